"""Reads CSV into pandas unchanged: Namibia's code NA stays text, and missing is missing.

    python3 pandas-types.py entities.csv status.csv
"""

import sys

import pandas

# pandas reads NA, and a dozen other words, as missing unless declared otherwise.
plain = {"keep_default_na": False, "na_values": [""]}
# Codes are text: 004 is Afghanistan, 4 is not a country.
entities = pandas.read_csv(sys.argv[1], dtype=str, **plain)
status = pandas.read_csv(sys.argv[2], **plain)

print(entities.loc[entities.id == "NAM", ["name", "iso2", "iso_numeric"]].to_string(index=False))
print(status.groupby(["name", "text"]).size().to_string())
print("cells missing in value:", status.value.isna().sum(), "of", len(status))
