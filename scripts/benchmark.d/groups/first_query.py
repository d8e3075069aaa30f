"""The first query ever: the database is built from datasets/."""
from measuring import Contender, Goal, contend, fresh
from surroundings import csv_rows

PLACE = 100
OURS = "freedom series, no database yet"


def run(bench):
    database = bench.path("first.sqlite")
    question = ["series", "Kazakhstan", "--indicator", "fiw.pr", "--format", "csv", "--quiet"]
    return contend(
        bench, "The first query ever: the database is built from the bundled data",
        [
            Contender(OURS, bench.ours(*question, database=database), fresh(database), csv_rows),
            Contender("freedom series, with the database", bench.ours(*question, database=bench.bundled()), answer=csv_rows),
        ],
        goals=[Goal("at most 250 ms", "milliseconds", 250, OURS)], rounds=2 * bench.rounds)
