#!/bin/sh
# Whose status changed with the newest edition? For the sqlite3 shell, 3.33 or newer.
#   sqlite3-status-changes.sh DATABASE
sqlite3 -readonly -box "$1" <<'SQL'
WITH steps AS (
  SELECT name, edition, year,
    lag(status) OVER (PARTITION BY id ORDER BY year) AS before,
    status AS after
  FROM freedom_in_the_world
  WHERE kind = 'country'
)
SELECT name, before, after
FROM steps
WHERE before <> after AND year = (SELECT max(year) FROM steps)
ORDER BY name;
SQL
