"""Reads a table of a data package into DuckDB with the types that the package declares. Needs duckdb.

    freedom export package Norway Finland --output free
    python3 duckdb-package.py free fiw_ratings
"""

import json
import sys
from pathlib import Path

import duckdb

folder, name = sys.argv[1:]
package = json.loads(Path(folder, "datapackage.json").read_text(encoding="utf-8"))
resource = next(table for table in package["resources"] if table["name"] == name)
names = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
types = {field["name"]: names.get(field["type"], "VARCHAR")
         for field in resource["schema"]["fields"]}
path = str(Path(folder, resource["path"]))

guessed = duckdb.read_csv(path, header=True)
declared = duckdb.read_csv(path, header=True, dtype=types)
for told, figures in ("guessed ", guessed), ("declared", declared):
    rows = duckdb.sql("SELECT typeof(status), status, count(*) FROM figures GROUP BY ALL").fetchall()
    print(told, rows)
