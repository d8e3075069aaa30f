-- Five countries year by year in DuckDB.
PIVOT (SELECT id, year, avg(value) AS value FROM observation_tidy
  WHERE indicator IN ('fiw.pr', 'fiw.cl') AND name IN ('Kazakhstan', 'Poland', 'Ghana', 'India', 'Brazil')
  GROUP BY id, year HAVING count(*) = 2)
ON id IN ('KAZ', 'POL', 'GHA', 'IND', 'BRA') USING any_value(value) GROUP BY year ORDER BY year;
