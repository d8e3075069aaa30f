-- Where two files of Freedom of the Press differ on a total, a part or a status of one edition.
SELECT e.code AS id, e.name AS name, ed.label AS edition, i.code AS indicator,
  a.file AS file, coalesce(ao.text, CASE i.measure WHEN 'status'
    THEN CASE ao.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END ELSE ao.value END) AS value,
  b.file AS other_file, coalesce(bo.text, CASE i.measure WHEN 'status'
    THEN CASE bo.value WHEN 2 THEN 'F' WHEN 1 THEN 'PF' WHEN 0 THEN 'NF' END ELSE bo.value END)
    AS other_value
FROM source a
JOIN observation ao ON ao.source = a.id
JOIN indicator i ON i.id = ao.indicator
JOIN observation bo ON bo.entity = ao.entity AND bo.indicator = ao.indicator AND bo.edition = ao.edition
JOIN source b ON b.id = bo.source AND b.layout IN ('fotp-parts', 'fotp-totals')
JOIN edition ed ON ed.id = ao.edition
JOIN entity e ON e.id = ao.entity
WHERE a.layout = 'fotp-scores' AND ao.value IS NOT NULL AND ao.value IS NOT bo.value
ORDER BY e.code, ed.year, i.code;
