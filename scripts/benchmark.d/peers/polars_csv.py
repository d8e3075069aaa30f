"""polars: FILE.csv read, written as Parquet to OUTPUT."""
import sys

import polars

polars.read_csv(sys.argv[1]).write_parquet(sys.argv[2])
