"""An old workbook (XLS) of Freedom of the Press 1980-2013 to a validated database."""
import sys

from measuring import Contender, Goal, contend, fresh

PLACE = 50
FILE = "FreedomHouse_1980_2013.xls"
OURS, XLRD = "freedom import, validated", "xlrd, read alone"


def run(bench):
    file = bench.shared(FILE)
    if not file:
        return "the old workbook is not here"
    if not bench.has_modules("xlrd"):
        return "xlrd is not installed"
    database = bench.path("old.sqlite")
    return contend(
        bench, "An old workbook (XLS), Freedom of the Press 1980-2013, validated, to a new database",
        [
            Contender(OURS, bench.ours("import", file, "--quiet", database=database), fresh(database)),
            Contender(XLRD, [sys.executable, bench.peer("xlrd_read.py"), file]),
        ],
        goals=[Goal("faster than xlrd's read", "time", 1, OURS, XLRD)],
        rounds=2 * bench.rounds, notes=["xlrd only reads, so there is no answer to compare."])
