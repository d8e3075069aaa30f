"""Reads the ratings workbook FILE with python-calamine and inserts the same rows into DATABASE with sqlite3; without a
database it only reads."""
import sqlite3
import sys

import python_calamine

workbook = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
tables = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names if "ratings" in name.lower()]
if len(sys.argv) > 2:
    rows = []
    for table in tables:
        editions = table[0]
        for line in table[3:]:
            if not line[0]:
                continue
            for column in range(1, len(line) - 2, 3):
                if line[column] not in ("", "-"):
                    rows.append((line[0].strip(), str(editions[column]), *line[column:column + 3]))
    connection = sqlite3.connect(sys.argv[2])
    connection.execute("CREATE TABLE ratings (name TEXT, edition TEXT, pr, cl, status TEXT)")
    connection.executemany("INSERT INTO ratings VALUES (?, ?, ?, ?, ?)", rows)
    connection.commit()
