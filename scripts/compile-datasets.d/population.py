"""Writes population.csv from a folder of tables: world_bank_population.csv (its aggregates are told
apart by their codes) and former_states_and_taiwan.csv; the target has entities.csv and
entity_codes.csv. Years 1972 to 2024. Where both tables have a country and year, the World Bank's
value counts. The World Bank counts by today's borders: of the countries in PARTS it is the sum of
two of its values until they parted, and the source says so.
"""
import sys

import pandas

# The countries that were a part of another at the end of a year, and were not rated as a country.
PARTS = {"SDN": ("SSD", "South Sudan", 2010), "ETH": ("ERI", "Eritrea", 1992)}


def compile(folder, target):
    entities, codes, bank, others = map(pandas.read_csv, (
        target / "entities.csv", target / "entity_codes.csv",
        folder / "world_bank_population.csv", folder / "former_states_and_taiwan.csv"))
    codes = codes[codes.system.isin(["iso3", "world-bank"]) & codes.to.isna()]
    bank.columns, bank["source"] = ["country", "code", "year", "population"], "World Bank"
    bank["entity"] = bank.code.map(dict(zip(codes.code, codes.id)))
    others["entity"] = others.country.map(entities.set_index("name").id)
    others["source"] = others.source.str.startswith("Gapminder").map(
        {True: "Gapminder", False: "COW NMC 6.0"})
    people = pandas.concat([others, bank]).dropna(subset=["entity", "population"])
    people = people[people.year.between(1972, 2024)].groupby(["entity", "year"])[
        ["population", "source"]].last().astype({"population": int})
    for whole, (part, name, last) in PARTS.items():
        both = [people.loc[one].loc[:last, "population"] for one in (whole, part)]
        for year, count in sum(both).items():
            people.loc[whole, year] = count, f"World Bank (with {name})"
    people.to_csv(target / "population.csv", lineterminator="\n")
    if missing := set(entities.id[entities.kind == "country"]) - {one for one, _ in people.index}:
        sys.exit(f"no population of {missing}")
