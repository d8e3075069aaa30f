"""Random tables of ratings: what they say, and how their cells are laid out."""
import csv
import os

from checkout import ROOT

MARKS = ["n/a", "..", "-", "n.d.", "\u2013"]
STATUSES = ["F", "PF", "NF"]
SHAPES = ["tidy", "long", "wide", "grouped"]


def entities():
    """Id and name of every country of today."""
    with open(os.path.join(ROOT, "datasets", "entities.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    name = "name" if "name" in rows[0] else list(rows[0])[1]
    # Names of several entities would need a code beside them.
    names = [row[name] for row in rows]
    return [(row["id"], row[name]) for row in rows if names.count(row[name]) == 1 and not row.get("last")]


ENTITIES = entities()


class Bad:
    """A cell that is not a value: a word for what it is."""

    def __init__(self, kind):
        self.kind = kind

    def __repr__(self):
        return f"<{self.kind}>"


class Table:
    """What a table says, by entity, year and indicator, and its cells row by row."""

    def __init__(self, chance, has_bad_cells):
        self.shape = chance.choice(SHAPES)
        self.chosen = chance.sample(ENTITIES, chance.randint(2, 12))
        self.years = sorted(chance.sample(range(1990, 2026), chance.randint(2, 6)))
        self.indicators = self.named(chance)
        self.titles = chance.choice([[], [], ["Ratings of ours"], ["Ratings of ours", "Compiled by hand"]])
        self.notes = chance.choice([[], [], ["Source: our own work"]])
        self.values, self.bad, self.options = {}, set(), []
        self.cells = {}
        for entity, _ in self.chosen:
            for year in self.years:
                for indicator, kind in self.indicators:
                    self.fill((entity, year, indicator), kind, chance)
        if has_bad_cells:
            self.spoil(chance)
        # A column with less than half numbers would be one of text.
        for indicator, kind in self.indicators:
            for key in [key for key in self.cells if key[2] == indicator and key not in self.bad][:4]:
                self.cells[key] = self.values[key] = "PF" if kind == "status" else 4
        if self.shape == "wide":
            self.options = ["--indicator", self.indicators[0][0]]

    def named(self, chance):
        """The indicators with their values."""
        if self.shape == "wide":
            return [(chance.choice(["score", "index_of_ours"]), "number")]
        some = [("score", "number"), ("rank", "whole"), ("our_index", "number")]
        if self.shape == "tidy":
            some += [("pr", "rating"), ("status", "status")]
        return chance.sample(some, chance.randint(2, len(some)))

    def fill(self, key, kind, chance):
        dice = chance.random()
        if dice < 0.05:
            self.cells[key] = None
        elif dice < 0.12:
            self.cells[key] = chance.choice(MARKS)
        elif kind == "status":
            self.cells[key] = chance.choice(STATUSES)
            self.values[key] = self.cells[key]
        elif kind == "rating":
            self.cells[key] = self.values[key] = chance.randint(1, 7)
        elif kind == "whole":
            self.cells[key] = self.values[key] = chance.randint(1, 200)
        else:
            number = round(chance.uniform(-5, 120), chance.choice([0, 1, 2, 6]))
            self.cells[key] = self.values[key] = int(number) if number == int(number) else number

    def spoil(self, chance):
        for key in chance.sample(sorted(self.cells), min(2, len(self.cells))):
            self.cells[key] = Bad(chance.choice(["word", "date", "boolean", "error"]))
            self.values.pop(key, None)
            self.bad.add(key)

    def rows(self):
        """The header rows and the rows below it; a cell is a text, a number, or the key of a value."""
        names = [name for name, _ in self.indicators]
        if self.shape == "tidy":
            header = [["country", "year", *names]]
            body = [[label, year, *[(entity, year, name) for name in names]]
                    for entity, label in self.chosen for year in self.years]
        elif self.shape == "long":
            header = [["country", "year", "indicator", "value"]]
            body = [[label, year, name, (entity, year, name)]
                    for entity, label in self.chosen for year in self.years for name in names]
        elif self.shape == "wide":
            header = [["country", *self.years]]
            body = [[label, *[(entity, year, names[0]) for year in self.years]] for entity, label in self.chosen]
        else:
            first, second = ["country"], [None]
            for year in self.years:
                first += [year] + [None] * (len(names) - 1)
                second += names
            header = [first, second]
            body = [[label, *[(entity, year, name) for year in self.years for name in names]]
                    for entity, label in self.chosen]
        return header, body
