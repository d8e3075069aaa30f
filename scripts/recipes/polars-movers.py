"""Who gained and who lost most in ten editions? Needs polars.

    freedom export matrix --indicator fiw.total --kind country --output totals.csv
    python3 polars-movers.py totals.csv
"""

import sys

import polars

change = (
    polars.read_csv(sys.argv[1])
    .select("name", "2015", "2025")
    .drop_nulls()
    .with_columns(change=polars.col("2025") - polars.col("2015"))
    .sort("change", "name")
)
print(polars.concat([change.head(3), change.tail(3)]).write_csv(), end="")
