"""Reads the ratings workbook with python-calamine and inserts the same rows with sqlite3."""
import sqlite3
import sys

import python_calamine

workbook = python_calamine.CalamineWorkbook.from_path(sys.argv[1])
rows = []
for name in workbook.sheet_names:
    if "ratings" not in name.lower():
        continue
    table = workbook.get_sheet_by_name(name).to_python()
    editions = table[0]
    for line in table[3:]:
        if not line[0]:
            continue
        for column in range(1, len(line) - 2, 3):
            rating = line[column]
            if rating in ("", "-"):
                continue
            rows.append((line[0].strip(), str(editions[column]), line[column], line[column + 1], line[column + 2]))
connection = sqlite3.connect(sys.argv[2])
connection.execute("CREATE TABLE ratings (name TEXT, edition TEXT, pr, cl, status TEXT)")
connection.executemany("INSERT INTO ratings VALUES (?, ?, ?, ?, ?)", rows)
connection.commit()
print(len(rows))
