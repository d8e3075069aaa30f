"""Who gained and who lost most in ten editions? Needs polars.

    python3 polars-movers.py DATABASE
"""

import sqlite3
import sys

import polars

with sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True) as connection:
    figures = polars.read_database(
        "SELECT name, year, total FROM freedom_in_the_world WHERE kind = 'country' AND total IS NOT NULL",
        connection,
    )

change = (
    figures.filter(polars.col("year").is_in([2015, 2025]))
    .pivot(on="year", index="name", values="total")
    .drop_nulls()
    .with_columns(change=polars.col("2025") - polars.col("2015"))
    .sort("change", "name")
)
print(polars.concat([change.head(3), change.tail(3)]).write_csv(), end="")
