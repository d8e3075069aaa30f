"""Writes population.csv from a folder of population tables: it has world_bank_population.csv (its aggregates are told apart by their codes) and
former_states_and_taiwan.csv; the target has entities.csv and entity_codes.csv. Years 1972 to 2024. Where both
tables have a country and year, the World Bank's value counts. The World Bank counts by today's borders: of
the countries in PARTS it is the sum of two of its values until they parted, and the source says so.
"""

import csv
import os
import sys

YEARS = range(1972, 2025)
# The countries that were a part of another at the end of a year, and was not rated as a country.
PARTS = {"SDN": ("SSD", "South Sudan", 2010), "ETH": ("ERI", "Eritrea", 1992)}


def rows(*path):
    with open(os.path.join(*path), encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def compile(folder, datasets):
    entities = list(rows(datasets, "entities.csv"))
    ids = {row["name"]: row["id"] for row in entities}
    codes = {
        row["code"]: row["id"] for row in rows(datasets, "entity_codes.csv")
        if row["system"] in ("iso3", "world-bank") and not row["to"]
    }
    people = {}
    for row in rows(folder, "former_states_and_taiwan.csv"):
        source = "Gapminder" if row["source"].startswith("Gapminder") else "COW NMC 6.0"
        people[ids[row["country"]], int(row["year"])] = (row["population"], source)
    for row in rows(folder, "world_bank_population.csv"):
        if row["Country Code"] in codes and row["Value"]:
            value = f"{float(row['Value']):.0f}"
            people[codes[row["Country Code"]], int(row["Year"])] = (value, "World Bank")
    for whole, (part, name, last) in PARTS.items():
        for year in range(YEARS[0], last + 1):
            total = int(people[whole, year][0]) + int(people[part, year][0])
            people[whole, year] = (total, f"World Bank (with {name})")
    with open(os.path.join(datasets, "population.csv"), "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["entity", "year", "population", "source"])
        table.writerows([entity, year, *told] for (entity, year), told in sorted(people.items())
                        if year in YEARS)
    known = {entity for entity, _ in people}
    missing = [row["id"] for row in entities if row["kind"] == "country" and row["id"] not in known]
    if missing:
        sys.exit("no population of " + " ".join(missing))

