"""Where was the press less free than the country, and where freer? Needs duckdb.

    python3 duckdb-press-gap.py DATABASE                (with DuckDB's extension for SQLite)
    python3 duckdb-press-gap.py world.csv press.csv
"""

import sys

import duckdb

connection = duckdb.connect()
if len(sys.argv) == 2:
    connection.execute(f"INSTALL sqlite; LOAD sqlite; ATTACH '{sys.argv[1]}' (TYPE sqlite, READ_ONLY)")
    catalog = connection.sql("SELECT database_name FROM duckdb_databases() WHERE type = 'sqlite'")
    connection.execute(f'USE "{catalog.fetchone()[0]}"')
else:
    for view, file in zip(["freedom_in_the_world", "freedom_of_the_press"], sys.argv[1:]):
        # The types are declared: a column that is F throughout would be read as false.
        connection.execute(
            f"CREATE VIEW {view} AS SELECT * FROM read_csv('{file}', types = {{'status': 'VARCHAR'}})")

# Both reversed so that higher is freer; joined by the period judged, not by the edition's name.
rows = connection.sql("""
    SELECT w.name, w.total AS freedom, 100 - p.total AS press, (100 - p.total) - w.total AS gap
    FROM freedom_in_the_world w JOIN freedom_of_the_press p
      ON p.id = w.id AND p.coverage_end = w.coverage_end
    WHERE w.edition = '2017' AND w.total IS NOT NULL AND p.total IS NOT NULL
    ORDER BY gap, w.name
""").fetchall()
for name, freedom, press, gap in rows[:3] + rows[-3:]:
    print(f"{name:20}{freedom:5.0f}{press:5.0f}{gap:+5.0f}")
