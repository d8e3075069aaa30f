"""DuckDB's Python module: DATABASE FILE.sql; prints the last question's rows as CSV."""
import csv
import sys

import duckdb

connection = duckdb.connect(sys.argv[1], read_only=True)
with open(sys.argv[2]) as file:
    result = connection.execute(file.read())
writer = csv.writer(sys.stdout)
writer.writerow(column[0] for column in result.description)
writer.writerows(result.fetchall())
