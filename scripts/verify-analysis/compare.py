#!/usr/bin/env python3
"""Compare results of `freedom` with independent implementations; see README.md."""

import argparse
import collections
import csv
import itertools
import math
import sys

TOLERANCE = 1e-9
STATUS = {"NF": 0.0, "PF": 1.0, "F": 2.0}


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def read_series(path):
    """Values by (id, indicator), each a list of (year, value); and the kind by (id, year)."""
    series = collections.defaultdict(list)
    kinds = {}
    for row in read(path):
        if "(" in row["text"]:
            continue  # rated twice, as in 2(5): no single value
        value = STATUS.get(row["text"]) if row["value"] == "" else float(row["value"])
        if value is not None:
            series[row["id"], row["indicator"]].append((int(row["year"]), value))
            kinds[row["id"], int(row["year"])] = row["kind"]
    for points in series.values():
        points.sort()
    return series, kinds


class Report:
    def __init__(self):
        self.compared = 0
        self.differences = []

    def same(self, place, found, expected):
        """Compare one value as text with a number, a text or None."""
        self.compared += 1
        if expected is None or isinstance(expected, str):
            agrees = found == (expected or "")
        else:
            agrees = found != "" and abs(float(found) - expected) <= TOLERANCE * max(1, abs(expected))
        if not agrees:
            self.differences.append(f"{place}: found {found!r}, expected {expected!r}")

    def finish(self):
        for line in self.differences[:40]:
            print(line)
        print(f"{self.compared} values compared, {len(self.differences)} differ")
        return 1 if self.differences or not self.compared else 0


def mann_kendall(values):
    values = [float(value) for value in values]
    n = len(values)
    s = sum((b > a) - (b < a) for a, b in itertools.combinations(values, 2))
    ties = collections.Counter(values).values()
    variance = (n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties)) / 18
    z = 0.0 if variance <= 0 else (s - (s > 0) + (s < 0)) / math.sqrt(variance)
    return s, variance, z


def compare_trend(series, kinds, results, arguments):
    import numpy
    from scipy import stats

    report = Report()
    tested = [row for row in results if row["p"] != ""]
    adjusted = (
        stats.false_discovery_control([float(row["p"]) for row in tested], method=arguments.adjust)
        if tested
        else []
    )
    for row, p in zip(tested, adjusted):
        report.same(f"{row['id']} p_adjusted", row["p_adjusted"], float(p))
    for row in results:
        points = [
            point
            for point in series[row["id"], row["indicator"]]
            if row["from"] and int(row["from"]) <= point[0] <= int(row["to"])
        ]
        name = f"{row['id']} {row['indicator']}"
        report.same(f"{name} n", row["n"], float(len(points)))
        if len(points) < 2 or row["slope"] == "":
            continue
        years, values = (numpy.array(column, dtype=float) for column in zip(*points))
        report.same(f"{name} first", row["first"], values[0])
        report.same(f"{name} last", row["last"], values[-1])
        report.same(f"{name} change", row["change"], values[-1] - values[0])
        line = stats.theilslopes(values, years, 0.95)
        report.same(f"{name} slope", row["slope"], line.slope)
        report.same(f"{name} intercept", row["intercept"], line.intercept)
        if row["slope_low"] != "":
            report.same(f"{name} slope_low", row["slope_low"], line.low_slope)
            report.same(f"{name} slope_high", row["slope_high"], line.high_slope)
        if row["method"] == "plain":
            s, variance, z = mann_kendall(values)
            report.same(f"{name} s", row["s"], float(s))
            report.same(f"{name} variance", row["variance"], variance)
            report.same(f"{name} z", row["z"], z)
            report.same(f"{name} p", row["p"], 2 * stats.norm.sf(abs(z)))
            tied = len(set(values)) == 1
            tau = None if tied else stats.kendalltau(years, values).statistic
            report.same(f"{name} tau", row["tau"], tau)
    return report.finish()


def find_episodes(points, improving, span, gap):
    """The rules of METHODS in a second hand: (start, end, reason)."""
    start, cumulative, year_turn, turn, tolerance = span, 10 * span, 3 * span, 10 * span, 5
    years, values = zip(*points)
    sign = 1 if improving else -1
    changes = [None] + [
        None if gap(years[i - 1], years[i]) else sign * (values[i] - values[i - 1])
        for i in range(1, len(values))
    ]
    i = 1
    while i < len(changes):
        if changes[i] is None or changes[i] < start:
            i += 1
            continue
        first = last = i
        quiet, total, reason, j = 0, 0.0, "censored (end of data)", i
        while j < len(changes):
            change = changes[j]
            if change is None:
                reason = "censored (gap)"
            elif change >= start:
                last, quiet, total = j, 0, 0.0
            elif change < -year_turn:
                reason = "one-year reversal"
            else:
                quiet, total = quiet + 1, total + change
                if total < -turn:
                    reason = "cumulative reversal"
                elif quiet == tolerance:
                    reason = "stasis"
            if not reason.endswith("(end of data)"):
                break
            j += 1
        inside = [sign * value for value in values[first - 1 : j]]
        if max(inside) - min(inside) >= cumulative:
            end = j - 1 if reason.startswith("censored") else last
            yield years[first], years[end], reason
        i = j + 1


