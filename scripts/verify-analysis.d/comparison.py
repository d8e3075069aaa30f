"""The program's answers, the published series, and the one function that compares."""
import collections
import csv
import functools
import os
import shutil
import subprocess
import sys
import tempfile
from fractions import Fraction

import pandas

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "shared"))
from checkout import ROOT, binary  # noqa: E402

DATASETS = os.environ.setdefault("FREEDOM_DATASETS", os.path.join(ROOT, "datasets"))
FOLDER = tempfile.TemporaryDirectory()
os.environ["FREEDOM_DATABASE"] = os.path.join(FOLDER.name, "ratings.sqlite")
counts = collections.defaultdict(lambda: [0, 0])


def rows_of(*command):
    output = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return list(csv.DictReader(output.splitlines()))


def freedom(command, *more):
    """The rows of a table that the program prints."""
    return rows_of(binary(), *command.split(), *more, "--quiet", "--format", "csv")


def compare(name, found, key, expected, tolerance=1e-9):
    """Compares rows with what is expected by their key: {key: {column: number, text or None for
    an empty cell}}. A row too many, or one that is missing, is a difference."""
    rows = {tuple(row[column] for column in key.split()): row for row in found}
    expected = {tuple(map(str, place)): columns for place, columns in expected.items()}
    differences = [f"{place}: not expected" for place in rows.keys() - expected.keys()]
    if len(rows) != len(found):
        differences.append("a key is there twice")
    for place, columns in expected.items():
        for column, value in columns.items():
            cell = rows.get(place, {}).get(column, "nan")
            if value is None or isinstance(value, str):
                agrees = cell == (value or "")
            else:
                agrees = abs(float(cell or "nan") - value) <= tolerance * max(1, abs(value))
            if not agrees:
                differences.append(f"{place} {column}: found {cell!r}, expected {value!r}")
        counts[name][0] += len(columns)
    counts[name][1] += len(differences)
    for difference in differences[:20]:
        print(f"{name}: {difference}", flush=True)


def defined(rows, column):
    """The rows that have a value there: some results are not defined for all."""
    return [row for row in rows if row[column] != ""]


@functools.cache
def everybody():
    """The region of each entity."""
    return {row["id"]: row["region"] or "none" for row in freedom("entities --columns id,region")}


@functools.cache
def series(indicator):
    """All values: id, kind, year, value (as a fraction), text. What is rated twice, as 2(5), has
    neither."""
    found = pandas.DataFrame(freedom("series --indicator", indicator, *everybody()))
    found["year"] = found["year"].astype(int)
    found.loc[["(" in text for text in found["text"]], ["value", "text"]] = ""
    found["value"] = [Fraction(value) if value else None for value in found["value"]]
    return found.sort_values(["id", "year"])


@functools.cache
def points(indicator):
    """By entity: the values by year."""
    every = series(indicator).dropna(subset="value").groupby("id")
    return {name: dict(zip(group.year, group.value)) for name, group in every}


@functools.cache
def wide(indicator, kind="country", column="value"):
    """One row an edition, one column an entity."""
    every = series(indicator)
    table = every[every.kind == kind] if kind else every
    table = table.pivot(index="year", columns="id", values=column)
    table = table.reindex(sorted(every.year.unique()))
    return table.astype(float) if column == "value" else table.where(table.notna(), None)


def rows_of_r(script, package, *arguments, **tables):
    """The rows that a script in R prints, of some tables; none where R is not there."""
    asked = ["Rscript", "-e", f"library({package})"]
    if not shutil.which("Rscript") or subprocess.run(asked, capture_output=True).returncode:
        print(f"{script}: skipped, for R or its package {package} is not installed")
        return []
    for name, table in tables.items():
        table.to_csv(os.path.join(FOLDER.name, name), index=False)
    paths = [os.path.join(FOLDER.name, name) for name in tables]
    return rows_of("Rscript", os.path.join(HERE, script), *paths, *arguments)
