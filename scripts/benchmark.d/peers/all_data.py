"""Reads the all-data workbook FILE with python-calamine or openpyxl and inserts one row per value into DATABASE; without
a database it only reads. all_data.py calamine|openpyxl FILE [DATABASE]"""
import sqlite3
import sys

library, path = sys.argv[1:3]
if library == "calamine":
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_path(path)
    tables = [workbook.get_sheet_by_name(name).to_python() for name in workbook.sheet_names]
else:
    import openpyxl

    tables = [list(sheet.iter_rows(values_only=True)) for sheet in openpyxl.load_workbook(path, read_only=True)]
if len(sys.argv) > 3:
    table = max(tables, key=len)
    header = table[1]
    rows = [
        (line[0].strip(), line[2], line[3], name, value)
        for line in table[2:] if line[0]
        for name, value in zip(header[4:], line[4:]) if value not in ("", "N/A", "-", None)]
    connection = sqlite3.connect(sys.argv[3])
    connection.execute("CREATE TABLE all_data (name TEXT, kind TEXT, edition INTEGER, indicator TEXT, value)")
    connection.executemany("INSERT INTO all_data VALUES (?, ?, ?, ?, ?)", rows)
    connection.commit()
