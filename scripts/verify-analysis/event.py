#!/usr/bin/env python3
"""Compare `freedom event` with statsmodels (OLS, covariance HAC); see README.md."""

import argparse
import collections
import sys
import warnings

import numpy
import statsmodels.api

import compare

compare.TOLERANCE = 1e-8
FEWEST = 3
SUMMARIES = ("mean", "others", "difference")


class Series:
    """The values of all entities by edition, and the editions with the periods they judge."""

    def __init__(self, path):
        self.values = collections.defaultdict(dict)
        self.kinds = {}
        self.editions = {}
        for row in compare.read(path):
            year = int(row["year"])
            self.editions[year] = (row["coverage_start"], row["coverage_end"], row["edition"])
            self.kinds[row["id"], year] = row["kind"]
            if "(" not in row["text"] and row["value"] != "":
                self.values[row["id"]][year] = float(row["value"])

    def edition(self, day):
        return next(y for y, (start, end, _) in sorted(self.editions.items()) if start <= day <= end)


def points(values, event, window):
    return [(y - event, v) for y, v in sorted(values.items()) if -window <= y - event < window]


def design(rows):
    return numpy.array([[1, t, t >= 0, t * (t >= 0)] for t, _ in rows], dtype=float)


def is_enough(rows):
    before = sum(t < 0 for t, _ in rows)
    return before >= FEWEST and len(rows) - before >= FEWEST


def step(rows):
    if not is_enough(rows):
        return None
    return numpy.linalg.lstsq(design(rows), numpy.array([v for _, v in rows]), rcond=None)[0][2]


def check_model(report, place, row, rows, lag):
    before = sum(t < 0 for t, _ in rows)
    report.same(f"{place} n_before", row["n_before"], float(before))
    report.same(f"{place} n_after", row["n_after"], float(len(rows) - before))
    names = ["step", "slope_change"]
    if not is_enough(rows):
        for name in ["level", "slope_before"] + names + ["dates", "others"]:
            report.same(f"{place} {name}", row[name], None)
        return None
    fit = statsmodels.api.OLS([v for _, v in rows], design(rows)).fit(
        cov_type="HAC", cov_kwds={"maxlags": lag, "use_correction": True}, use_t=True
    )
    report.same(f"{place} level", row["level"], fit.params[0])
    report.same(f"{place} slope_before", row["slope_before"], fit.params[1])
    # Of lines that fit exactly statsmodels has the roots of noise, some of them negative.
    is_exact = abs(fit.resid).max() < 1e-9
    for name, index in zip(names, (2, 3)):
        low, high = fit.conf_int()[index]
        report.same(f"{place} {name}", row[name], fit.params[index])
        for suffix, value in (
            ("error", fit.bse[index]), ("p", fit.pvalues[index]), ("low", low), ("high", high)
        ):
            report.same(f"{place} {name}_{suffix}", row[f"{name}_{suffix}"], None if is_exact else value)
    return fit.params[2]


def check_placebo(report, place, row, names, size, steps):
    steps = [one for one in steps if one is not None]
    larger = sum(abs(one) >= abs(size) - 1e-8 for one in steps)
    count, as_large, p = names
    report.same(f"{place} {count}", row[count], float(len(steps)))
    report.same(f"{place} {as_large}", row[as_large], float(larger))
    report.same(f"{place} {p}", row[p], (larger + 1) / (len(steps) + 1))


def mean(members, years):
    return {
        y: sum(one[y] for one in members) / len(members)
        for y in years
        if members and all(y in one for one in members)
    }


def summaries(series, subjects, regions, event, window, kind):
    """The values of the mean, the others of the same regions, and the difference."""
    years = [y for y in series.editions if -window <= y - event < window]
    complete = [one for one in subjects if all(y in series.values[one] for y in years)]
    if len(subjects) == 1:
        complete = subjects
    near = collections.defaultdict(list)
    for identifier, values in series.values.items():
        if series.kinds.get((identifier, event)) == kind and identifier not in subjects:
            if all(y in values for y in years):
                near[regions[identifier]].append(values)
    found = {"mean": mean([series.values[one] for one in complete], series.editions)}
    if complete and all(near[regions[one]] for one in complete):
        each = [mean(near[regions[one]], series.editions) for one in complete]
        found["others"] = mean(each, series.editions)
        found["difference"] = {
            y: found["mean"][y] - v for y, v in found["others"].items() if y in found["mean"]
        }
    return found


def main():
    warnings.filterwarnings("ignore", "invalid value encountered in sqrt", RuntimeWarning)
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("series", help="output of `freedom series ... --csv`, all entities")
    parser.add_argument("entities", help="output of `freedom entities --csv`")
    parser.add_argument("date", help="the day of the event")
    parser.add_argument("results", nargs="+", help="outputs of `freedom event ... --csv`")
    parser.add_argument("--window", type=int, default=10)
    parser.add_argument("--lag", type=int, default=3)
    arguments = parser.parse_args()
    series = Series(arguments.series)
    regions = {row["id"]: row["region"] for row in compare.read(arguments.entities)}
    event = series.edition(arguments.date)
    report = compare.Report()
    window = arguments.window
    at_event = {one: step(points(v, event, window)) for one, v in series.values.items()}
    for path in arguments.results:
        rows = compare.read(path)
        subjects = [row["id"] for row in rows if row["id"] not in SUMMARIES]
        others = [
            one
            for one in series.values
            if series.kinds.get((one, event)) == "country" and one not in subjects
        ]
        found = summaries(series, subjects, regions, event, window, "country")
        for row in rows:
            place = f"{path} {row['id']}"
            values = found[row["id"]] if row["id"] in SUMMARIES else series.values[row["id"]]
            report.same(f"{place} edition", row["edition"], series.editions[event][2])
            size = check_model(report, place, row, points(values, event, window), arguments.lag)
            if size is None:
                continue
            dates = [step(points(values, y, window)) for y in series.editions if y != event]
            check_placebo(report, place, row, ("dates", "dates_as_large", "p_dates"), size, dates)
            if row["id"] not in SUMMARIES:
                pool = others or [one for one in subjects if one != row["id"]]
                steps = [at_event[one] for one in pool]
                names = ("others", "others_as_large", "p_others")
                check_placebo(report, place, row, names, size, steps)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
