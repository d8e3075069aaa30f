"""Trends, their limits and differences, pooled trends: exact fractions, scipy, pymannkendall.
Breaks: strucchange in R; a test of ours tries every partition in whole numbers (BreakSearchTests)."""
import functools
import itertools
import math
import os
import shutil
import statistics
import subprocess
from fractions import Fraction

import numpy
import pandas
import pymannkendall
from scipy import signal, stats
from statsmodels.tsa.stattools import acf

from checkout import ROOT
from comparison import FOLDER, compare, freedom, indicators, output_of, points, regions, wide

SOME = "POL HUN TUR TUN SWE USA BRA RUS IND GMB SSD".split()
BOTH = ("fiw.total", "fiw.rating")
METHODS = "adjusted plain hamed-rao yue-wang tfpw".split()
DRAWS = 2000


def ranked(values):
    """Ranks of fractions: no tie is made or broken by rounding."""
    return numpy.unique(numpy.array(values, object), return_inverse=True)[1]


def exact_p(s, ranks):
    """The share of all orders of these values whose S is as far from zero, on either side, by the
    generating function of inversions: the q-factorial of n over those of the ties."""
    def factorial(n):
        return functools.reduce(numpy.convolve, [numpy.ones(k) for k in range(1, n + 1)])
    ties = functools.reduce(numpy.convolve, map(factorial, numpy.unique_counts(ranks).counts))
    ways = numpy.polydiv(factorial(len(ranks)), ties)[0]
    every = len(ways) - 1 - 2 * numpy.arange(len(ways))
    return ways[abs(every) >= abs(s)].sum() / ways.sum()


def corrected(r, n):
    """The correlation of neighbours without the bias of its estimate, within bounds."""
    return numpy.clip((n * r + 2) / (n - 4), 0, 0.99)


def factor(r, n):
    """By how much that correlation widens a variance."""
    lags = numpy.arange(1, n)
    return 1 + 2 * ((1 - lags / n) * numpy.asarray(r)[..., None] ** lags).sum(axis=-1)


def row(method, test, times=1.0):
    variance = test.var_s * times
    z = (test.s - numpy.sign(test.s)) / math.sqrt(variance) if variance else 0.0
    return {"method": method, "s": test.s, "variance": variance, "z": z,
            "p": math.erfc(abs(z) / math.sqrt(2))}


def tests(known):
    """The slope; and the row of each method."""
    n, years = len(known), [int(year - known.index[0]) for year in known.index]
    values = [Fraction(value) for value in known]
    pairs = itertools.combinations(zip(years, values), 2)
    slope = statistics.median((b - a) / (u - t) for (t, a), (u, b) in pairs)
    test = pymannkendall.original_test(ranked(values))
    found = dict.fromkeys(METHODS, row("plain", test))
    left = [value - slope * year for year, value in zip(years, values)]
    if n < 10:
        found["adjusted"] = row("exact", test) | {"p": exact_p(test.s, ranked(values))}
    if n < 10 or len(set(left)) == 1:
        return slope, found
    left = [one - sum(left) / n for one in left]
    r = sum(map(Fraction.__mul__, left, left[1:])) / sum(one * one for one in left)
    k, ranks = numpy.arange(1, n), acf(stats.rankdata(ranked(left)), nlags=n - 1, fft=False)[1:]
    terms = (n - k) * (n - k - 1) * (n - k - 2) * ranks
    terms = terms[abs(ranks) > stats.norm.ppf(0.975) / math.sqrt(n)]
    of_ranks = 1 + 2 / (n * (n - 1) * (n - 2)) * terms.sum()
    for name, times in (("hamed-rao", of_ranks), ("yue-wang", factor(float(r), n))):
        if times > 0:
            found[name] = row(name, test, max(1, times))
    found["adjusted"] = row("adjusted", test, factor(corrected(float(r), n), n))
    whitened = [now - r * before + slope * year
                for before, now, year in zip(left, left[1:], years[1:])]
    found["tfpw"] = row("tfpw", pymannkendall.original_test(ranked(whitened)))
    return slope, found


