"""One country's values, help and completion: the commands that must feel instant."""
from one_country import NOTHING, ONE_COUNTRY, shell_nothing, shell_question
from measuring import Contender, Goal, contend
from surroundings import csv_rows

PLACE = 70
QUERY = "freedom series Kazakhstan"
HELP = "freedom --help"
COMPLETION = "completion of Kaz, as bash asks for it"


def run(bench):
    database = bench.bundled()
    contenders = [
        Contender(
            QUERY, bench.ours("series", "Kazakhstan", "--indicator", "fiw.pr", "--format", "csv", database=database),
            answer=lambda output: csv_rows(output, ["year", "value"])),
        Contender(HELP, bench.ours("--help")),
        Contender(
            COMPLETION, bench.ours("complete", "entities", "--shell", "bash", "--", "Kaz", database=database)),
        Contender(
            ONE_COUNTRY, shell_question(database), answer=lambda output: csv_rows(output, ["year", "value"])),
        Contender(NOTHING, shell_nothing()),
    ]
    return contend(
        bench, "One country's values, help, completion", contenders,
        goals=[
            Goal(f"{HELP}: at most 1.8 times the sqlite3 shell's select 1", "time", 1.8, HELP, NOTHING),
            Goal(f"{QUERY}: at most 1.9 times the sqlite3 shell's query", "time", 1.9, QUERY, ONE_COUNTRY),
            Goal(f"{COMPLETION}: at most 3 times the sqlite3 shell's query", "time", 3, COMPLETION, ONE_COUNTRY),
        ],
        rounds=5 * bench.rounds)
