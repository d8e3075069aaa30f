"""The pages that are opened, one line each."""
from dataclasses import dataclass
from typing import Callable, Optional


@dataclass
class Page:
    name: str
    arguments: list
    # The most sheets of A4 that the page may take; None where its length follows from the request.
    prints_on: Optional[int] = None
    # What a reader does on the page; returns what went wrong.
    act: Optional[Callable] = None


TOTAL = ["--indicator", "fiw.total"]

PAGES = [
    Page("brief-hungary", ["brief", "Hungary"], prints_on=2),
    Page("brief-ussr", ["brief", "USSR"], prints_on=2),
    Page("brief-kosovo", ["brief", "Kosovo"], prints_on=2),
    Page("brief-abkhazia", ["brief", "Abkhazia"], prints_on=2),
    Page("brief-1994", ["brief", "South Africa", "--edition", "1994"], prints_on=2),
    Page("brief-compared", ["brief", "Hungary", "--compare", "Poland"], prints_on=2),
    Page("line", ["chart", "line", "Hungary", "Poland", "Tunisia", *TOTAL]),
    Page("strip", ["chart", "strip", "--region", "Eurasia"]),
    Page("heat", ["chart", "heat", "--region", "Eurasia", *TOTAL]),
    Page("bar", ["chart", "bar", "--region", "Eurasia", *TOTAL]),
    Page("slope", ["chart", "slope", "Hungary", "Poland", *TOTAL]),
    Page("spark", ["chart", "spark", "--region", "Eurasia", *TOTAL]),
    Page("stacked", ["chart", "stacked"]),
    Page("multiples", ["chart", "multiples", "--region", "Eurasia", *TOTAL]),
    Page("scatter", ["chart", "scatter", "fiw.total", "fotp.total", "--edition", "2017"]),
    Page("table", ["table", "counts"]),
    Page("show", ["show", "Hungary"]),
]
