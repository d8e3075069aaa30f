"""The ratings workbook (XLSX) to a validated database."""
import sys

from measuring import Contender, Goal, contend, fresh
from surroundings import query

PLACE = 40
FILE = "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx"
OURS, CALAMINE, READ = "freedom import, validated", "python-calamine + sqlite3 executemany", "python-calamine, read alone"


def run(bench):
    file = bench.shared(FILE)
    if not file:
        return "the ratings workbook is not here"
    database = bench.path("workbook.sqlite")

    def our_answer(_):
        return query(
            database, "SELECT substr(indicator, 5), count(*), sum(value) FROM observation_tidy"
            " WHERE indicator IN ('fiw.pr', 'fiw.cl') GROUP BY indicator ORDER BY 1")

    def their_answer(_):
        # South Africa 1973 is written 2(5): the number in front is the rating, as we take it too.
        return [
            [name, *query(database, f"SELECT count({name}), sum(CAST({name} AS REAL)) FROM ratings")[0]]
            for name in ("cl", "pr")]

    contenders, skipped = [
        Contender(OURS, bench.ours("import", file, "--quiet", database=database), fresh(database), our_answer)], []
    if bench.has_modules("python_calamine"):
        peer = bench.peer("ratings_calamine.py")
        contenders += [
            Contender(CALAMINE, [sys.executable, peer, file, database], fresh(database), their_answer),
            Contender(READ, [sys.executable, peer, file])]
    else:
        skipped.append("python-calamine is not installed")
    if bench.has_modules("openpyxl"):
        contenders.append(Contender(
            "openpyxl + sqlite3 executemany", [sys.executable, bench.peer("ratings_openpyxl.py"), file, database],
            fresh(database), their_answer, runs=5))
    else:
        skipped.append("openpyxl is not installed")
    return contend(
        bench, "The ratings workbook (XLSX), validated, to a new database", contenders,
        goals=[
            Goal("at most 0.65 of python-calamine with executemany", "time", 0.65, OURS, CALAMINE),
            Goal("peak at most 40 MiB", "peak", 40, OURS),
        ],
        rounds=2 * bench.rounds, skipped=skipped,
        notes=["Only freedom keeps each value's sheet and cell, resolves names and checks every status."])
