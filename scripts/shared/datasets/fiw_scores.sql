-- Scores: until the edition 2012 from the newest file of aggregate scores, since 2013 from the
-- newest file of item scores.
WITH wanted AS (
  SELECT * FROM (SELECT id AS source, 1 AS first_year, 2012 AS last_year FROM source
    WHERE layout = 'fiw-scores' ORDER BY newest_edition DESC, id DESC LIMIT 1)
  UNION ALL
  SELECT * FROM (SELECT id AS source, 2013 AS first_year, 9999 AS last_year FROM source
    WHERE layout = 'fiw-all-data' ORDER BY newest_edition DESC, id DESC LIMIT 1)
)
SELECT 'fiw' AS publication, e.code AS id, e.name AS name,
  coalesce((SELECT r.kind FROM entity_role r WHERE r.entity = e.id
    AND ed.year BETWEEN r.first_year AND r.last_year), e.kind) AS kind,
  ed.label AS edition, ed.year AS year, ed.coverage_start AS coverage_start,
  ed.coverage_end AS coverage_end,
  max(CASE WHEN i.code = 'fiw.total' THEN o.value END) AS total,
  max(CASE WHEN i.code = 'fiw.pr_score' THEN o.value END) AS pr_score,
  max(CASE WHEN i.code = 'fiw.cl_score' THEN o.value END) AS cl_score,
  max(CASE WHEN i.code = 'fiw.a' THEN o.value END) AS a,
  max(CASE WHEN i.code = 'fiw.b' THEN o.value END) AS b,
  max(CASE WHEN i.code = 'fiw.c' THEN o.value END) AS c,
  max(CASE WHEN i.code = 'fiw.add_q' THEN o.value END) AS add_q,
  max(CASE WHEN i.code = 'fiw.add_a' THEN o.value END) AS add_a,
  max(CASE WHEN i.code = 'fiw.d' THEN o.value END) AS d,
  max(CASE WHEN i.code = 'fiw.e' THEN o.value END) AS e,
  max(CASE WHEN i.code = 'fiw.f' THEN o.value END) AS f,
  max(CASE WHEN i.code = 'fiw.g' THEN o.value END) AS g,
  max(CASE WHEN i.code = 'fiw.a1' THEN o.value END) AS a1,
  max(CASE WHEN i.code = 'fiw.a2' THEN o.value END) AS a2,
  max(CASE WHEN i.code = 'fiw.a3' THEN o.value END) AS a3,
  max(CASE WHEN i.code = 'fiw.b1' THEN o.value END) AS b1,
  max(CASE WHEN i.code = 'fiw.b2' THEN o.value END) AS b2,
  max(CASE WHEN i.code = 'fiw.b3' THEN o.value END) AS b3,
  max(CASE WHEN i.code = 'fiw.b4' THEN o.value END) AS b4,
  max(CASE WHEN i.code = 'fiw.c1' THEN o.value END) AS c1,
  max(CASE WHEN i.code = 'fiw.c2' THEN o.value END) AS c2,
  max(CASE WHEN i.code = 'fiw.c3' THEN o.value END) AS c3,
  max(CASE WHEN i.code = 'fiw.d1' THEN o.value END) AS d1,
  max(CASE WHEN i.code = 'fiw.d2' THEN o.value END) AS d2,
  max(CASE WHEN i.code = 'fiw.d3' THEN o.value END) AS d3,
  max(CASE WHEN i.code = 'fiw.d4' THEN o.value END) AS d4,
  max(CASE WHEN i.code = 'fiw.e1' THEN o.value END) AS e1,
  max(CASE WHEN i.code = 'fiw.e2' THEN o.value END) AS e2,
  max(CASE WHEN i.code = 'fiw.e3' THEN o.value END) AS e3,
  max(CASE WHEN i.code = 'fiw.f1' THEN o.value END) AS f1,
  max(CASE WHEN i.code = 'fiw.f2' THEN o.value END) AS f2,
  max(CASE WHEN i.code = 'fiw.f3' THEN o.value END) AS f3,
  max(CASE WHEN i.code = 'fiw.f4' THEN o.value END) AS f4,
  max(CASE WHEN i.code = 'fiw.g1' THEN o.value END) AS g1,
  max(CASE WHEN i.code = 'fiw.g2' THEN o.value END) AS g2,
  max(CASE WHEN i.code = 'fiw.g3' THEN o.value END) AS g3,
  max(CASE WHEN i.code = 'fiw.g4' THEN o.value END) AS g4
FROM wanted w
JOIN observation o ON o.source = w.source
JOIN indicator i ON i.id = o.indicator
JOIN edition ed ON ed.id = o.edition AND ed.year BETWEEN w.first_year AND w.last_year
JOIN entity e ON e.id = o.entity
WHERE o.value IS NOT NULL AND i.code IN ('fiw.total', 'fiw.pr_score', 'fiw.cl_score', 'fiw.a', 'fiw.b', 'fiw.c', 'fiw.add_q', 'fiw.add_a', 'fiw.d', 'fiw.e', 'fiw.f', 'fiw.g', 'fiw.a1', 'fiw.a2', 'fiw.a3', 'fiw.b1', 'fiw.b2', 'fiw.b3', 'fiw.b4', 'fiw.c1', 'fiw.c2', 'fiw.c3', 'fiw.d1', 'fiw.d2', 'fiw.d3', 'fiw.d4', 'fiw.e1', 'fiw.e2', 'fiw.e3', 'fiw.f1', 'fiw.f2', 'fiw.f3', 'fiw.f4', 'fiw.g1', 'fiw.g2', 'fiw.g3', 'fiw.g4')
GROUP BY o.entity, o.edition
ORDER BY e.code, ed.year;
