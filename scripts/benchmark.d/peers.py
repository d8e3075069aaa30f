"""What other programs do of the tasks of scripts/benchmark: peers.py TASK ARGUMENT..."""
import sqlite3
import sys

task, *arguments = sys.argv[1:]
if task == "workbook":
    import python_calamine
    path, database = arguments
    book = python_calamine.CalamineWorkbook.from_path(path)
    rows = []
    for name in book.sheet_names:
        if "ratings" not in name.lower():
            continue
        table = book.get_sheet_by_name(name).to_python()
        for line in table[3:]:
            for column in range(1, len(line) - 2, 3) if line[0] else ():
                if line[column] not in (None, "", "-"):
                    rows.append((line[0].strip(), str(table[0][column]), *line[column:column + 3]))
    connection = sqlite3.connect(database)
    connection.execute("CREATE TABLE ratings (name TEXT, edition TEXT, pr, cl, status TEXT)")
    connection.executemany("INSERT INTO ratings VALUES (?, ?, ?, ?, ?)", rows)
    connection.commit()
elif task == "polars":
    import polars
    polars.read_csv(arguments[0]).write_parquet(arguments[1])
elif task == "chart":
    import plotext
    connection = sqlite3.connect(arguments[0])
    for name in arguments[1:]:
        rows = connection.execute(
            "SELECT year, avg(value) FROM observation_tidy WHERE name = ? AND indicator IN"
            " ('fiw.pr', 'fiw.cl') GROUP BY year HAVING count(*) = 2 ORDER BY year",
            [name]).fetchall()
        plotext.plot([row[0] for row in rows], [row[1] for row in rows], label=name)
    plotext.plotsize(100, 25)
    plotext.show()
elif task == "trend":
    import pandas
    import pymannkendall
    from scipy import stats
    values = pandas.read_sql(
        "SELECT id, year, avg(value) AS value FROM observation_tidy WHERE indicator IN"
        " ('fiw.pr', 'fiw.cl') AND kind = 'country' AND text IS NULL GROUP BY id, year"
        " HAVING count(*) = 2 ORDER BY id, year", sqlite3.connect(arguments[0]))
    rows = []
    for entity, group in values.groupby("id"):
        test = pymannkendall.original_test(group.value)
        # pymannkendall treats the values as equally spaced: the line on real years is SciPy's.
        slope, intercept, low, high = stats.theilslopes(group.value, group.year, 0.95)
        rows.append((entity, len(group), group.value.iloc[0], group.value.iloc[-1], slope, low,
                     high, intercept, test.s, test.var_s, test.z, test.p))
    table = pandas.DataFrame(
        rows, columns="id n first last slope slope_low slope_high intercept s variance z p".split())
    table["p_adjusted"] = stats.false_discovery_control(table.p)
    table.to_csv(sys.stdout, index=False)
