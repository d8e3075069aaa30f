-- Freedom of the Press: editions to 2001 from the workbook of scores and statuses, 2002 to 2015 from
-- the table of parts, later ones from the table of totals.
WITH wanted AS (
  SELECT * FROM (SELECT id AS source, 1 AS first_year, 2001 AS last_year FROM source
    WHERE layout = 'fotp-scores' ORDER BY newest_edition DESC, id DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT id AS source, 2002 AS first_year, 2015 AS last_year FROM source
    WHERE layout = 'fotp-parts' ORDER BY newest_edition DESC, id DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT id AS source, 2016 AS first_year, 9999 AS last_year FROM source
    WHERE layout = 'fotp-totals' ORDER BY newest_edition DESC, id DESC LIMIT 1)
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
  max(CASE WHEN i.code = 'fotp.broadcast_status' THEN CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END END) AS broadcast_status
FROM wanted w
JOIN observation o ON o.source = w.source
JOIN indicator i ON i.id = o.indicator
JOIN edition ed ON ed.id = o.edition AND ed.year BETWEEN w.first_year AND w.last_year
JOIN entity e ON e.id = o.entity
WHERE o.value IS NOT NULL AND i.code IN ('fotp.total', 'fotp.legal', 'fotp.political', 'fotp.economic', 'fotp.status', 'fotp.print_status', 'fotp.broadcast_status')
GROUP BY o.entity, o.edition
ORDER BY e.code, ed.year;
