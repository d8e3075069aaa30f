"""Counts what was tried and what was right."""
import sys


class Tally:
    """Rows of part and case, with how often it was tried and what was wrong."""

    def __init__(self):
        self.rows = {}
        self.wrong = 0
        self.is_whole = True

    def add(self, part, case, complaint):
        """One try: right where there is no complaint."""
        row = self.rows.setdefault((part, case), [0, 0])
        row[0] += 1
        if complaint:
            row[1] += 1
            self.wrong += 1
            print(f"wrong: {part}: {case}: {complaint}", file=sys.stderr, flush=True)

    def print(self, seconds):
        """The table."""
        width = max((len(case) for _, case in self.rows), default=4)
        line = f"{{:<8}}  {{:<{width}}}  {{:>6}}  {{:>6}}  {{:>6}}"
        print(line.format("part", "case", "tried", "right", "wrong"))
        for (part, case), (tried, wrong) in self.rows.items():
            print(line.format(part, case, tried, tried - wrong, wrong))
        tried = sum(row[0] for row in self.rows.values())
        print(line.format("all", "", tried, tried - self.wrong, self.wrong))
        print(f"{seconds:.0f} s")
