"""A line chart of five countries in the terminal."""
import sys

from one_country import ONE_COUNTRY, shell_question
from measuring import Contender, Goal, contend

PLACE = 80
OURS = "freedom chart line, five countries"
COUNTRIES = ["Kazakhstan", "Poland", "Ghana", "India", "Brazil"]


def run(bench):
    database = bench.bundled()
    contenders = [
        Contender(
            OURS, bench.ours("chart", "line", *COUNTRIES, "--width", "100", "--color", "never", database=database)),
        Contender(ONE_COUNTRY, shell_question(database)),
    ]
    skipped = []
    if bench.has_plotext():
        contenders.append(Contender(
            "plotext", [sys.executable, bench.peer("chart_plotext.py"), database, *COUNTRIES], runs=2 * bench.rounds))
    else:
        skipped.append("plotext 5 is not installed")
    return contend(
        bench, "A line chart of five countries, as text", contenders,
        goals=[
            Goal("at most 4 times the sqlite3 shell's query", "time", 4, OURS, ONE_COUNTRY),
        ],
        rounds=5 * bench.rounds, skipped=skipped, notes=["Drawings are not compared; the shell only reads one country."])