def compare_episodes(series, kinds, results, arguments):
    report = Report()
    found = collections.defaultdict(list)
    for row in results:
        found[row["id"], row["indicator"], row["kind"]].append(
            (int(row["start"]), int(row["end"]), row["reason"])
        )

    def gap(before, after):
        return after - before != 1 and (before, after) != (1982, 1984)

    for (identifier, indicator), points in series.items():
        lower = indicator in ("fiw.pr", "fiw.cl", "fiw.rating") or indicator.startswith("fotp")
        span = 0.06 if indicator in ("fiw.pr", "fiw.cl", "fiw.rating") else 1.0
        for kind in ("improvement", "decline"):
            improving = (kind == "improvement") != lower
            expected = list(find_episodes(points, improving, span, gap))
            key = (identifier, indicator, kind)
            report.same(" ".join(key), str(found[key]), str(expected))
    return report.finish()


def figures_by_year(series, kinds, indicator, kind="country"):
    by_year = collections.defaultdict(dict)
    for (identifier, name), points in series.items():
        for year, value in points:
            if name == indicator and (kind is None or kinds[identifier, year] == kind):
                by_year[year][identifier] = value
    return by_year


def compare_counts(series, kinds, results, arguments):
    report = Report()
    by_year = figures_by_year(series, kinds, arguments.indicator or "fiw.status", arguments.kind)
    by_year[1973].pop("ZAF", None)  # rated twice in that edition, and in no count
    for row in results:
        counts = collections.Counter(by_year[int(row["year"])].values())
        for column, status in (("free", "F"), ("partly_free", "PF"), ("not_free", "NF")):
            report.same(f"{row['edition']} {column}", row[column], float(counts[STATUS[status]]))
    return report.finish()


def compare_averages(series, kinds, results, arguments):
    import statistics

    report = Report()
    by_year = figures_by_year(series, kinds, arguments.indicator or "fiw.total", arguments.kind)
    for row in results:
        values = list(by_year[int(row["year"])].values())
        report.same(f"{row['edition']} mean", row["mean"], statistics.fmean(values))
        report.same(f"{row['edition']} median", row["median"], statistics.median(values))
    return report.finish()


def compare_balance(series, kinds, results, arguments):
    report = Report()
    links = collections.defaultdict(list)
    for row in read(arguments.links) if arguments.links else []:
        if row["relation"] == "continuation":
            links[row["successor"]].append(row["predecessor"])
    for row in results:
        indicator = "fiw.total" if row["method"] == "score" else "fiw.rating"
        year = int(row["year"])
        now = figures_by_year(series, kinds, indicator)[year]
        everybody = figures_by_year(series, kinds, indicator, kind=None)
        before = everybody[1982 if year == 1984 else year - 1]
        counts = collections.Counter()
        for identifier, value in now.items():
            if (identifier, year) in (("ZAF", 1973), ("ZAF", 1974)):
                continue
            old = before.get(identifier)
            if old is None:
                known = [before[link] for link in links[identifier] if link in before]
                old = known[0] if len(known) == 1 else None
            if old is not None:
                gain = value - old if row["method"] == "score" else old - value
                counts["improved" if gain > 0 else "declined" if gain < 0 else "unchanged"] += 1
        for column in ("improved", "declined", "unchanged"):
            report.same(f"{row['edition']} {column}", row[column], float(counts[column]))
    return report.finish()


def compare_transitions(series, kinds, results, arguments):
    report = Report()
    by_year = figures_by_year(series, kinds, arguments.indicator or "fiw.status", arguments.kind)
    by_year[1973].pop("ZAF", None)
    counts = collections.Counter()
    for year in sorted(by_year):
        after = by_year.get(1984 if year == 1982 else year + 1, {})
        inside = (arguments.start or year) <= year and (not arguments.end or year < arguments.end)
        for identifier, status in by_year[year].items() if inside else []:
            if identifier in after:
                counts[status, after[identifier]] += 1
    for row in results:
        for column, status in (("free", "F"), ("partly_free", "PF"), ("not_free", "NF")):
            key = (STATUS[row["from_status"]], STATUS[status])
            report.same(f"{row['from_status']} {column}", row[column], float(counts[key]))
    return report.finish()


def main():
    checks = {
        "trend": compare_trend,
        "episodes": compare_episodes,
        "counts": compare_counts,
        "averages": compare_averages,
        "balance": compare_balance,
        "transitions": compare_transitions,
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("check", choices=checks)
    parser.add_argument("series", help="output of `freedom series ... --format csv`")
    parser.add_argument("result", help="output of the command to check, as CSV")
    parser.add_argument("--indicator", help="the indicator of a table, where it is not the usual one")
    parser.add_argument("--kind", default="country", type=lambda kind: None if kind == "all" else kind)
    parser.add_argument("--adjust", default="bh", help="how p_adjusted is computed, for trend")
    parser.add_argument("--links", help="entity_links.csv, for balance")
    parser.add_argument("--from", dest="start", type=int, help="for transitions")
    parser.add_argument("--to", dest="end", type=int, help="for transitions")
    arguments = parser.parse_args()
    series, kinds = read_series(arguments.series)
    return checks[arguments.check](series, kinds, read(arguments.result), arguments)


if __name__ == "__main__":
    sys.exit(main())
