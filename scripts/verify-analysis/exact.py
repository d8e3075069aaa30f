#!/usr/bin/env python3
"""Compare trends and breaks of `freedom` with exact rational arithmetic; see README.md.

    exact.py trend SERIES.csv RESULT.csv...    exact.py breaks SERIES.csv RESULT.csv...

Everything that ranks values, compares them or needs a sign uses whole numbers here: no tie
is made or broken by rounding. Only the last steps (square roots, logarithms, the normal
distribution) are floating point.
"""

import collections
import csv
import functools
import itertools
import math
import sys
from fractions import Fraction

TOLERANCE = 1e-9
FEWEST = 10
Z975 = 1.959963984540054
STATUS = {"NF": 0, "PF": 1, "F": 2}
# Divisible by the length of every segment, so that sums of squares about a mean are whole.
COMMON = math.lcm(*range(1, 61))


def read_series(path):
    """Values as fractions by (id, indicator): a list of (year, value); split ratings left out."""
    series = collections.defaultdict(list)
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            if "(" in row["text"]:
                continue
            value = STATUS.get(row["text"]) if row["value"] == "" else Fraction(row["value"])
            if value is not None:
                series[row["id"], row["indicator"]].append((int(row["year"]), Fraction(value)))
    for points in series.values():
        points.sort()
    return series


def ranks(values):
    """Twice the ranks, whole: those that tie share the mean of theirs."""
    order = sorted(values)
    first = {}
    last = {}
    for position, value in enumerate(order, 1):
        first.setdefault(value, position)
        last[value] = position
    return [first[value] + last[value] for value in values]


def autocorrelations(values):
    """r_k for k = 1 ... n - 1 as fractions; None where all values are equal."""
    n, total = len(values), sum(values)
    deviations = [n * value - total for value in values]
    spread = sum(value * value for value in deviations)
    if not spread:
        return None
    return [
        Fraction(sum(deviations[i] * deviations[i - lag] for i in range(lag, n)), spread)
        for lag in range(1, n)
    ]


def mann_kendall(values):
    n = len(values)
    s = sum((b > a) - (b < a) for a, b in itertools.combinations(values, 2))
    ties = collections.Counter(values).values()
    return s, Fraction(n * (n - 1) * (2 * n + 5) - sum(t * (t - 1) * (2 * t + 5) for t in ties), 18)


def z_and_p(s, variance):
    z = (s - (s > 0) + (s < 0)) / math.sqrt(variance) if variance > 0 else 0.0
    return z, math.erfc(abs(z) / math.sqrt(2))


def exact_p(s, values):
    """The share of all orders of these values whose S is as far from zero, on either side."""
    sizes = collections.Counter(values)
    kinds = sorted(sizes)

    @functools.cache
    def orders(left):
        """By S: in how many orders the values left can follow."""
        if not any(left):
            return {0: 1}
        found = collections.Counter()
        for first, count in enumerate(left):
            if count:
                gain = sum(left[first + 1 :]) - sum(left[:first])
                rest = left[:first] + (count - 1,) + left[first + 1 :]
                for rest_s, ways in orders(rest).items():
                    found[rest_s + gain] += ways
        return found

    found = orders(tuple(sizes[kind] for kind in kinds))
    return float(Fraction(sum(n for k, n in found.items() if abs(k) >= abs(s)), sum(found.values())))


def median(values):
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def tests(points):
    """By method: (method shown, S, variance, p where it is not the normal one); and the slope."""
    years = [year - points[0][0] + 1 for year, _ in points]
    scale = math.lcm(*(value.denominator for _, value in points))
    values = [int(value * scale) for _, value in points]
    slope = median([Fraction(b - a, u - t) for (t, a), (u, b) in itertools.combinations(zip(years, values), 2)])
    p, q = slope.numerator, slope.denominator
    residuals = [q * value - p * year for value, year in zip(values, years)]
    s, variance = mann_kendall(values)
    n = len(values)
    plain = ("plain", s, variance)
    found = {"adjusted": plain, "plain": plain, "hamed-rao": plain, "yue-wang": plain, "tfpw": plain}
    if n < FEWEST:
        found["adjusted"] = ("exact", s, variance, exact_p(s, values))
    correlation = autocorrelations(residuals)
    if n >= FEWEST and correlation:
        bound = Z975 / math.sqrt(n)
        kept = [
            (n - k) * (n - k - 1) * (n - k - 2) * r
            for k, r in enumerate(autocorrelations(ranks(residuals)), 1)
            if abs(r) > bound
        ]
        factor = 1 + Fraction(2, n * (n - 1) * (n - 2)) * sum(kept)
        if factor > 0:
            found["hamed-rao"] = ("hamed-rao", s, variance * max(1, factor))
        r = correlation[0]
        corrected = min(max((n * r + 2) / (n - 4), Fraction(0)), Fraction(99, 100))
        factor = 1 + 2 * sum(Fraction(n - k, n) * corrected**k for k in range(1, n))
        found["adjusted"] = ("adjusted", s, variance * factor)
        factor = 1 + 2 * sum(Fraction(n - k, n) * r**k for k in range(1, n))
        if factor > 0:
            found["yue-wang"] = ("yue-wang", s, variance * max(1, factor))
        whitened = [
            r.denominator * residuals[i]
            - r.numerator * residuals[i - 1]
            + r.denominator * p * (years[i] - years[0])
            for i in range(1, n)
        ]
        found["tfpw"] = ("tfpw", *mann_kendall(whitened))
    return found, slope / scale


