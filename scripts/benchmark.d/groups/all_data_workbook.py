"""The all-data workbook (XLSX, 120,000 cells) to a validated database."""
import sys

from measuring import Contender, Goal, contend, fresh
from surroundings import query

PLACE = 45
FILE = "All_data_FIW_2013-2025.xlsx"
OURS, CALAMINE, READ = "freedom import, validated", "python-calamine + sqlite3 executemany", "python-calamine, read alone"
# The workbook's headings that are not the end of our code in lower case.
CODES = {"PR rating": "pr", "CL rating": "cl", "PR": "pr_score", "CL": "cl_score", "Add Q": "add_q", "Add A": "add_a"}


def run(bench):
    file = bench.shared(FILE)
    if not file:
        return "the all-data workbook is not here"
    database = bench.path("all_data.sqlite")

    def our_answer(_):
        return query(
            database, "SELECT substr(indicator, 5), count(*), coalesce(sum(value), 0) FROM observation_tidy"
            " GROUP BY indicator ORDER BY 1")

    def their_answer(_):
        rows = query(
            database, "SELECT indicator, count(*), sum(CASE indicator WHEN 'Status' THEN 0 ELSE value END)"
            " FROM all_data GROUP BY indicator")
        return sorted([CODES.get(name, name.lower()), *rest] for name, *rest in rows)

    contenders, skipped = [
        Contender(OURS, bench.ours("import", file, "--quiet", database=database), fresh(database), our_answer)], []
    peer = [sys.executable, bench.peer("all_data.py")]
    if bench.has_modules("python_calamine"):
        contenders += [
            Contender(CALAMINE, [*peer, "calamine", file, database], fresh(database), their_answer),
            Contender(READ, [*peer, "calamine", file])]
    else:
        skipped.append("python-calamine is not installed")
    if bench.has_modules("openpyxl"):
        contenders.append(Contender(
            "openpyxl + sqlite3 executemany", [*peer, "openpyxl", file, database], fresh(database), their_answer, runs=3))
    else:
        skipped.append("openpyxl is not installed")
    return contend(
        bench, "The all-data workbook (XLSX, 120,000 cells), validated, to a new database", contenders,
        goals=[
            Goal("at most 0.5 of python-calamine with executemany", "time", 0.5, OURS, CALAMINE),
            Goal("python-calamine's read alone", "time", 1, OURS, READ, stretch=True),
            Goal("peak at most 40 MiB", "peak", 40, OURS),
        ],
        skipped=skipped)
