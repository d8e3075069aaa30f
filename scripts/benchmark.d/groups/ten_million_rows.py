"""A long CSV of 10,000,000 rows, beside one of 1,000,000."""
from long_import import LIMIT, OURS, limit, ours
from measuring import Goal, contend

PLACE = 30
TAKES_LONG = True
MILLION = "freedom import of a tenth of the rows"


def run(bench):
    database = bench.path("long.sqlite")
    file, rows = bench.long(10_000_000)
    contenders = [
        ours(bench, file, database), limit(bench, file, database), ours(bench, bench.long(1_000_000)[0], database)]
    contenders[2].name, contenders[2].answer = MILLION, None
    return contend(
        bench, f"Import of a long CSV of {rows:,} rows, validated", contenders,
        goals=[
            Goal("at most 10.5 times the time of 1,000,000 rows", "time", 10.5, OURS, MILLION),
            Goal("peak at most 48 MiB", "peak", 48, OURS),
        ],
        rounds=3, notes=[f"{LIMIT}: it keeps and sorts all rows, so its memory grows with them."])
