#!/usr/bin/env python3
"""Compares `freedom table spread --format csv` with numpy and statsmodels, value by value:

    spread.py SERIES RESULT --entities ENTITIES [--population FILE]

SERIES is the output of `freedom series` of all entities, ENTITIES that of `freedom entities`, for
the regions. With --population every country counts with its people in the year before the edition,
or with those of the newest earlier year. Exit code 1 when a value differs.
"""

import argparse
import collections
import sys

import numpy
import statsmodels.api

from compare import Report, read, read_series


def gini(x, w):
    differences = numpy.abs(x[:, None] - x[None, :]) * w[:, None] * w[None, :]
    return differences.sum() / (2 * w.sum() ** 2 * numpy.average(x, weights=w))


def theil(x, w):
    share = x / numpy.average(x, weights=w)
    logarithms = numpy.log(share, out=numpy.zeros_like(share), where=share > 0)
    return numpy.average(share * logarithms, weights=w)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("series")
    parser.add_argument("result")
    parser.add_argument("--entities", required=True)
    parser.add_argument("--population")
    arguments = parser.parse_args()
    series, kinds = read_series(arguments.series)
    regions = {row["id"]: row["region"] or "none" for row in read(arguments.entities)}
    people = collections.defaultdict(dict)
    for row in read(arguments.population) if arguments.population else []:
        people[row["entity"]][int(row["year"])] = float(row["population"])

    def weight(identifier, year):
        if not arguments.population:
            return 1.0
        known = [counted for counted in people[identifier] if counted <= year - 1]
        return people[identifier][max(known)] if known else None

    by_year = collections.defaultdict(dict)
    for (identifier, _), points in series.items():
        for year, value in points:
            if kinds[identifier, year] == "country" and weight(identifier, year) is not None:
                by_year[year][identifier] = value
    report = Report()
    first = None
    for row in read(arguments.result):
        region, year = row.get("region"), int(row["year"])
        values = {
            identifier: value
            for identifier, value in by_year[year].items()
            if region is None or regions[identifier] == region
        }
        ids = sorted(values)
        x = numpy.array([values[identifier] for identifier in ids])
        w = numpy.array([weight(identifier, year) for identifier in ids])
        place = f"{region or 'all'} {year}"
        mean = numpy.average(x, weights=w)
        report.same(f"{place} entities", row["entities"], float(len(ids)))
        report.same(f"{place} mean", row["mean"], mean)
        deviation = numpy.sqrt(numpy.average((x - mean) ** 2, weights=w))
        report.same(f"{place} sd", row["sd"], deviation)
        near = w[numpy.abs(x - mean) <= 5 + 1e-9].sum() / w.sum()
        report.same(f"{place} near_mean", row["near_mean"], near)
        x = numpy.maximum(x, 0)
        report.same(f"{place} gini", row["gini"], gini(x, w))
        report.same(f"{place} theil", row["theil"], theil(x, w))
        if region is None:
            groups = collections.defaultdict(list)
            for position, identifier in enumerate(ids):
                groups[regions[identifier]].append(position)
            means = [numpy.average(x[group], weights=w[group]) for group in groups.values()]
            sizes = [w[group].sum() for group in groups.values()]
            between = theil(numpy.array(means), numpy.array(sizes))
            report.same(f"{place} theil_between", row["theil_between"], between)
            report.same(f"{place} theil_within", row["theil_within"], theil(x, w) - between)
        if first is None or first[0] != region:
            first = (region, year, values)
            continue
        both = [identifier for identifier in ids if identifier in first[2]]
        if len(both) < 3:
            report.same(f"{place} beta", row["beta"], None)
            continue
        start = numpy.array([first[2][identifier] for identifier in both])
        change = numpy.array([values[identifier] for identifier in both]) - start
        weights = [weight(identifier, first[1]) for identifier in both]
        fit = statsmodels.api.WLS(
            change, statsmodels.api.add_constant(start), weights=weights
        ).fit()
        low, high = fit.conf_int()[1]
        report.same(f"{place} beta_entities", row["beta_entities"], float(len(both)))
        report.same(f"{place} beta", row["beta"], fit.params[1])
        report.same(f"{place} beta_low", row["beta_low"], low)
        report.same(f"{place} beta_high", row["beta_high"], high)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
