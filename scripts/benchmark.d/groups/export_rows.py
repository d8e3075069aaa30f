"""Export of 1,000,000 rows as CSV."""
import collections
import csv

from measuring import Contender, Goal, contend

PLACE = 110
OURS, LIMIT, SHELL = "freedom export tidy", "C program", "sqlite3 shell, -csv"


def run(bench):
    if not bench.has_command("export"):
        return "there is no command export"
    database = bench.long_database(1_000_000)
    contenders = [
        Contender(OURS, bench.ours("export", "tidy", "--format", "csv", database=database), answer=summed),
        Contender(
            SHELL, ["sqlite3", "-csv", "-header", database, "SELECT * FROM observation_tidy"], answer=summed, runs=5),
    ]
    contenders.append(Contender(LIMIT, [bench.compiled("limits/export.c"), database], answer=summed))
    return contend(
        bench, "Export of 1,000,000 rows as CSV", contenders,
        goals=[Goal("at most 1.1 times the C program", "time", 1.1, OURS, LIMIT)],
        notes=["Compared are counts and sums by country and indicator."])


def summed(output):
    """Counts and sums of the values by country and indicator, and the sum of the years."""
    found = collections.defaultdict(lambda: [0, 0.0, 0])
    with open(output, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if row["value"]:
                sums = found[row["id"], row["indicator"]]
                sums[0] += 1
                sums[1] += float(row["value"])
                sums[2] += int(row["year"])
    return [[*key, *sums] for key, sums in sorted(found.items())]
