-- Freedom on the Net: every edition there is a file of.
WITH wanted AS (
  SELECT id AS source, 1 AS first_year, 9999 AS last_year FROM source WHERE layout = 'fotn'
)
SELECT 'fotn' AS publication, e.code AS id, e.name AS name,
  coalesce((SELECT r.kind FROM entity_role r WHERE r.entity = e.id
    AND ed.year BETWEEN r.first_year AND r.last_year), e.kind) AS kind,
  ed.label AS edition, ed.year AS year, ed.coverage_start AS coverage_start,
  ed.coverage_end AS coverage_end,
  max(CASE WHEN i.code = 'fotn.total' THEN o.value END) AS total,
  max(CASE WHEN i.code = 'fotn.status' THEN CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END END) AS status,
  max(CASE WHEN i.code = 'fotn.a' THEN o.value END) AS a,
  max(CASE WHEN i.code = 'fotn.b' THEN o.value END) AS b,
  max(CASE WHEN i.code = 'fotn.c' THEN o.value END) AS c,
  max(CASE WHEN i.code = 'fotn.a1' THEN o.value END) AS a1,
  max(CASE WHEN i.code = 'fotn.a2' THEN o.value END) AS a2,
  max(CASE WHEN i.code = 'fotn.a3' THEN o.value END) AS a3,
  max(CASE WHEN i.code = 'fotn.a4' THEN o.value END) AS a4,
  max(CASE WHEN i.code = 'fotn.a5' THEN o.value END) AS a5,
  max(CASE WHEN i.code = 'fotn.b1' THEN o.value END) AS b1,
  max(CASE WHEN i.code = 'fotn.b2' THEN o.value END) AS b2,
  max(CASE WHEN i.code = 'fotn.b3' THEN o.value END) AS b3,
  max(CASE WHEN i.code = 'fotn.b4' THEN o.value END) AS b4,
  max(CASE WHEN i.code = 'fotn.b5' THEN o.value END) AS b5,
  max(CASE WHEN i.code = 'fotn.b6' THEN o.value END) AS b6,
  max(CASE WHEN i.code = 'fotn.b7' THEN o.value END) AS b7,
  max(CASE WHEN i.code = 'fotn.b8' THEN o.value END) AS b8,
  max(CASE WHEN i.code = 'fotn.c1' THEN o.value END) AS c1,
  max(CASE WHEN i.code = 'fotn.c2' THEN o.value END) AS c2,
  max(CASE WHEN i.code = 'fotn.c3' THEN o.value END) AS c3,
  max(CASE WHEN i.code = 'fotn.c4' THEN o.value END) AS c4,
  max(CASE WHEN i.code = 'fotn.c5' THEN o.value END) AS c5,
  max(CASE WHEN i.code = 'fotn.c6' THEN o.value END) AS c6,
  max(CASE WHEN i.code = 'fotn.c7' THEN o.value END) AS c7,
  max(CASE WHEN i.code = 'fotn.c8' THEN o.value END) AS c8
FROM wanted w
JOIN observation o ON o.source = w.source
JOIN indicator i ON i.id = o.indicator
JOIN edition ed ON ed.id = o.edition AND ed.year BETWEEN w.first_year AND w.last_year
JOIN entity e ON e.id = o.entity
WHERE o.value IS NOT NULL AND i.code IN ('fotn.status', 'fotn.total', 'fotn.a', 'fotn.b', 'fotn.c', 'fotn.a1', 'fotn.a2', 'fotn.a3', 'fotn.a4', 'fotn.a5', 'fotn.b1', 'fotn.b2', 'fotn.b3', 'fotn.b4', 'fotn.b5', 'fotn.b6', 'fotn.b7', 'fotn.b8', 'fotn.c1', 'fotn.c2', 'fotn.c3', 'fotn.c4', 'fotn.c5', 'fotn.c6', 'fotn.c7', 'fotn.c8')
GROUP BY o.entity, o.edition
ORDER BY e.code, ed.year;
