-- Trends of all countries in DuckDB: the same statistics as `freedom trend --all`.
-- erf by the series e^-x² · Σ x^(2n+1) / Γ(n + 3/2), whose terms are all positive.
CREATE TEMP MACRO tail(z) AS CASE WHEN z = 0 THEN 1.0 ELSE greatest(0.0, 1 - list_sum(list_transform(range(0, 250),
  lambda n: exp((2 * n + 1) * ln(abs(z) / sqrt(2)) - lgamma(n + 1.5) - z * z / 2)))) END;
CREATE TEMP TABLE figure AS
  SELECT id, any_value(name) AS name, year, avg(value) AS value FROM observation_tidy
  WHERE indicator IN ('fiw.pr', 'fiw.cl') AND kind = 'country' AND text IS NULL GROUP BY id, year HAVING count(*) = 2;
CREATE TEMP TABLE trend AS
WITH pair AS (
  SELECT a.id, sign(b.value - a.value) AS rise, (b.value - a.value) / (b.year - a.year) AS slope
  FROM figure a JOIN figure b ON a.id = b.id AND a.year < b.year),
slopes AS (
  SELECT id, sum(rise)::INT AS s, median(slope) AS slope, list(slope ORDER BY slope) AS ordered FROM pair GROUP BY id),
tie AS (SELECT id, count(*)::DOUBLE AS t FROM figure GROUP BY id, value),
ties AS (SELECT id, sum(t * (t - 1) * (2 * t + 5)) AS spread, sum(t * (t - 1) / 2) AS tied FROM tie GROUP BY id),
entity AS (
  SELECT id, any_value(name) AS name, min(year) AS "from", max(year) AS "to", count(*)::DOUBLE AS n,
    arg_min(value, year) AS "first", arg_max(value, year) AS "last",
    median(value) AS middle, median(year) AS middle_year FROM figure GROUP BY id),
spread AS (
  SELECT *, (n * (n - 1) * (2 * n + 5) - spread) / 18 AS variance, n * (n - 1) / 2 AS pairs
  FROM entity JOIN ties USING (id) LEFT JOIN slopes USING (id)),
ranked AS (
  SELECT *, 1.959963984540054 * sqrt(variance) AS reach, len(ordered) AS c,
    CASE WHEN variance > 0 THEN (s - sign(s)) / sqrt(variance) ELSE 0 END AS z FROM spread)
SELECT *, round_even((c - reach) / 2, 0)::INT AS lower, round_even((c + reach) / 2, 0)::INT + 1 AS upper,
  tail(z) AS p FROM ranked;
SELECT id, name, 'fiw.rating' AS indicator, "from", "to", n::INT AS n, "first", "last", "last" - "first" AS change,
  CASE sign("last" - "first") WHEN -1 THEN 'improved' WHEN 1 THEN 'declined' ELSE 'unchanged' END AS direction,
  slope, CASE WHEN lower >= 1 AND upper <= c THEN ordered[lower] END AS slope_low,
  CASE WHEN lower >= 1 AND upper <= c THEN ordered[upper] END AS slope_high,
  middle - slope * middle_year AS intercept,
  CASE WHEN tied < pairs THEN s / sqrt((pairs - tied) * pairs) END AS tau, s, variance, z, p,
  min(least(1.0, p * known / rank)) OVER (ORDER BY p DESC ROWS UNBOUNDED PRECEDING) AS p_adjusted, 'plain' AS method
FROM (SELECT *, count(p) OVER () AS known, row_number() OVER (ORDER BY p) AS rank FROM trend)
ORDER BY id;
