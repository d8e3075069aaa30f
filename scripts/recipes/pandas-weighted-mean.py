"""How free is Central Asia if people are counted, not countries? Needs pandas.

    python3 pandas-weighted-mean.py DATABASE population.csv
"""

import sqlite3
import sys

import pandas

database, table = sys.argv[1:]
with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
    figures = pandas.read_sql(
        "SELECT id, year, total FROM freedom_in_the_world WHERE kind = 'country' AND year >= 2021",
        connection,
    )

# A table of your own, joined by the ISO code: population, GDP, anything.
people = pandas.read_csv(table, keep_default_na=False, na_values=[""])
joined = figures.merge(people, on="id", validate="many_to_one")

joined["weighted"] = joined.total * joined.population_millions
years = joined.groupby("year")
result = pandas.DataFrame({
    "countries": years.size(),
    "mean": years.total.mean(),
    "mean_of_people": years.weighted.sum() / years.population_millions.sum(),
})
print(result.round(1).to_string())
