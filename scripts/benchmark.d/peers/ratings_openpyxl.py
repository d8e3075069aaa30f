"""Reads the ratings workbook FILE with openpyxl, in its quick read-only way, and inserts the same rows into DATABASE."""
import sqlite3
import sys

import openpyxl

rows = []
for sheet in openpyxl.load_workbook(sys.argv[1], read_only=True, data_only=True):
    if "ratings" not in sheet.title.lower():
        continue
    table = list(sheet.iter_rows(values_only=True))
    editions = table[0]
    for line in table[3:]:
        if not line[0]:
            continue
        for column in range(1, len(line) - 2, 3):
            if line[column] not in (None, "", "-"):
                rows.append((line[0].strip(), str(editions[column]), *line[column:column + 3]))
connection = sqlite3.connect(sys.argv[2])
connection.execute("CREATE TABLE ratings (name TEXT, edition TEXT, pr, cl, status TEXT)")
connection.executemany("INSERT INTO ratings VALUES (?, ?, ?, ?, ?)", rows)
connection.commit()
