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
    # The page's file where the arguments make a folder of pages.
    file: Optional[str] = None


def use_start_page(tab):
    """The slider and the search, by keyboard alone."""
    problems = []
    slider = tab.get_by_label("Edition", exact=True)
    slider.focus()
    for key, edition in (("Home", "Jan.-Feb. 1973"), ("ArrowRight", "Jan.-Feb. 1974"), ("End", "2026")):
        tab.keyboard.press(key)
        if tab.locator(".shown strong").text_content() != edition:
            problems.append(f"{key} on the slider shows {tab.locator('.shown strong').text_content()}")
        row = tab.locator("[aria-labelledby=every-edition] tbody tr", has=tab.get_by_text(edition, exact=True)).first
        counts = [cell.text_content() for cell in tab.locator(".counts b").all()]
        if counts != [cell.text_content() for cell in row.locator("td").all()][:3]:
            problems.append(f"the counts of {edition} are {counts}")
    tab.keyboard.press("Home")
    tile = tab.locator(".tiles a[data-id=UKR]")
    if "USSR" not in tile.get_attribute("title") or "sun.html" not in tile.get_attribute("href"):
        problems.append(f"in 1973 the tile of Ukraine is {tile.get_attribute('title')}")
    tab.keyboard.press("End")
    field = tab.get_by_label("Search by name or code")
    field.focus()
    tab.keyboard.type("cote")
    names = [name.text_content() for name in tab.locator(".names li:visible a").all()]
    if names != ["Cote d'Ivoire"] and names != ["Côte d'Ivoire"]:
        problems.append(f"the search for cote finds {names}")
    tab.keyboard.press("Enter")
    try:
        tab.wait_for_url("**/entity/civ.html", timeout=5000)
    except Exception:
        problems.append(f"Enter leads to {tab.url}")
    tab.go_back()
    return problems


def use_table(tab):
    """Sorting and searching in a table, by keyboard alone."""
    problems = []
    table = tab.locator("table.sortable").first
    button = table.locator("thead button").last
    heading = table.locator("thead th").last

    def cells():
        return [cell.text_content() for cell in table.locator("tbody tr:visible td:last-child").all()]

    button.focus()
    for key, order in (("Enter", "ascending"), ("Space", "descending")):
        tab.keyboard.press(key)
        if heading.get_attribute("aria-sort") != order:
            problems.append(f"{key} on a heading sorts {heading.get_attribute('aria-sort')}")
        numbers = [float(cell.replace("\u2212", "-")) for cell in cells() if cell]
        if numbers != sorted(numbers, reverse=order == "descending"):
            problems.append(f"not {order}: {numbers[:5]}")
    before = len(cells())
    tab.get_by_label("Search in this table").focus()
    tab.keyboard.type("kaz")
    if not 0 < len(cells()) < before:
        problems.append(f"the search for kaz leaves {len(cells())} of {before} rows")
    return problems


ATLAS = ["atlas", "--quiet"]
TOTAL = ["--indicator", "fiw.total"]

PAGES = [
    Page("brief-hungary", ["brief", "Hungary"], prints_on=2),
    Page("brief-ussr", ["brief", "USSR"], prints_on=2),
    Page("brief-kosovo", ["brief", "Kosovo"], prints_on=2),
    Page("brief-abkhazia", ["brief", "Abkhazia"], prints_on=2),
    Page("brief-1994", ["brief", "South Africa", "--edition", "1994"], prints_on=2),
    Page("brief-compared", ["brief", "Hungary", "--compare", "Poland"], prints_on=2),
    Page("atlas-start", ATLAS, file="index.html", act=use_start_page),
    Page("atlas-entity", ATLAS, file="entity/sun.html", prints_on=2),
    Page("atlas-region", ATLAS, file="region/eurasia.html", act=use_table),
    Page("atlas-table", ATLAS, file="table/ranking.html", act=use_table),
    Page("atlas-counts", ATLAS, file="table/counts-by-region.html"),
    Page("atlas-entities", ATLAS, file="entities.html", act=use_table),
    Page("atlas-method", ATLAS, file="method.html"),
    Page("atlas-downloads", ATLAS, file="downloads.html"),
    Page("line", ["chart", "line", "Hungary", "Poland", "Tunisia", *TOTAL]),
    Page("strip", ["chart", "strip", "--region", "Eurasia"]),
    Page("heat", ["chart", "heat", "--region", "Eurasia", *TOTAL]),
    Page("bar", ["chart", "bar", "--region", "Eurasia", *TOTAL]),
    Page("slope", ["chart", "slope", "Hungary", "Poland", *TOTAL]),
    Page("spark", ["chart", "spark", "--region", "Eurasia", *TOTAL]),
    Page("stacked", ["chart", "stacked"]),
    Page("multiples", ["chart", "multiples", "--region", "Eurasia", *TOTAL]),
    Page("line-picked", ["chart", "line", "--all", "--highlight", "Hungary", "--highlight", "Tunisia",
                         "--baseline", "world", *TOTAL]),
    Page("bar-picked", ["chart", "bar", "--region", "Eurasia", "--highlight", "Armenia",
                        "--baseline", "world", *TOTAL]),
    Page("line-dark", ["chart", "line", "Hungary", "Poland", "--theme", "dark", *TOTAL]),
    Page("line-print", ["chart", "line", "Hungary", "Poland", "--theme", "print", *TOTAL]),
    Page("map", ["chart", "map"]),
    Page("map-outlines", ["chart", "map", "--projection", "equal-earth", "--edition", "1985"]),
    Page("map-change", ["chart", "map", *TOTAL, "--from", "2016", "--to", "2026",
                        "--region", "Africa"]),
    Page("contributions", ["chart", "contributions", "Hungary", "--from", "2015", "--to", "2025"]),
    Page("scatter", ["chart", "scatter", "fiw.total", "fotp.total", "--edition", "2017"]),
    Page("table", ["table", "counts"]),
    Page("show", ["show", "Hungary"]),
]
