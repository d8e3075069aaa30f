"""Breaks: an exact search in whole numbers, and strucchange in R."""
import collections
import itertools
import math

import pandas

from comparison import compare, defined, freedom, points, rows_of_r


def partitions(values, least, most):
    """By number of breaks: the least cost, and the earliest positions that have it. In whole
    numbers, times one that every length divides: the cost is the sum of squares about means."""
    n, common = len(values), math.lcm(*range(1, len(values) + 1))
    sums = list(itertools.accumulate(values, initial=0))
    squares = list(itertools.accumulate((value * value for value in values), initial=0))

    def cost(first, end):
        total = sums[end] - sums[first]
        return common * (squares[end] - squares[first]) - common // (end - first) * total * total

    best = [{end: (cost(0, end), ()) for end in range(1, n + 1)}]
    for breaks in range(1, min(most, n // least - 1) + 1):
        best.append({end: min(
            (best[-1][cut][0] + cost(cut, end), best[-1][cut][1] + (cut,))
            for cut in range(least * breaks, end - least + 1))
            for end in range(least * (breaks + 1), n + 1)})
    return common, [row[n] for row in best]


def exact_breaks(indicators):
    own = collections.defaultdict(list)
    for row in defined(freedom("breaks --all --kind all --criterion bic --max-breaks 5 --indicator",
                               ",".join(indicators)), "breaks"):
        own[row["id"], row["indicator"]].append(row)
    found, expected = [], {}
    for (name, indicator), rows in own.items():
        positions = " ".join(row["last_of_segment"] for row in rows)
        found.append(rows[0] | {"positions": positions})
        known = points(indicator)[name]
        years, n, models = list(known), len(known), []
        scale = math.lcm(*(value.denominator for value in known.values()))
        whole = [int(value * scale) for value in known.values()]
        common, best = partitions(whole, max(3, int(0.15 * n)), 5)
        for breaks, (cost, cuts) in enumerate(best):
            rss = cost / (common * scale * scale)
            bic = n * (math.log(rss / n) + 1 + math.log(2 * math.pi)) if cost else -math.inf
            models.append((bic + 2 * (breaks + 1) * math.log(n), breaks, rss, cuts))
        _, breaks, rss, cuts = min(models)
        expected[name, indicator] = {"breaks": breaks, "rss": rss, "positions": " ".join(
            str(years[cut - 1]) for cut in cuts)}
    compare("breaks in whole numbers", found, "id indicator", expected)


def strucchange(indicators):
    for indicator, model in itertools.product(("fiw.total", "fiw.rating"), ("mean", "trend")):
        found = defined(freedom("breaks --all --kind all --criterion bic --all-models"
                                f" --indicator {indicator} --model {model}"), "breaks")
        expected, seen, tied = {}, collections.Counter(), set()
        values = pandas.DataFrame(
            [(name, year, float(value)) for name, known in points(indicator).items()
             for year, value in known.items()], columns=["id", "year", "value"])
        answers = rows_of_r("breaks.R", "strucchange", model, values=values)
        for row in answers:
            place = expected.setdefault((row["id"], row["breaks"], row["position"]), {})
            place[row["column"]] = None if row["value"] == "NA" else float(row["value"])
        for row in found if answers else ():
            seen[row["id"], row["breaks"]] += 1
            row["position"] = str(seen[row["id"], row["breaks"]])
            place = expected.setdefault((row["id"], row["breaks"], row["position"]), {})
            # Where another partition fits as well, noise decides in R which of them it has.
            if place.get("last_of_segment", row["last_of_segment"]) not in (
                    row["last_of_segment"], float(row["last_of_segment"] or 0)):
                tied.add((row["id"], row["breaks"]))
        for place, columns in expected.items():
            for column in ("last_of_segment", "last_low", "last_high"):
                if place[:2] in tied:
                    columns.pop(column, None)
        print(f"strucchange, {indicator}, {model}: {len(tied)} other partitions that fit as well")
        if answers:
            compare(f"breaks by strucchange, {model}", found, "id breaks position", expected)


PARTS = [exact_breaks, strucchange]
