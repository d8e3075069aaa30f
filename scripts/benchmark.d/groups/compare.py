"""Five countries side by side to CSV."""
from measuring import Contender, Goal, contend
from surroundings import csv_rows

PLACE = 90
OURS = "freedom compare, five countries"
COUNTRIES = ["Kazakhstan", "Poland", "Ghana", "India", "Brazil"]


def run(bench):
    database = bench.bundled()
    contenders = [
        Contender(OURS, bench.ours("compare", *COUNTRIES, "--format", "csv", database=database), answer=csv_rows),
        Contender("C program", [bench.compiled("limits/compare.c"), database, *COUNTRIES], answer=csv_rows),
    ]
    skipped = []
    if bench.duckdb("", ""):
        contenders.append(Contender(
            "DuckDB, SQL", bench.duckdb(bench.duckdb_bundled(), "compare.sql"), answer=csv_rows))
    else:
        skipped.append("DuckDB is not installed")
    return contend(
        bench, "Five countries compared, to CSV", contenders,
        goals=[
            Goal("at most 4 times the C program", "time", 4, OURS, "C program"),
            Goal("4 times faster than DuckDB", "faster", 4, OURS, "DuckDB, SQL"),
        ],
        rounds=5 * bench.rounds, skipped=skipped)