def all_trends():
    expected = {method: {} for method in METHODS}
    for indicator, name in ((one, name) for one in indicators() for name in points(one)):
        known, limits, found = points(indicator)[name], {}, dict.fromkeys(METHODS, {})
        every = {"from": known.index[0], "to": known.index[-1], "first": known.iloc[0],
                 "last": known.iloc[-1], "n": len(known)}
        if len(known) > 1:
            slope, found = tests(known)
            line = stats.theilslopes(known, known.index, 0.95)
            weak = "weak" if found["plain"]["p"] < 0.05 else "none"
            every |= {"change": known.iloc[-1] - known.iloc[0], "slope": float(slope),
                      "intercept": line.intercept,
                      "evidence": "clear" if found["adjusted"]["p"] < 0.05 else weak}
            limits["tau"] = stats.kendalltau(known.index, known).statistic
            # Where scipy would need a slope beyond the least, no limits are defined.
            spread = 1.96 * math.sqrt(found["plain"]["variance"])
            if not spread or (math.comb(len(known), 2) - spread) / 2 >= 0.5:
                limits |= {"slope_low": line.low_slope, "slope_high": line.high_slope}
        for method, rows in expected.items():
            more = limits if method == "plain" else {}
            rows[name, indicator] = every | found[method] | more
    for method, rows in expected.items():
        command = f"trend --all --kind all --method {method} --indicator {','.join(indicators())}"
        compare("trends", command, "id indicator", rows)


def adjusted_p():
    for indicator, adjust in itertools.product(BOTH, ("bh", "by")):
        found = freedom(
            f"trend --all --kind all --method plain --indicator {indicator} --adjust {adjust}")
        tested = found[found.p != ""]
        adjusted = stats.false_discovery_control(tested.p.astype(float), method=adjust)
        compare("p adjusted for many tests", tested, "id",
                pandas.DataFrame({"p_adjusted": adjusted}, index=tested.id))


def pooled_trends():
    values = wide("fiw.total")
    values = values.loc[:, values.count() > 1].dropna(how="all").T
    command = "trend --all --pooled --indicator fiw.total --method plain"
    for key, by in (("group", lambda name: "world"), ("region", regions())):
        groups = values.groupby(by)
        tests = pandas.DataFrame(
            [pymannkendall.regional_test(table.T.to_numpy()) for _, table in groups], groups.groups)
        tests = tests.drop(columns=["trend", "h", "intercept"]).assign(
            entities=groups.size(), n=groups.count().sum(axis=1))
        compare("pooled trends", command + " --by region" * (key == "region"), key,
                tests.rename(columns={"Tau": "tau", "var_s": "variance"}))


@functools.cache
def places(n):
    """What each draw uses, from as many again before it counts: blocks of neighbours that begin
    where SplitMix64 says, which is written a second time."""
    block = max(3, math.ceil(round(n ** (1 / 3), 9)))
    count = DRAWS * math.ceil(2 * n / block)
    mixed = 1 + 0x9E3779B97F4A7C15 * numpy.arange(1, count + 1, dtype=numpy.uint64)
    for shift, times in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1)):
        mixed = (mixed ^ (mixed >> shift)) * numpy.uint64(times)
    first = (mixed.astype(object) * (n - 1) >> 64).astype(int)[:, None]
    return ((first + numpy.arange(block)) % (n - 1)).reshape(DRAWS, -1)[:, :2 * n]


def slopes_and_sizes(years, values):
    """By row: the Theil-Sen slope, what it is measured by, what the line leaves, and r*."""
    n, (i, j) = len(years), numpy.triu_indices(len(years), 1)
    slopes = numpy.median((values[:, j] - values[:, i]) / (years[j] - years[i]), axis=1)
    left = values - slopes[:, None] * (years - years[0])
    left -= left.mean(axis=1, keepdims=True)
    squares, products = (left**2).sum(axis=1), (left[:, 1:] * left[:, :-1]).sum(axis=1)
    r = numpy.divide(products, squares, out=numpy.full_like(squares, -1.0), where=squares > 0)
    return slopes, squares / n * factor(corrected(r, n), n), left, corrected(r, n)


