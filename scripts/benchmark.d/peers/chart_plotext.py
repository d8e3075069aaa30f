"""plotext: a line chart of countries, DATABASE NAME..."""
import sqlite3
import sys

import plotext

connection = sqlite3.connect(sys.argv[1])
for name in sys.argv[2:]:
    rows = connection.execute(
        "SELECT year, avg(value) FROM observation_tidy WHERE name = ? AND indicator IN ('fiw.pr', 'fiw.cl')"
        " GROUP BY year HAVING count(*) = 2 ORDER BY year", [name]).fetchall()
    plotext.plot([row[0] for row in rows], [row[1] for row in rows], label=name)
plotext.plotsize(100, 25)
plotext.show()
