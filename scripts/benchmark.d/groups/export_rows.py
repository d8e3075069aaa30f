"""Export of 1,000,000 rows as CSV."""
from long_import import ours
from measuring import Contender, Goal, contend
from surroundings import csv_rows

PLACE = 110
OURS, LIMIT, SHELL = "freedom export tidy", "C program", "sqlite3 shell, -csv"


def run(bench):
    if not bench.has_command("export"):
        return "there is no command export"
    database = bench.long_database(1_000_000)
    limit = bench.compiled("export.c")
    contenders = [
        Contender(OURS, bench.ours("export", "tidy", "--format", "csv", database=database), answer=summed),
        Contender(LIMIT, [limit, database], answer=summed),
        Contender(
            SHELL, ["sqlite3", "-csv", "-header", database, "SELECT * FROM observation_tidy"], answer=summed, runs=5),
    ]
    return contend(
        bench, "Export of 1,000,000 rows as CSV", contenders,
        goals=[Goal("at most 1.1 times the C program", "time", 1.1, OURS, LIMIT)])
