-- Freedom of the Press: editions to 2001 from the workbook of scores and statuses, 2002 to 2015 from
-- the table of parts, later ones from the tables of totals and parts. A value of these tables that the
-- workbook has too is Freedom House's own; one that another third party has too is agreed upon.
-- @TRUST@ is the grade wanted.
WITH wanted AS (
  SELECT * FROM (SELECT id AS source, layout, 1 AS first_year, 2001 AS last_year FROM source
    WHERE layout = 'fotp-scores' ORDER BY newest_edition DESC, id DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT id AS source, layout, 2002 AS first_year, 2015 AS last_year FROM source
    WHERE layout = 'fotp-parts' ORDER BY newest_edition DESC, id DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT id AS source, layout, 2016 AS first_year, 9999 AS last_year FROM source
    WHERE layout = 'fotp-totals' ORDER BY newest_edition DESC, id DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT id AS source, layout, 2016 AS first_year, 9999 AS last_year FROM source
    WHERE layout = 'fotp-third-party-parts' ORDER BY newest_edition DESC, id DESC LIMIT 1)
), graded AS (
  SELECT o.entity, o.indicator, o.edition, o.value, w.layout,
    CASE WHEN w.layout = 'fotp-scores' THEN 'official' ELSE coalesce((
      SELECT CASE max(s.layout = 'fotp-scores') WHEN 1 THEN 'official'
        ELSE 'agreeing third parties' END
      FROM observation p JOIN source s ON s.id = p.source
      WHERE p.entity = o.entity AND p.indicator = o.indicator AND p.edition = o.edition
        AND p.source <> o.source AND p.value = o.value AND s.publication = src.publication
      HAVING count(*) > 0), 'one third party') END AS trust
  FROM wanted w
  JOIN source src ON src.id = w.source
  JOIN observation o ON o.source = w.source
  JOIN edition ed ON ed.id = o.edition AND ed.year BETWEEN w.first_year AND w.last_year
  JOIN indicator i ON i.id = o.indicator
  WHERE o.value IS NOT NULL
    AND (w.layout <> 'fotp-third-party-parts' OR i.code NOT IN ('fotp.total', 'fotp.status'))
)
SELECT 'fotp' AS publication, e.code AS id, e.name AS name,
  coalesce((SELECT r.kind FROM entity_role r WHERE r.entity = e.id
    AND ed.year BETWEEN r.first_year AND r.last_year), e.kind) AS kind,
  ed.label AS edition, ed.year AS year, ed.coverage_start AS coverage_start,
  ed.coverage_end AS coverage_end,
  max(CASE WHEN i.code = 'fotp.total' THEN o.value END) AS total,
  max(CASE WHEN i.code = 'fotp.legal' THEN o.value END) AS legal,
  max(CASE WHEN i.code = 'fotp.political' THEN o.value END) AS political,
  max(CASE WHEN i.code = 'fotp.economic' THEN o.value END) AS economic,
  max(CASE WHEN i.code = 'fotp.status' THEN CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END END) AS status,
  max(CASE WHEN i.code = 'fotp.print_status' THEN CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END END) AS print_status,
  max(CASE WHEN i.code = 'fotp.broadcast_status' THEN CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END END) AS broadcast_status@SOURCE@
FROM graded o
JOIN indicator i ON i.id = o.indicator
JOIN edition ed ON ed.id = o.edition
JOIN entity e ON e.id = o.entity
WHERE o.trust = '@TRUST@'
GROUP BY o.entity, o.edition
ORDER BY e.code, ed.year;
