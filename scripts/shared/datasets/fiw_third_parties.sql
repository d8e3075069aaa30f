-- Editions of Freedom in the World without an available workbook of Freedom House's: countries that two
-- tables have, and entities that one has. @TRUST@ is the grade wanted.
WITH wanted AS (
  SELECT id AS source, layout FROM source
  WHERE layout IN ('fiw-third-party-scores', 'fiw-third-party-ratings')
), graded AS (
  SELECT o.entity, o.edition, CASE max(w.layout = 'fiw-third-party-ratings')
    WHEN 1 THEN 'agreeing third parties' ELSE 'one third party' END AS trust
  FROM wanted w JOIN observation o ON o.source = w.source GROUP BY o.entity, o.edition
)
SELECT 'fiw' AS publication, e.code AS id, e.name AS name,
  coalesce((SELECT r.kind FROM entity_role r WHERE r.entity = e.id
    AND ed.year BETWEEN r.first_year AND r.last_year), e.kind) AS kind,
  ed.label AS edition, ed.year AS year, ed.coverage_start AS coverage_start,
  ed.coverage_end AS coverage_end,
  max(CASE WHEN i.code = 'fiw.pr' THEN o.value END) AS pr,
  max(CASE WHEN i.code = 'fiw.cl' THEN o.value END) AS cl,
  max(CASE WHEN i.code = 'fiw.status' THEN CASE o.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END END) AS status,
  max(CASE WHEN i.code = 'fiw.total' THEN o.value END) AS total,
  max(CASE WHEN i.code = 'fiw.pr_score' THEN o.value END) AS pr_score,
  max(CASE WHEN i.code = 'fiw.cl_score' THEN o.value END) AS cl_score,
  CASE g.trust WHEN 'one third party' THEN 'transcript of the table of country scores on freedomhouse.org'
    ELSE 'transcript of the table of country scores on freedomhouse.org; '
      || 'ratings as read from the all-data workbook 2013-2026' END AS source,
  g.trust AS source_trust
FROM wanted w
JOIN observation o ON o.source = w.source
JOIN graded g ON g.entity = o.entity AND g.edition = o.edition AND g.trust = '@TRUST@'
JOIN indicator i ON i.id = o.indicator
JOIN edition ed ON ed.id = o.edition
JOIN entity e ON e.id = o.entity
WHERE o.value IS NOT NULL
GROUP BY o.entity, o.edition
ORDER BY e.code, ed.year;
