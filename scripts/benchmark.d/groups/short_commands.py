"""One country's figures, help and completion: the commands that must feel instant."""
from one_country import ONE_COUNTRY, shell_question
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
    ]
    return contend(
        bench, "One country's figures, help, completion", contenders,
        goals=[
            Goal(f"{name}: at most 3 times the sqlite3 shell's query", "time", 3, name, ONE_COUNTRY)
            for name in (QUERY, HELP, COMPLETION)
        ],
        rounds=5 * bench.rounds)
