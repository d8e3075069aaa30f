"""Trends, their limits and differences, pooled trends: exact fractions, scipy, pymannkendall."""
import functools
import itertools
import math
import statistics
from fractions import Fraction

import numpy
import pymannkendall
from scipy import stats
from statsmodels.tsa.stattools import acf

from comparison import compare, defined, everybody, freedom, points, wide

SOME = "POL HUN TUR TUN SWE USA BRA RUS IND GMB SSD".split()
METHODS = "adjusted plain hamed-rao yue-wang tfpw".split()
BOTH = ("fiw.total", "fiw.rating")
DRAWS = 2000


def ranked(values):
    """Ranks of fractions, and how many share each: no tie is made or broken by rounding."""
    return numpy.unique(numpy.array(values, object), return_inverse=True, return_counts=True)[1:]


def mann_kendall(values):
    """S and its variance."""
    ranks, ties = ranked(values)
    n = len(ranks)
    s = int(numpy.sign(numpy.subtract.outer(ranks, ranks))[numpy.tril_indices(n, -1)].sum())
    return s, (n * (n - 1) * (2 * n + 5) - int((ties * (ties - 1) * (2 * ties + 5)).sum())) / 18


def z_and_p(s, variance):
    z = (s - (s > 0) + (s < 0)) / math.sqrt(variance) if variance > 0 else 0.0
    return z, math.erfc(abs(z) / math.sqrt(2))


def exact_p(s, values):
    """The share of all orders of these values whose S is as far from zero, on either side, by the
    generating function of inversions: the q-factorial of n over those of the ties."""
    def factorial(n):
        return functools.reduce(numpy.convolve, [numpy.ones(k) for k in range(1, n + 1)])
    ways = factorial(len(values))
    for tie in ranked(values)[1]:
        ways = numpy.polydiv(ways, factorial(tie))[0]
    every = len(ways) - 1 - 2 * numpy.arange(len(ways))
    return ways[abs(every) >= abs(s)].sum() / ways.sum()


def tests(known):
    """The slope; and by method: the method that is shown, S, variance, p where it is exact."""
    years, values, n = [year - min(known) for year in known], list(known.values()), len(known)
    pairs = itertools.combinations(zip(years, values), 2)
    slope = statistics.median((b - a) / (u - t) for (t, a), (u, b) in pairs)
    s, variance = mann_kendall(values)
    found = {name: ("plain", s, variance) for name in METHODS}
    residuals = [value - slope * year for year, value in zip(years, values)]
    if n < 10:
        found["adjusted"] = ("exact", s, variance, exact_p(s, values))
    if n < 10 or len(set(residuals)) == 1:
        return slope, found

    def factor(r):
        return 1 + 2 * ((1 - k / n) * r**k).sum()

    k = numpy.arange(1, n)
    left = [residual - sum(residuals) / n for residual in residuals]
    r = Fraction(sum(a * b for a, b in itertools.pairwise(left)), sum(a * a for a in left))
    ranks = acf(stats.rankdata(ranked(residuals)[0]), nlags=n - 1, fft=False)[1:]
    kept = abs(ranks) > stats.norm.ppf(0.975) / math.sqrt(n)
    terms = ((n - k) * (n - k - 1) * (n - k - 2) * ranks)[kept]
    of_ranks = 1 + 2 / (n * (n - 1) * (n - 2)) * terms.sum()
    for name, times in (("hamed-rao", of_ranks), ("yue-wang", factor(float(r)))):
        if times > 0:
            found[name] = (name, s, variance * max(1, times))
    corrected = min(max(float((n * r + 2) / (n - 4)), 0), 0.99)
    found["adjusted"] = ("adjusted", s, variance * factor(corrected))
    whitened = [now - r * before + slope * year for (before, now), year in zip(
        itertools.pairwise(residuals), years[1:])]
    found["tfpw"] = ("tfpw", *mann_kendall(whitened))
    return slope, found


def line_of(known, variance):
    """What scipy says of the line; and what it says of the plain test."""
    years, values = numpy.array(list(known)), numpy.array(list(known.values()), float)
    line, tau = stats.theilslopes(values, years, 0.95), stats.kendalltau(years, values).statistic
    # Where scipy would need a slope beyond the least, no limits are defined.
    rank = (math.comb(len(years), 2) - 1.96 * math.sqrt(variance)) / 2
    limits = line[2:] if rank >= 0.5 or variance == 0 else (None, None)
    return {"n": len(years), "from": years[0], "to": years[-1], "first": values[0],
            "last": values[-1], "change": values[-1] - values[0], "intercept": line.intercept}, {
                "slope_low": limits[0], "slope_high": limits[1],
                "tau": None if numpy.isnan(tau) else tau}


def all_trends(indicators):
    expected = {method: {} for method in METHODS}
    for indicator in indicators:
        for name, known in points(indicator).items():
            if len(known) < 2:
                for rows in expected.values():
                    rows[name, indicator] = {"n": len(known), "slope": None}
                continue
            slope, found = tests(known)
            line, plain = line_of(known, found["plain"][2])
            z = {method: z_and_p(*test[1:3]) for method, test in found.items()}
            p = {method: [*test, z[method][1]][3] for method, test in found.items()}
            weak = "weak" if p["plain"] < 0.05 else "none"
            evidence = "clear" if p["adjusted"] < 0.05 else weak
            for method, (shown, s, variance, *_) in found.items():
                expected[method][name, indicator] = line | {
                    "method": shown, "slope": float(slope), "s": s, "variance": variance,
                    "z": z[method][0], "p": p[method], "evidence": evidence} | (
                        plain if method == "plain" else {})
    for method, rows in expected.items():
        found = freedom(f"trend --all --kind all --method {method} --indicator",
                        ",".join(indicators))
        compare("trends", found, "id indicator", rows)


