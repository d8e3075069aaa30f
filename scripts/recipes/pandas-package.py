"""Reads a table of a data package into pandas with the types that the package declares.

    freedom export package --output ratings
    python3 pandas-package.py ratings entities
"""

import json
import sys
from pathlib import Path

import pandas

folder, name = sys.argv[1:]
package = json.loads(Path(folder, "datapackage.json").read_text(encoding="utf-8"))
resource = next(table for table in package["resources"] if table["name"] == name)
types = {"integer": "Int64", "number": "float64", "boolean": "boolean"}
table = pandas.read_csv(
    Path(folder, resource["path"]),
    keep_default_na=False, na_values=resource["schema"]["missingValues"],
    dtype={field["name"]: types.get(field["type"], "string")
           for field in resource["schema"]["fields"]},
)

print(table.loc[table.id == "NAM", ["name", "iso2", "cow"]].to_string(index=False))
print("without a number of the Correlates of War:", table.cow.isna().sum(), "of", len(table))
