"""Spells of statuses: the rules written a second time, the survival package of R for curves and
log-rank tests, statsmodels and scipy for shares and their test."""
import functools
import os

import pandas
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from comparison import DATASETS, compare, everybody, freedom, rows_of_r, series, wide

ORDER = ["NF", "PF", "F"]


@functools.cache
def lives():
    table = pandas.read_csv(os.path.join(DATASETS, "entities.csv"), dtype=str).fillna("")
    return dict(zip(table.id, table.existed))


def existed(name, year):
    lived = [life.partition("-")[::2] for life in lives()[name].split("|") if life]
    return any(int(begin or 0) <= year <= int(end or 9999) for begin, end in lived)


@functools.cache
def steps_and_spells():
    """Every pair of consecutive editions as a country with the age of its spell; all spells."""
    statuses, kinds = (wide("fiw.status", None, column) for column in ("text", "kind"))
    years, last = list(statuses.index), len(statuses) - 1
    editions = series("fiw.status").groupby("year").first()
    begin, end = ([int(date[:4]) for date in editions[column]]
                  for column in ("coverage_start", "coverage_end"))
    steps, spells = [], []
    for name in statuses:
        row, kind = list(statuses[name]), list(kinds[name])
        rated = [place for place, there in enumerate(kind) if there]

        def goes_on(place, beside):
            """Whether a spell continues in the edition beside, as a status and as a country."""
            inside = 0 <= beside <= last
            return (inside and row[beside] == row[place], inside and kind[beside] == "country")

        def start(place):
            if place == 0:
                return "first-edition"
            if row[place - 1]:
                return "status-change" if kind[place - 1] == "country" else "entered-population"
            is_gap = rated[0] < place or existed(name, begin[place - 1] - 1)
            return "gap" if is_gap else "entity-start"

        def finish(place):
            if place == last:
                return "newest"
            if row[place + 1]:
                return "status-change" if kind[place + 1] == "country" else "left-population"
            is_gap = rated[-1] > place or existed(name, end[place + 1] + 1)
            return "gap" if is_gap else "entity-end"

        for place, status in enumerate(row):
            if not goes_on(place, place - 1)[0]:
                born = place
            if not status or kind[place] != "country":
                continue
            if not all(goes_on(place, place - 1)):
                first = place
            if not all(goes_on(place, place + 1)):
                spells.append((name, status, years[first], years[place], place - first + 1,
                               start(first), finish(place)))
            if place < last and row[place + 1] and kind[place + 1] == "country":
                known = born > 0 and (bool(row[born - 1]) or (
                    kind[born] == "country" and start(born) == "entity-start"))
                after, now = row[place + 1], years[place]
                steps.append((name, now, years[place + 1], place - born, years[born], known, status,
                              after, int(status != after)))
    steps = pandas.DataFrame(
        steps, columns="id from to age spell known status after event".split())
    return steps.assign(region=steps.id.map(everybody()), decade=decade(steps.to), part="",
                        edition=steps.to.map(editions.edition)), spells


def decade(years):
    return (years // 10 * 10).astype(str) + "s"


def survival(indicators):
    steps, _ = steps_and_spells()
    known = steps[steps.known]
    tables = {
        "": known, "--unknown-starts": steps,
        "--from 1990 --to 2015": known[(known["from"] >= 1990) & (known.to <= 2015)],
        "--by decade": known.assign(part=decade(known.spell)),
        "--by region": known.assign(part=known.region)}
    steps = pandas.concat(table.assign(table=options) for options, table in tables.items())
    spell = ["table", "status", "part", "id", "spell"]
    # A spell that is left out of some years in its middle is seen in several intervals.
    steps["run"] = steps.age - steps.groupby(spell).cumcount()
    intervals = steps.groupby([*spell, "run"]).agg(
        start=("age", "min"), stop=("age", "max"), event=("event", "max")).reset_index()
    expected = {}
    for row in rows_of_r("survival.R", "survival", intervals=intervals, steps=steps):
        place = [row[column] for column in ("status", "part", "editions") if row[column]]
        value = None if row["value"] == "NA" else float(row["value"])
        rows = expected.setdefault((row["what"], row["table"]), {})
        rows.setdefault(tuple(place), {})[row["column"]] = value
    for (what, options), rows in expected.items():
        key = "status " + options.removeprefix("--by ") if "--by" in options else "status"
        test = " --test" if what != "survival" else ""
        compare(f"{what} {options}", freedom(f"table survival {options}{test}"),
                key if test else key + " editions", rows)


def hazard(indicators):
    steps, _ = steps_and_spells()
    gain = steps.after.map(ORDER.index) - steps.status.map(ORDER.index)
    for by in ("decade", "edition", "region"):
        expected = {}
        for place, group in steps.groupby(["status", by]):
            n, events, up = len(group), group.event.sum(), (gain[group.index] > 0).sum()
            low, high = proportion_confint(events, n, method="wilson")
            expected[place] = {
                "country_years": n, "events": events, "improved": up, "declined": events - up,
                "rate": 100 * events / n, "low": 100 * low, "high": 100 * high}
        compare(f"hazard by {by}", freedom(f"table hazard --by {by}"), f"status {by}", expected)


def transitions(indicators):
    steps, _ = steps_and_spells()
    expected, statistic, degrees = {}, 0, 0
    for status, group in steps.groupby("status"):
        for after in ORDER:
            count, n = (group.after == after).sum(), len(group)
            low, high = proportion_confint(count, n, method="wilson")
            expected[status, after] = {
                "count": count, "total": n, "share": count / n, "low": low, "high": high}
        # The test of one row of the matrix is a chi-squared test of homogeneity.
        test = stats.chi2_contingency(pandas.crosstab(group.decade, group.after), correction=False)
        statistic, degrees = statistic + test.statistic, degrees + test.dof
    found = freedom("table transitions --limits")
    compare("transitions with limits", found, "from_status to_status", expected)
    p = stats.chi2.sf(statistic, degrees)
    compare("stationarity of transitions", freedom("table transitions --test"), "over", {
        ("decades",): {"statistic": statistic, "degrees_of_freedom": degrees, "p": p}})


def spells(indicators):
    columns = ("status", "to", "editions", "started_by", "ended_by")
    expected = {(name, first): dict(zip(columns, (status, *more)))
                for name, status, first, *more in steps_and_spells()[1]}
    compare("spells", freedom("table spells"), "id from", expected)


PARTS = [survival, hazard, transitions, spells]
