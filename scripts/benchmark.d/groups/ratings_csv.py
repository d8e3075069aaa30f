"""A ratings CSV of 9,020 rows into an existing database."""
import sys

from measuring import Contender, Goal, contend, fresh
from surroundings import country_names, number_or_text, query, write_ratings

PLACE = 10
OURS = "freedom import, validated"


def run(bench):
    file = bench.path("ratings.csv")
    rows = write_ratings(file)
    bundled = bench.bundled()
    ours, theirs = bench.path("ours.sqlite"), bench.path("theirs.sqlite")
    spelled = country_names()

    def our_answer(output):
        tidy = query(
            ours,
            "SELECT id, year, max(CASE WHEN indicator LIKE '%.pr' THEN value END),"
            " max(CASE WHEN indicator LIKE '%.cl' THEN value END), max(CASE WHEN indicator LIKE '%.status' THEN text END)"
            " FROM observation_tidy WHERE publication = 'own' GROUP BY id, year ORDER BY id, year")
        return [[spelled[row[0]], *row[1:]] for row in tidy]

    def their_answer(table):
        places = {name: place for place, name in enumerate(spelled.values())}

        def answer(_):
            found = [[name, *map(number_or_text, rest)]
                     for name, *rest in query(theirs, f"SELECT country, year, pr, cl, status FROM {table}")]
            ids = {name: entity for entity, name in spelled.items()}
            return sorted(found, key=lambda row: (ids[row[0]], row[1]))

        return answer

    table = "CREATE TABLE ratings (country TEXT, year INTEGER, pr INTEGER, cl INTEGER, status TEXT)"
    typed = bench.path("typed.sqlite")
    fresh(typed, bundled)()
    bench.do(["sqlite3", typed, table])
    contenders = [
        Contender(
            OURS, bench.ours("import", file, "--publication", "own", "--new-indicators", "--quiet", database=ours),
            fresh(ours, bundled), our_answer),
        Contender(
            "sqlite3 shell, .import into a typed table", ["sqlite3", theirs, f".import --csv --skip 1 {file} ratings"],
            fresh(theirs, typed), their_answer("ratings")),
        Contender(
            "Python csv + sqlite3 executemany", [sys.executable, bench.peer("csv_sqlite3.py"), file, theirs, "ratings"],
            fresh(theirs, typed), their_answer("ratings")),
    ]
    skipped = []
    if bench.has_modules("pandas"):
        contenders.append(Contender(
            "pandas read_csv, to_sql", [sys.executable, bench.peer("pandas_csv.py"), file, theirs],
            fresh(theirs, bundled), their_answer("pandas"), runs=5))
    else:
        skipped.append("pandas is not installed")
    if bench.tool("csvs-to-sqlite"):
        contenders.append(Contender(
            "csvs-to-sqlite", [bench.tool("csvs-to-sqlite"), file, theirs, "--table", "converted"],
            fresh(theirs, bundled), their_answer("converted"), runs=5))
    else:
        skipped.append("csvs-to-sqlite is not installed")
    if bench.tool("sqlite-utils"):
        contenders.append(Contender(
            "sqlite-utils insert --csv", [bench.tool("sqlite-utils"), "insert", theirs, "inserted", file, "--csv"],
            fresh(theirs, bundled), their_answer("inserted"), runs=5))
    else:
        skipped.append("sqlite-utils is not installed")
    return contend(
        bench, f"Import of a ratings CSV of {rows:,} rows, validated, into an existing database", contenders,
        goals=[Goal("faster than csvs-to-sqlite", "time", 1, OURS, "csvs-to-sqlite")],
        rounds=2 * bench.rounds, skipped=skipped,
        notes=["The existing database is the bundled one. Only freedom resolves names, checks scales and keeps"
               " the place each value was read from."])
