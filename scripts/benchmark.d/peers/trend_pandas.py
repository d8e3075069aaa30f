"""pandas, pymannkendall and SciPy: trends of all countries from DATABASE, as CSV."""
import sqlite3
import sys

import pandas
import pymannkendall
from scipy import stats

figures = pandas.read_sql(
    "SELECT id, name, year, avg(value) AS value FROM observation_tidy WHERE indicator IN ('fiw.pr', 'fiw.cl')"
    " AND kind = 'country' GROUP BY id, year HAVING count(*) = 2 ORDER BY id, year",
    sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True))
rows = []
for (entity, name), group in figures.groupby(["id", "name"]):
    test = pymannkendall.original_test(group.value)
    # pymannkendall treats the values as equally spaced: the line on real years is SciPy's.
    slope, intercept, low, high = stats.theilslopes(group.value, group.year, 0.95)
    first, last = group.value.iloc[0], group.value.iloc[-1]
    rows.append((entity, name, group.year.iloc[0], group.year.iloc[-1], len(group), first, last, slope, low, high,
                 intercept, test.s, test.var_s, test.z, test.p))
table = pandas.DataFrame(
    rows, columns="id name from to n first last slope slope_low slope_high intercept s variance z p".split())
table["p_adjusted"] = stats.false_discovery_control(table.p)
table.to_csv(sys.stdout, index=False)
