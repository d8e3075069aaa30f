"""The import of a long CSV as several groups measure it: ours, the C program, the sqlite3 shell."""
from measuring import Contender, fresh
from surroundings import country_names, query

OURS, LIMIT, SHELL = "freedom import, validated", "C program, the same tables", "sqlite3 shell, .import into a typed table"
CREATE = "CREATE TABLE long (country TEXT, year INTEGER, indicator TEXT, value REAL)"


def ours_summed(database):
    """The values by indicator and year, and by country, summed: where one value differs so does a sum."""
    spelled = country_names()
    tables = (
        " FROM observation o JOIN edition d ON d.id = o.edition"
        " JOIN indicator i ON i.id = o.indicator JOIN entity e ON e.id = o.entity"
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
