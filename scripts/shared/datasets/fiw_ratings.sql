-- Ratings and statuses, from the newest ratings workbook.
WITH wanted AS (
  SELECT * FROM (SELECT id AS source, 1 AS first_year, 9999 AS last_year FROM source
    WHERE layout = 'fiw-ratings' ORDER BY newest_edition DESC, id DESC LIMIT 1)
)
SELECT 'fiw' AS publication, e.code AS id, e.name AS name,
  coalesce((SELECT r.kind FROM entity_role r WHERE r.entity = e.id
    AND ed.year BETWEEN r.first_year AND r.last_year), e.kind) AS kind,
  ed.label AS edition, ed.year AS year, ed.coverage_start AS coverage_start,
  ed.coverage_end AS coverage_end,
  max(CASE WHEN i.code = 'fiw.pr' THEN o.value END) AS pr,
  max(CASE WHEN i.code = 'fiw.cl' THEN o.value END) AS cl,
  max(CASE WHEN i.code = 'fiw.status' THEN CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END END) AS status,
  max(CASE WHEN i.code = 'fiw.pr' THEN o.text END) AS pr_text,
  max(CASE WHEN i.code = 'fiw.cl' THEN o.text END) AS cl_text,
  max(CASE WHEN i.code = 'fiw.status' THEN o.text END) AS status_text
FROM wanted w
JOIN observation o ON o.source = w.source
JOIN indicator i ON i.id = o.indicator
JOIN edition ed ON ed.id = o.edition AND ed.year BETWEEN w.first_year AND w.last_year
JOIN entity e ON e.id = o.entity
WHERE o.value IS NOT NULL AND i.code IN ('fiw.pr', 'fiw.cl', 'fiw.status')
GROUP BY o.entity, o.edition
ORDER BY e.code, ed.year;
