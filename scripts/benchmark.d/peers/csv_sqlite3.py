"""Python's csv and sqlite3: FILE.csv DATABASE TABLE; numbers as numbers, one transaction."""
import csv
import sqlite3
import sys

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    reader = csv.reader(file)
    header = next(reader)
    connection = sqlite3.connect(sys.argv[2])
    places = ", ".join("?" * len(header))
    connection.executemany(f"INSERT INTO {sys.argv[3]} VALUES ({places})", reader)
    connection.commit()
