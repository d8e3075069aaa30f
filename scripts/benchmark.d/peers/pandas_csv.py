"""pandas: FILE.csv DATABASE, into the table pandas."""
import sqlite3
import sys

import pandas

connection = sqlite3.connect(sys.argv[2])
pandas.read_csv(sys.argv[1]).to_sql("pandas", connection, index=False)
connection.commit()
