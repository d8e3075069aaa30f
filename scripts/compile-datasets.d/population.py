"""Writes population.csv from a folder of tables: world_bank_population.csv (its aggregates are told
apart by their codes) and former_states_and_taiwan.csv; the target has entities.csv and
entity_codes.csv. Years 1972 to 2024. Where both tables have a country and year, the World Bank's
value counts. The World Bank counts by today's borders: of the countries in PARTS it is the sum of
two of its values until they parted, and the source says so.
"""
import sys

from outlines import rows

# The countries that were a part of another at the end of a year, and were not rated as a country.
PARTS = {"SDN": ("SSD", "South Sudan", 2010), "ETH": ("ERI", "Eritrea", 1992)}


def compile(folder, target):
    entities, people = rows(target / "entities.csv"), {}
    ids = {row["name"]: row["id"] for row in entities}
    codes = {row["code"]: row["id"] for row in rows(target / "entity_codes.csv")
             if row["system"] in ("iso3", "world-bank") and not row["to"]}
    for row in rows(folder / "former_states_and_taiwan.csv"):
        source = "Gapminder" if row["source"].startswith("Gapminder") else "COW NMC 6.0"
        people[ids[row["country"]], int(row["year"])] = (int(row["population"]), source)
    for row in rows(folder / "world_bank_population.csv"):
        if row["Country Code"] in codes and row["Value"]:
            people[codes[row["Country Code"]], int(row["Year"])] = (
                round(float(row["Value"])), "World Bank")
    for whole, (part, name, last) in PARTS.items():
        for year in range(1972, last + 1):
            people[whole, year] = (
                people[whole, year][0] + people[part, year][0], f"World Bank (with {name})")
    with open(target / "population.csv", "w", encoding="utf-8") as file:
        file.write("entity,year,population,source\n")
        file.writelines(f"{entity},{year},{count},{source}\n" for (entity, year), (count, source)
                        in sorted(people.items()) if 1972 <= year <= 2024)
    if missing := {row["id"] for row in entities if row["kind"] == "country"} - {
            entity for entity, _ in people}:
        sys.exit(f"no population of {missing}")
