-- Editions of Freedom on the Net from the table of third parties' values: those that a second source
-- confirms (2019 and 2021 in full, 2025 by two more tables of totals), and the others. @TRUST@ is the
-- grade wanted.
WITH wanted AS (
  SELECT o.*, ed.year,
    CASE WHEN ed.year IN (2019, 2021, 2025) THEN 'agreeing third parties'
      ELSE 'one third party' END AS trust
  FROM source s JOIN observation o ON o.source = s.id JOIN edition ed ON ed.id = o.edition
  WHERE s.layout = 'fotn-third-party' AND o.value IS NOT NULL
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
  CASE ed.year WHEN 2015 THEN 'Quality of Government cross-section, January 2018'
    WHEN 2016 THEN 'Quality of Government cross-section, January 2019'
    WHEN 2017 THEN 'Quality of Government cross-section, January 2020'
    WHEN 2019 THEN 'Quality of Government cross-section, January 2022'
    WHEN 2020 THEN CASE WHEN count(CASE WHEN i.code = 'fotn.a' THEN 1 END) > 0
      THEN 'Quality of Government cross-section, January 2024'
      ELSE 'World Bank governance indicators, input workbook' END
    WHEN 2021 THEN 'Quality of Government cross-section, January 2024'
    WHEN 2022 THEN 'Quality of Government cross-section, January 2025'
    WHEN 2023 THEN 'Quality of Government cross-section, January 2026'
    WHEN 2025 THEN 'three agreeing third-party tables of totals' END AS source,
  o.trust AS source_trust
FROM wanted o
JOIN indicator i ON i.id = o.indicator
JOIN edition ed ON ed.id = o.edition
JOIN entity e ON e.id = o.entity
WHERE o.trust = '@TRUST@'
GROUP BY o.entity, o.edition
ORDER BY e.code, ed.year;
