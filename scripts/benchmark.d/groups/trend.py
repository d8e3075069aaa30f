"""Trends of all 205 countries, all statistics, from the database."""
import sys

from measuring import Contender, Goal, contend
from surroundings import csv_rows

PLACE = 60
OURS = "freedom trend --all"
# What every contender computes first: pymannkendall's tau is not tau-b.
COMMON = "id name from to n first last slope slope_low slope_high intercept s variance z p p_adjusted".split()
ALL = COMMON + "tau indicator change direction method".split()


def run(bench):
    database = bench.bundled()
    ours = bench.ours("trend", "--all", "--format", "csv", database=database)

    def answer(columns):
        return lambda output: sorted(csv_rows(output, columns))

    contenders, skipped = [Contender(OURS, ours, answer=answer(ALL))], []
    limit = bench.compiled("limits/trend.c")
    contenders.append(Contender("C program, qsort of all pair slopes", [limit, database], answer=answer(ALL)))
    duckdb = bench.duckdb(bench.duckdb_bundled(), "trend.sql") if bench.duckdb("", "") else None
    if duckdb:
        contenders.append(Contender("DuckDB, SQL", duckdb, answer=answer(ALL), runs=2 * bench.rounds))
    else:
        skipped.append("DuckDB is not installed")
    if bench.has_modules("pandas", "pymannkendall", "scipy"):
        contenders.append(Contender(
            "pandas + pymannkendall + SciPy", [sys.executable, bench.peer("trend_pandas.py"), database],
            answer=answer(COMMON), runs=5))
    else:
        skipped.append("pandas, pymannkendall or SciPy is not installed")
    return contend(
        bench, "Trends of all 205 countries, all statistics, from the database to CSV", contenders,
        goals=[
            Goal("at most 0.8 of the C program's time", "time", 0.8, OURS, "C program, qsort of all pair slopes"),
            Goal("4 times faster than DuckDB's SQL", "faster", 4, OURS, "DuckDB, SQL"),
            Goal("80 times faster than pandas with pymannkendall", "faster", 80, OURS,
                 "pandas + pymannkendall + SciPy"),
        ],
        rounds=3 * bench.rounds, skipped=skipped,
        notes=["Every column is compared, to 1e-9; of pandas with pymannkendall and SciPy all but tau-b, which it lacks."])
