"""A long CSV of 1,000,000 rows into a database with the register; the database's size."""
import os
import sys

from long_import import CREATE, LIMIT, OURS, SHELL, limit, ours, shell, theirs_summed
from measuring import Contender, Goal, contend, fresh

PLACE = 20
PYTHON, UTILS = "Python csv + sqlite3 executemany", "sqlite-utils insert --csv"


def run(bench):
    (file, rows), database = bench.long(1_000_000), bench.path("long.sqlite")
    typed = bench.path("typed_long.sqlite")
    fresh(typed)()
    bench.do(["sqlite3", typed, CREATE])
    contenders = [
        ours(bench, file, database),
        limit(bench, file, database),
        shell(bench, file, database),
        Contender(
            PYTHON, [sys.executable, bench.peer("csv_sqlite3.py"), file, database, "long"], fresh(database, typed),
            lambda _: theirs_summed(database), runs=5),
    ]
    skipped = []
    if bench.tool("duckdb"):
        contenders.append(Contender(
            "DuckDB, into its own format",
            [bench.tool("duckdb"), database, "-c", f"CREATE TABLE long AS SELECT * FROM read_csv('{file}')"],
            fresh(database), runs=5))
    else:
        skipped.append("DuckDB's shell is not installed")
    if bench.has_modules("polars"):
        contenders.append(Contender(
            "polars, read and written as Parquet", [sys.executable, bench.peer("polars_csv.py"), file, database],
            fresh(database), runs=5))
    else:
        skipped.append("polars is not installed")
    if bench.tool("sqlite-utils"):
        contenders.append(Contender(
            UTILS, [bench.tool("sqlite-utils"), "insert", database, "long", file, "--csv"], fresh(database),
            lambda _: theirs_summed(database), runs=1))
    else:
        skipped.append("sqlite-utils is not installed")
    contenders[0].prepare()
    bench.do(contenders[0].command)
    size = (os.path.getsize(database) - os.path.getsize(bench.empty())) / rows
    return contend(
        bench, f"Import of a long CSV of {rows:,} rows, validated", contenders,
        goals=[
            Goal("at most the time of a C program that writes the same tables", "time", 1, OURS, LIMIT),
            Goal("faster than the sqlite3 shell", "time", 1, OURS, SHELL),
            Goal("2 times faster than Python csv", "faster", 2, OURS, PYTHON),
            Goal("30 times faster than sqlite-utils", "faster", 30, OURS, UTILS),
            Goal("peak at most 40 MiB", "peak", 40, OURS),
            Goal("database at most 48 bytes a row", "number", 48, number=size),
        ],
        rounds=max(3, bench.rounds // 2), skipped=skipped,
        notes=["The database has the schema and the register of entities before, for the C program too. DuckDB and polars"
               " write formats of their own, without a check; their rows are not compared. Compared are counts and sums"
               " by country, and by indicator and year."])
