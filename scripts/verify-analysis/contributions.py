#!/usr/bin/env python3
"""Compare `freedom table contributions` of means with exact fractions; see README.md."""

import sys
from fractions import Fraction

import compare


def main():
    """Arguments: the series of all entities, then pairs of years and results: 2011-2012 r.csv ..."""
    series, kinds = compare.read_series(sys.argv[1])
    report = compare.Report()
    for years, path in zip(sys.argv[2::2], sys.argv[3::2]):
        first, last = map(int, years.split("-"))
        values = {}
        for (identifier, _), points in series.items():
            known = dict(points)
            values[identifier] = [
                Fraction(known[y]) if y in known and kinds[identifier, y] == "country" else None
                for y in (first, last)
            ]
        both = {k: v for k, v in values.items() if None not in v}
        change = [Fraction(0), Fraction(0)]
        for position in (0, 1):
            all_values = [v[position] for v in values.values() if v[position] is not None]
            whole = sum(all_values) / len(all_values)
            change[position] = whole - sum(v[position] for v in both.values()) / len(both)
        expected = {k: float((after - before) / len(both)) for k, (before, after) in both.items()}
        expected["composition"] = float(change[1] - change[0])
        rows = {row["id"]: row for row in compare.read(path)}
        report.same(f"{years} rows", str(sorted(rows)), str(sorted(expected)))
        for identifier, value in expected.items():
            place = f"{years} {identifier}"
            report.same(place, rows.get(identifier, {}).get("contribution", ""), value)
    return report.finish()


if __name__ == "__main__":
    sys.exit(main())
