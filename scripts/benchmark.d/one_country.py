"""The yardstick of the short commands: one country's values asked of the sqlite3 shell."""

ONE_COUNTRY = "sqlite3 shell, one country's query"
NOTHING = "sqlite3 shell, select 1"


def shell_question(database):
    """The political rights of Kazakhstan, year by year, from the tables themselves."""
    return [
        "sqlite3", "-csv", "-header", database,
        "SELECT ed.year, o.value FROM observation o JOIN edition ed ON ed.id = o.edition"
        " WHERE o.indicator = (SELECT id FROM indicator WHERE code = 'fiw.pr')"
        " AND o.entity = (SELECT id FROM entity WHERE code = 'KAZ') AND o.current ORDER BY ed.year",
    ]


def shell_nothing():
    """The cost of starting a program that can read a database."""
    return ["sqlite3", ":memory:", "SELECT 1"]
