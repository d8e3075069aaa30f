"""The program's answers, the published series, and the one function that compares."""
import collections
import functools
import io
import os
import subprocess
import tempfile

import pandas

from checkout import binary

FOLDER = tempfile.TemporaryDirectory()
os.environ["FREEDOM_DATABASE"] = os.path.join(FOLDER.name, "ratings.sqlite")
counts = collections.defaultdict(lambda: [0, 0])


def output_of(*command):
    """The table that a command prints as CSV, all cells as texts."""
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    return pandas.read_csv(io.StringIO(printed), dtype=str, keep_default_na=False)


@functools.cache
def freedom(command):
    return output_of(binary(), *command.split(), "--quiet", "--format", "csv")


def compare(name, found, key, expected, tolerance=1e-9):
    """Compares a table, or what a command prints, with what is expected by the columns of its key:
    a table with that index, or {key: {column: value}}. Where no value is expected the cell must be
    empty, also where only other rows have a value of the column. A row too many, or one that is
    missing, is a difference."""
    found = freedom(found) if isinstance(found, str) else found
    found = found.set_index(key.split(), verify_integrity=True)
    if isinstance(expected, dict):
        expected = pandas.DataFrame.from_dict(expected, orient="index")
    if isinstance(expected, pandas.DataFrame):
        expected = expected.astype(object).stack(future_stack=True)
    expected.index = pandas.MultiIndex.from_tuples(
        tuple(map(str, place)) for place in expected.index)
    cells = found.stack().reindex(expected.index)
    number, wanted = (pandas.to_numeric(side, errors="coerce") for side in (cells, expected))
    differs = cells.ne(expected.where(expected.notna(), "")) & ~(
        (number - wanted).abs() <= tolerance * wanted.abs().clip(lower=1))
    wrong = [f"{place}: found {cells[place]!r}, expected {expected[place]!r}"
             for place in differs.index[differs]]
    wrong += [f"{place}: missing, or not expected" for place in
              found.index.symmetric_difference(expected.index.droplevel(-1).unique())]
    counts[name][0] += len(expected)
    counts[name][1] += len(wrong)
    for difference in wrong[:20]:
        print(f"{name}: {difference}", flush=True)


def indicators():
    """All numbers but those of a publication whose direction changes."""
    every = freedom("indicators").set_index("indicator")
    every = every[(every.type != "status") & (every.publication != "fotn") & (every.files != "")]
    return sorted(every.index)


@functools.cache
def regions():
    return freedom("entities --columns id,region").set_index("id").region.replace("", "none")


@functools.cache
def series(indicator):
    """All values: id, kind, year, value, text. What is rated twice, as 2(5), has neither."""
    found = freedom(f"series --indicator {indicator} {' '.join(regions().index)}")
    twice = found.text.str.contains("(", regex=False)
    found["text"] = found.text.mask((found.text == "") | twice, None)
    found["value"] = pandas.to_numeric(found.value).mask(twice)
    return found.astype({"year": int}).sort_values(["id", "year"])


@functools.cache
def points(indicator):
    """By entity: the values by year."""
    every = series(indicator).dropna(subset="value").set_index("year")
    return {name: group.value for name, group in every.groupby("id")}


def wide(indicator, kind="country", column="value"):
    """One row an edition, one column an entity."""
    every = series(indicator)
    return (every[every.kind == kind] if kind else every).pivot(
        index="year", columns="id", values=column)