def adjusted_p(indicators):
    for indicator, adjust in itertools.product(BOTH, ("bh", "by")):
        found = freedom(
            f"trend --all --kind all --method plain --indicator {indicator} --adjust {adjust}")
        tested = defined(found, "p")
        adjusted = stats.false_discovery_control([float(row["p"]) for row in tested], method=adjust)
        compare("p adjusted for many tests", tested, "id", {
            (row["id"],): {"p_adjusted": p} for row, p in zip(tested, adjusted)})


def pooled_trends(indicators):
    values, regions = wide("fiw.total"), everybody()
    values = values.loc[:, values.count() > 1].dropna(how="all")
    for by in ("group", "region"):
        found = freedom("trend --all --pooled --indicator fiw.total --method plain", *(
            ["--by", "region"] if by == "region" else []))
        expected = {}
        for row in found:
            table = values.loc[:, [row.get("region") in (None, regions[name]) for name in values]]
            test = pymannkendall.regional_test(table.to_numpy())
            expected[row[by],] = {
                "entities": table.shape[1], "n": table.count().sum(), "s": test.s, "z": test.z,
                "variance": test.var_s, "p": test.p, "tau": test.Tau, "slope": test.slope}
        compare("pooled trends", found, by, expected)


def numbers(state, mask=(1 << 64) - 1):
    """SplitMix64, written a second time."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) & mask
        mixed = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & mask
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & mask
        yield mixed ^ (mixed >> 31)


def slopes_and_sizes(years, values):
    """By row: the Theil-Sen slope, what it is measured by, what the line leaves, and r*."""
    n = len(years)
    i, j = numpy.triu_indices(n, 1)
    slopes = numpy.median((values[:, j] - values[:, i]) / (years[j] - years[i]), axis=1)
    left = values - slopes[:, None] * (years - years[0])
    left -= left.mean(axis=1, keepdims=True)
    squares, products = (left**2).sum(axis=1), (left[:, 1:] * left[:, :-1]).sum(axis=1)
    r = numpy.divide(products, squares, out=numpy.full_like(squares, -1.0), where=squares > 0)
    r = numpy.clip((n * r + 2) / (n - 4), 0, 0.99)
    lags = numpy.arange(1, n)
    factor = 1 + 2 * ((1 - lags / n) * r[:, None] ** lags).sum(axis=1)
    return slopes, squares / n * factor, left, r


def drawn_limits(years, pair):
    """Limits of the slope of one series, or of the difference of two: all draws once more."""
    years, n = numpy.array(years, float), len(years)
    block, generator = max(3, math.ceil(round(n ** (1 / 3), 9))), numbers(1)
    places = numpy.empty((DRAWS, 2 * n), int)
    for draw, position in itertools.product(range(DRAWS), range(2 * n)):
        fresh = position % block == 0
        place = (next(generator) * (n - 1) >> 64) if fresh else (place + 1) % (n - 1)
        places[draw, position] = place
    slope, size, ratio, squares = 0.0, 0.0, numpy.zeros(DRAWS), numpy.zeros(DRAWS)
    for sign, values in zip((1, -1), pair):
        own, own_size, left, r = slopes_and_sizes(years, numpy.array([values], float))
        shocks = left[0, 1:] - r[0] * left[0, :-1]
        drawn = (shocks - shocks.mean())[places]
        for position in range(1, 2 * n):
            drawn[:, position] += r[0] * drawn[:, position - 1]
        found, found_size, *_ = slopes_and_sizes(years, drawn[:, n:])
        slope, size = slope + sign * own[0], size + own_size[0]
        ratio, squares = ratio + sign * found, squares + found_size
    squares[ratio == 0] = 1  # a draw without any change has no size either
    ratio = numpy.sort(ratio / numpy.sqrt(squares)) * math.sqrt(size)
    rank = int((DRAWS + 1) * 0.025)
    return slope - ratio[DRAWS - rank], slope - ratio[rank - 1]


def bootstrap_limits(indicators):
    for indicator in BOTH:
        known, expected = points(indicator), {}
        for name in SOME:
            low, high = drawn_limits(list(known[name]), [list(known[name].values())])
            expected[name,] = {"slope_low": low, "slope_high": high, "limits": "bootstrap"}
        compare("bootstrap limits", freedom("trend --indicator", indicator, *SOME), "id", expected)
        expected = {}
        for other in SOME[1:]:
            years = sorted(known[SOME[0]].keys() & known[other].keys())
            pair = [[float(known[name][year]) for year in years] for name in (SOME[0], other)]
            one, two = (stats.theilslopes(values, years).slope for values in pair)
            low, high = drawn_limits(years, pair)
            expected[SOME[0], other] = {
                "n": len(years), "slope": one, "other_slope": two, "difference": one - two,
                "difference_low": low, "difference_high": high}
        found = freedom("compare --trend-difference --indicator", indicator, *SOME)
        compare("differences of trends", found, "id other_id", expected)


PARTS = [all_trends, adjusted_p, pooled_trends, bootstrap_limits]