def drawn_limits(*pair):
    """Limits of the slope of one series, or of the difference of two: all draws once more."""
    years, n = pair[0].index.to_numpy(float), len(pair[0])
    slope, size, ratio, squares = 0.0, 0.0, numpy.zeros(DRAWS), numpy.zeros(DRAWS)
    for sign, values in zip((1, -1), pair):
        own, own_size, left, r = slopes_and_sizes(years, values.to_numpy()[None])
        shocks = left[0, 1:] - r[0] * left[0, :-1]
        drawn = signal.lfilter([1], [1, -r[0]], (shocks - shocks.mean())[places(n)])
        found, found_size, *_ = slopes_and_sizes(years, drawn[:, n:])
        slope, size = slope + sign * own[0], size + own_size[0]
        ratio, squares = ratio + sign * found, squares + found_size
    squares[ratio == 0] = 1  # a draw without any change has no size either
    ratio = numpy.sort(ratio / numpy.sqrt(squares)) * math.sqrt(size)
    rank = int((DRAWS + 1) * 0.025)
    return slope - ratio[DRAWS - rank], slope - ratio[rank - 1]


def bootstrap_limits():
    for indicator in BOTH:
        known, names, expected = points(indicator), " ".join(SOME), {}
        for name in SOME:
            low, high = drawn_limits(known[name])
            expected[name] = {"slope_low": low, "slope_high": high, "limits": "bootstrap"}
        compare("bootstrap limits", f"trend --indicator {indicator} {names}", "id", expected)
        expected = {}
        for other in SOME[1:]:
            both = pandas.concat([known[SOME[0]], known[other]], axis=1, join="inner")
            pair = [both.iloc[:, place] for place in (0, 1)]
            one, two = (stats.theilslopes(values, both.index).slope for values in pair)
            low, high = drawn_limits(*pair)
            expected[SOME[0], other] = {
                "n": len(both), "slope": one, "other_slope": two, "difference": one - two,
                "difference_low": low, "difference_high": high}
        compare("differences of trends", f"compare --trend-difference --indicator {indicator}"
                f" {names}", "id other_id", expected)


def strucchange():
    asked = ["Rscript", "-e", "library(strucchange)"]
    if not shutil.which("Rscript") or subprocess.run(asked, capture_output=True).returncode:
        print("strucchange: skipped, for R or this package is not installed")
        return
    key, file = ["id", "breaks", "position"], os.path.join(FOLDER.name, "values.csv")
    for indicator, model in itertools.product(("fiw.total", "fiw.rating"), ("mean", "trend")):
        pandas.concat(points(indicator), names=["id"]).to_csv(file)
        expected = output_of("Rscript", f"{ROOT}/scripts/verify-analysis.d/breaks.R", file, model)
        expected = pandas.to_numeric(expected.set_index([*key, "column"]).value, errors="coerce")
        found = freedom("breaks --all --kind all --criterion bic --all-models"
                        f" --indicator {indicator} --model {model}")
        found["position"] = found.groupby(["id", "breaks"]).cumcount().add(1).astype(str)
        # Where another partition fits as well, noise decides in R which of them it has.
        dates = expected.xs("last_of_segment", level="column")
        own = pandas.to_numeric(found.set_index(key).last_of_segment).reindex(dates.index)
        tied = dates.index[dates != own].droplevel("position").unique()
        print(f"strucchange, {indicator}, {model}: {len(tied)} other partitions that fit as well")
        of_them = expected.index.droplevel(["position", "column"]).isin(tied)
        fit = expected.index.get_level_values("column").isin(["rss", "bic", "lwz"])
        expected = expected[fit | ~of_them]
        found = found[found.set_index(key).index.isin(expected.index.droplevel("column"))]
        compare(f"breaks by strucchange, {model}", found, " ".join(key), expected)


PARTS = [all_trends, adjusted_p, pooled_trends, bootstrap_limits, strucchange]