class Report:
    def __init__(self, name):
        self.name, self.compared, self.differences = name, 0, []

    def same(self, place, found, expected):
        self.compared += 1
        if isinstance(expected, str):
            agrees = found == expected
        else:
            agrees = found != "" and math.isclose(float(found), expected, rel_tol=TOLERANCE, abs_tol=TOLERANCE)
        if not agrees:
            self.differences.append(f"{place}: found {found!r}, expected {expected!r}")

    def finish(self):
        for line in self.differences[:20]:
            print(line)
        print(f"{self.name}: {self.compared} values compared, {len(self.differences)} differ")
        return bool(self.differences) or not self.compared


def compare_trend(series, rows, known, asked):
    report = Report(asked)
    for row in rows:
        points = series[row["id"], row["indicator"]]
        if len(points) < 2 or row["slope"] == "":
            continue
        key = row["id"], row["indicator"]
        if key not in known:
            known[key] = tests(points)
        found, slope = known[key]
        (method, s, variance, *exact), (_, _, of_adjusted, *of_exact) = (
            found[asked.split()[-1]], found["adjusted"])
        z, p = z_and_p(s, variance)
        own = found["plain"][1]
        plain, adjusted = z_and_p(own, found["plain"][2])[1], z_and_p(own, of_adjusted)[1]
        name = " ".join(key)
        report.same(f"{name} method", row["method"], method)
        report.same(f"{name} slope", row["slope"], float(slope))
        report.same(f"{name} s", row["s"], s)
        report.same(f"{name} variance", row["variance"], float(variance))
        report.same(f"{name} z", row["z"], z)
        report.same(f"{name} p", row["p"], *(exact or [p]))
        adjusted = of_exact[0] if of_exact else adjusted
        evidence = "clear" if adjusted < 0.05 else "weak" if plain < 0.05 else "none"
        report.same(f"{name} evidence", row["evidence"], evidence)
    return report.finish()


def best_breaks(values, least, most):
    """By number of breaks: the least cost, whole, and the earliest positions that have it."""
    n = len(values)
    sums, squares = [0], [0]
    for value in values:
        sums.append(sums[-1] + value)
        squares.append(squares[-1] + value * value)

    def cost(first, last):
        length, total = last - first + 1, sums[last + 1] - sums[first]
        return COMMON * (squares[last + 1] - squares[first]) - COMMON // length * total * total

    best = [[(cost(0, last), []) for last in range(n)]]
    for breaks in range(1, min(most, n // least - 1) + 1):
        row = [None] * n
        for last in range(least * (breaks + 1) - 1, n):
            row[last] = min(
                (best[-1][end][0] + cost(end + 1, last), end)
                for end in range(least * breaks - 1, last - least + 1)
            )
            total, end = row[last]
            row[last] = (total, best[-1][end][1] + [end])
        best.append(row)
    return [row[n - 1] for row in best]


def compare_breaks(series, rows, known, asked):
    report = Report(asked)
    groups = collections.defaultdict(list)
    for row in rows:
        groups[row["id"], row["indicator"]].append(row)
    for key, rows in groups.items():
        points = series[key]
        if not points or rows[0]["breaks"] == "":
            continue
        years, values = zip(*points)
        scale = math.lcm(*(value.denominator for value in values))
        n = len(values)
        models = []
        for breaks, (cost, positions) in enumerate(
            best_breaks([int(value * scale) for value in values], max(3, int(0.15 * n)), 5)
        ):
            rss = float(Fraction(cost, COMMON * scale * scale))
            bic = -math.inf
            if cost:
                bic = n * (math.log(rss) + 1 - math.log(n) + math.log(2 * math.pi)) + 2 * (breaks + 1) * math.log(n)
            models.append((bic, breaks, rss, positions))
        bic, breaks, rss, positions = min(models, key=lambda model: model[:2])
        name = " ".join(key)
        report.same(f"{name} breaks", rows[0]["breaks"], breaks)
        report.same(f"{name} rss", rows[0]["rss"], rss)
        found = " ".join(row["last_of_segment"] for row in rows)
        report.same(f"{name} positions", found, " ".join(str(years[end]) for end in positions))
    return report.finish()


def main():
    compare = {"trend": compare_trend, "breaks": compare_breaks}[sys.argv[1]]
    series = read_series(sys.argv[2])
    known = {}
    failed = False
    for path in sys.argv[3:]:
        with open(path, newline="", encoding="utf-8") as file:
            rows = list(csv.DictReader(file))
        # The name of a file says what it contains, as in `fiw.total plain`.
        name = path.rsplit("/", 1)[-1].removesuffix(".csv")
        failed |= compare(series, rows, known, name)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
