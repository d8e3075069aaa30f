"""What other programs do of the tasks of scripts/benchmark: peers.py TASK SOURCE ARGUMENT..."""
import sqlite3
import sys

task, source, *more = sys.argv[1:]
VALUES = ("SELECT id, name, year, value FROM observation_tidy WHERE indicator = 'fiw.cl'"
          " AND kind = 'country' AND text IS NULL ORDER BY id, year")
if task == "workbook":
    import python_calamine
    book = python_calamine.CalamineWorkbook.from_path(source)
    rows = []
    for name in book.sheet_names:
        if "ratings" not in name.lower():
            continue
        table = book.get_sheet_by_name(name).to_python()
        for line in table[3:]:
            for column in range(1, len(line) - 2, 3) if line[0] else ():
                if line[column] not in (None, "", "-"):
                    rows.append((line[0].strip(), str(table[0][column]), *line[column:column + 3]))
    connection = sqlite3.connect(more[0])
    connection.execute("CREATE TABLE ratings (name TEXT, edition TEXT, pr, cl, status TEXT)")
    connection.executemany("INSERT INTO ratings VALUES (?, ?, ?, ?, ?)", rows)
    connection.commit()
elif task == "trend":
    import pandas
    import pymannkendall
    from scipy import stats
    rows = []
    for name, group in pandas.read_sql(VALUES, sqlite3.connect(source)).groupby("id"):
        test = pymannkendall.original_test(group.value)
        # pymannkendall treats the values as equally spaced: the line on real years is SciPy's.
        rows.append((name, len(group), *stats.theilslopes(group.value, group.year, 0.95),
                     test.s, test.var_s, test.z, test.p))
    columns = "id n slope intercept slope_low slope_high s variance z p"
    table = pandas.DataFrame(rows, columns=columns.split())
    table["p_adjusted"] = stats.false_discovery_control(table.p)
    table.to_csv(sys.stdout, index=False)
