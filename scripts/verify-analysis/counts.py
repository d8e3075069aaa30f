#!/usr/bin/env python3
"""The table of counts of scripts/verify-analysis/all, from the lines that its parts print.

    counts.py LOG

A part prints `NAME: N values compared, M differ`, and perhaps `skipped` with a reason. The exit code is 1 when a
value differs, when a part compared nothing, or when there are no parts.
"""

import collections
import re
import sys

LINE = re.compile(r"^(.+?): (\d+) values(?: compared)?, (\d+) differ")
SKIPPED = re.compile(r"^(.+?): (skipped.*)$")


def kind(name):
    """What is compared, without the indicators, regions and dates that it is compared for."""
    name = re.sub(r"\b(fiw|fotp|fotn)\.\S+ ?|\b\d{4}(-\d{2}){2}\b ?", "", name).strip()
    return re.sub(r"( of|,)+$", "", name.replace(" of,", ","))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        lines = file.read().splitlines()
    counts = collections.defaultdict(lambda: [0, 0, 0])
    failed = False
    for line in lines:
        if match := LINE.match(line):
            values, differ = int(match[2]), int(match[3])
            row = counts[kind(match[1])]
            row[0], row[1], row[2] = row[0] + 1, row[1] + values, row[2] + differ
            failed |= differ > 0 or values == 0
    print()
    print(f"{'what':44} {'runs':>5} {'values':>10} {'differ':>7}")
    for name, (runs, values, differ) in counts.items():
        print(f"{name[:44]:44} {runs:5} {values:10,} {differ:7}")
    totals = [sum(row[position] for row in counts.values()) for position in range(3)]
    print(f"{'all':44} {totals[0]:5} {totals[1]:10,} {totals[2]:7}")
    for line in lines:
        if match := SKIPPED.match(line):
            print(f"{match[1]}: {match[2]}")
    return 1 if failed or not counts else 0


if __name__ == "__main__":
    sys.exit(main())
