"""Breaks: an exact search in whole numbers, and strucchange in R."""
import functools
import itertools
import math
import os
import shutil
import subprocess

import pandas

from comparison import FOLDER, HERE, compare, freedom, indicators, output_of, points


def partitions(values, least, most):
    """By number of breaks: the least cost, and the earliest positions that have it. In whole
    numbers, times one that every length divides: the cost is the sum of squares about means."""
    n, common = len(values), math.lcm(*range(1, len(values) + 1))
    sums, squares = ([*itertools.accumulate((value**power for value in values), initial=0)]
                     for power in (1, 2))

    @functools.cache
    def best(breaks, end, first=0):
        total = sums[end] - sums[first]
        cost = common * (squares[end] - squares[first]) - common // (end - first) * total * total
        return min(
            (best(breaks - 1, cut)[0] + best(0, end, cut)[0], best(breaks - 1, cut)[1] + (cut,))
            for cut in range(least * breaks, end - least + 1)) if breaks else (cost, ())
    return common, [best(breaks, n) for breaks in range(max(1, min(most + 1, n // least)))]


def exact_breaks():
    found = freedom("breaks --all --kind all --criterion bic --max-breaks 5 --indicator "
                    + ",".join(indicators()))
    found = found[found.breaks != ""].groupby(["id", "indicator"], as_index=False).agg(
        {"breaks": "first", "rss": "first", "last_of_segment": " ".join})
    expected = {}
    for indicator, name in ((one, name) for one in indicators() for name in points(one)):
        known, models = points(indicator)[name], []
        n = len(known)
        # Ratings have halves.
        common, best = partitions([int(2 * value) for value in known], max(3, int(0.15 * n)), 5)
        for breaks, (cost, cuts) in enumerate(best):
            rss = cost / (4 * common)
            bic = n * (math.log(rss / n) + 1 + math.log(2 * math.pi)) if cost else -math.inf
            models.append((bic + 2 * (breaks + 1) * math.log(n), breaks, rss, cuts))
        _, breaks, rss, cuts = min(models)
        expected[name, indicator] = {"breaks": breaks, "rss": rss, "last_of_segment": " ".join(
            str(known.index[cut - 1]) for cut in cuts)}
    compare("breaks in whole numbers", found, "id indicator", expected)


def strucchange():
    asked = ["Rscript", "-e", "library(strucchange)"]
    if not shutil.which("Rscript") or subprocess.run(asked, capture_output=True).returncode:
        print("strucchange: skipped, for R or this package is not installed")
        return
    key, file = ["id", "breaks", "position"], os.path.join(FOLDER.name, "values.csv")
    for indicator, model in itertools.product(("fiw.total", "fiw.rating"), ("mean", "trend")):
        pandas.concat(points(indicator), names=["id"]).to_csv(file)
        expected = output_of("Rscript", os.path.join(HERE, "breaks.R"), file, model)
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


PARTS = [exact_breaks, strucchange]
