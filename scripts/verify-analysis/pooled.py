#!/usr/bin/env python3
"""Compare pooled trends, differences of trends and bootstrap limits with other code; see README.md.

    pooled.py regional SERIES.csv ENTITIES.csv RESULT.csv    with pymannkendall's regional_test
    pooled.py difference SERIES.csv RESULT.csv               with scipy's theilslopes, and drawn again
    pooled.py limits SERIES.csv RESULT.csv                   drawn again in numpy, draw by draw
"""

import collections
import math
import sys

import numpy
from scipy import stats

import compare

DRAWS = 2000
MASK = (1 << 64) - 1


def generator(seed):
    """SplitMix64, written a second time."""
    state = seed
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        yield mixed ^ (mixed >> 31)


def slopes(years, values):
    """The Theil-Sen slope of every row."""
    first, later = numpy.triu_indices(len(years), 1)
    return numpy.median((values[:, later] - values[:, first]) / (years[later] - years[first]), axis=1)


def corrected(residuals):
    n = residuals.shape[1]
    squares = (residuals**2).sum(axis=1)
    products = (residuals[:, 1:] * residuals[:, :-1]).sum(axis=1)
    r = numpy.divide(products, squares, out=numpy.full_like(squares, -1.0), where=squares > 0)
    return numpy.clip((n * r + 2) / (n - 4), 0, 0.99), squares


def scales(years, values, slope):
    """What slopes are measured by, row by row; and what the lines leave."""
    n = len(years)
    residuals = values - slope[:, None] * (years - years[0])
    residuals = residuals - residuals.mean(axis=1, keepdims=True)
    r, squares = corrected(residuals)
    lags = numpy.arange(1, n)
    factor = 1 + 2 * ((1 - lags / n) * r[:, None] ** lags).sum(axis=1)
    return numpy.sqrt(squares / n * factor), residuals, r


def limits(years, series, seed=1, confidence=0.95):
    """Limits of the slope of one series, or of the difference of two."""
    years = numpy.array(years, float)
    n = len(years)
    block = max(3, math.ceil(round(n ** (1 / 3), 9)))
    numbers = generator(seed)
    places = numpy.empty((DRAWS, 2 * n), int)
    for draw in range(DRAWS):
        for position in range(2 * n):
            fresh = position % block == 0
            place = (next(numbers) * (n - 1)) >> 64 if fresh else (place + 1) % (n - 1)
            places[draw, position] = place
    slope, ratio, squares, size = 0.0, numpy.zeros(DRAWS), numpy.zeros(DRAWS), 0.0
    for sign, values in zip((1, -1), series):
        values = numpy.array([values], float)
        own = slopes(years, values)
        scale, residuals, r = scales(years, values, own)
        shocks = residuals[0, 1:] - r[0] * residuals[0, :-1]
        shocks = (shocks - shocks.mean())[places]
        drawn = numpy.zeros((DRAWS, 2 * n))
        drawn[:, 0] = shocks[:, 0]
        for position in range(1, 2 * n):
            drawn[:, position] = r[0] * drawn[:, position - 1] + shocks[:, position]
        drawn = drawn[:, n:]
        found = slopes(years, drawn)
        slope, size = slope + sign * own[0], size + scale[0] ** 2
        ratio, squares = ratio + sign * found, squares + scales(years, drawn, found)[0] ** 2
    squares[ratio == 0] = 1  # a draw without any change has no size either
    ratio = numpy.sort(ratio / numpy.sqrt(squares))
    rank = int((DRAWS + 1) * (1 - confidence) / 2)
    size = math.sqrt(size)
    return slope - ratio[DRAWS - rank] * size, slope - ratio[rank - 1] * size


def compare_limits(series, results):
    report = compare.Report()
    for row in results:
        if row["limits"] == "bootstrap":
            years, values = zip(*series[row["id"], row["indicator"]])
            low, high = limits(years, [values])
            report.same(f"{row['id']} slope_low", row["slope_low"], low)
            report.same(f"{row['id']} slope_high", row["slope_high"], high)
    return report.finish()


def compare_difference(series, results):
    report = compare.Report()
    for row in results:
        first, second = (dict(series[row[column], row["indicator"]]) for column in ("id", "other_id"))
        years = sorted(first.keys() & second.keys())
        pair = [[values[year] for year in years] for values in (first, second)]
        one, other = (stats.theilslopes(values, years).slope for values in pair)
        name = f"{row['id']} {row['other_id']}"
        report.same(f"{name} n", row["n"], float(len(years)))
        report.same(f"{name} slope", row["slope"], one)
        report.same(f"{name} other_slope", row["other_slope"], other)
        report.same(f"{name} difference", row["difference"], one - other)
        if row["difference_low"]:
            low, high = limits(years, pair)
            report.same(f"{name} difference_low", row["difference_low"], low)
            report.same(f"{name} difference_high", row["difference_high"], high)
    return report.finish()


def compare_regional(series, entities, results):
    import pymannkendall

    report = compare.Report()
    regions = {row["id"]: row["region"] for row in entities}
    for row in results:
        members = [
            dict(points)
            for (identifier, indicator), points in series.items()
            if indicator == row["indicator"]
            and row.get("region") in (None, regions[identifier])
            and len(points) > 1
        ]
        years = range(min(min(one) for one in members), max(max(one) for one in members) + 1)
        table = numpy.array([[one.get(year, numpy.nan) for one in members] for year in years])
        expected = pymannkendall.regional_test(table)
        name = row.get("region") or row["group"]
        for column, value in (
            ("entities", len(members)), ("n", numpy.isfinite(table).sum()), ("s", expected.s), ("variance", expected.var_s),
            ("z", expected.z), ("p", expected.p), ("tau", expected.Tau), ("slope", expected.slope),
        ):
            report.same(f"{name} {column}", row[column], float(value))
    return report.finish()


def main():
    check, path, *results = sys.argv[1:]
    series = compare.read_series(path)[0]
    tables = [compare.read(result) for result in results]
    return {"limits": compare_limits, "difference": compare_difference, "regional": compare_regional}[check](
        series, *tables
    )


if __name__ == "__main__":
    sys.exit(main())
