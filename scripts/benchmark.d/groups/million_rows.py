"""A long CSV of 1,000,000 rows into a database with the register; the database's size."""
import os
import sys

from measuring import Contender, Goal, contend, fresh
from surroundings import country_names, query, write_long

PLACE = 20
OURS, LIMIT, SHELL = "freedom import, validated", "C program, the same tables", "sqlite3 shell, .import into a typed table"
PYTHON, UTILS = "Python csv + sqlite3 executemany", "sqlite-utils insert --csv"
CREATE = "CREATE TABLE long (country TEXT, year INTEGER, indicator TEXT, value REAL)"


def ours_summed(database):
    """The figures by indicator and year, and by country, summed: where one figure differs so does a sum."""
    spelled = country_names()
    tables = (
        " FROM series s JOIN observation o ON o.series = s.id JOIN edition d ON d.id = o.edition"
        " JOIN indicator i ON i.id = s.indicator JOIN entity e ON e.id = s.entity"
        " WHERE i.code LIKE 'own.%' AND o.value IS NOT NULL GROUP BY ")
    by_country = query(database, "SELECT e.code, count(*), sum(o.value), sum(o.value * d.year)" + tables + "e.code")
    by_indicator = query(
        database, "SELECT substr(i.code, 5), d.year, count(*), sum(o.value)" + tables + "i.code, d.year ORDER BY 1, 2")
    return [*sorted([spelled[code], *rest] for code, *rest in by_country), *by_indicator]


def theirs_summed(database):
    """The same sums of a plain table."""
    return [
        *sorted(query(database, "SELECT country, count(*), sum(value), sum(value * year) FROM long GROUP BY country")),
        *query(
            database, "SELECT indicator, CAST(year AS INTEGER), count(*), sum(value) FROM long GROUP BY 1, 2 ORDER BY 1, 2"),
    ]


def ours(bench, file, database):
    return Contender(
        OURS, bench.ours("import", file, "--publication", "own", "--new-indicators", "--quiet", database=database),
        fresh(database, bench.empty()), lambda _: ours_summed(database))


def limit(bench, file, database):
    return Contender(
        LIMIT, [bench.compiled("limits/import.c"), file, database], fresh(database, bench.empty()),
        lambda _: ours_summed(database))


def shell(bench, file, database):
    return Contender(
        SHELL, ["sqlite3", database, CREATE, f".import --csv --skip 1 {file} long"], fresh(database),
        lambda _: theirs_summed(database))


def run(bench):
    file, database = bench.path("long.csv"), bench.path("long.sqlite")
    rows = write_long(file, 1_000_000)
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
            Goal("at most 1.2 times a C program writing the same tables", "time", 1.2, OURS, LIMIT),
            Goal("faster than the sqlite3 shell", "time", 1, OURS, SHELL),
            Goal("2 times faster than Python csv", "faster", 2, OURS, PYTHON),
            Goal("30 times faster than sqlite-utils", "faster", 30, OURS, UTILS),
            Goal("peak at most 32 MiB", "peak", 32, OURS),
            Goal("database at most 24 bytes a row", "figure", 24, figure=size),
        ],
        rounds=max(3, bench.rounds // 2), skipped=skipped,
        notes=["The database has the schema and the register of entities before, for the C program too. DuckDB and polars"
               " write formats of their own, without a check; their rows are not compared. Compared are counts and sums"
               " by country, and by indicator and year."])
