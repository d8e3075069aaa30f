"""Spells of statuses: the rules written a second time, lifelines for curves and log-rank tests,
statsmodels and scipy for shares and their test."""
import functools
import os

import pandas
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from comparison import DATASETS, compare, freedom, regions, series

ORDER = ["NF", "PF", "F"]


@functools.cache
def existed():
    """Each entity and year in which it existed, where it did not always."""
    table = pandas.read_csv(os.path.join(DATASETS, "entities.csv"), index_col="id")
    lives = table.existed.dropna().str.split("|").explode().str.partition("-")
    return {(name, year) for name, begin, _, end in lives.itertuples()
            for year in range(int(begin or 1900), int(end or 2100) + 1)}


def edge(table, toward, names):
    """How a spell begins (toward -1) or ends (1) that begins or ends with each row."""
    other = table.place + toward
    beside = table.groupby("id")[["text", "country", "place"]].shift(-toward)
    beside = beside.where(beside.place == other)
    # The year before the edition before, or after the one after: did the state exist?
    dates = table.groupby("place")[["begin", "end"]].first()
    years = other.map(dates.begin - 1 if toward < 0 else dates.end + 1)
    is_gap = pandas.Series(list(map(existed().__contains__, zip(table.id, years)))) | table.groupby("id").cumcount(ascending=toward < 0).gt(0)
    outermost, population, gap, entity = names.split()
    return pandas.Series(entity, table.index).mask(is_gap, gap).mask(
        beside.text.notna(), population).mask(beside.country.eq(True), "status-change").mask(
            ~other.isin(dates.index), outermost)


@functools.cache
def steps_and_spells():
    """Every pair of consecutive editions as a country with the age of its spell; all spells."""
    table = series("fiw.status").reset_index(drop=True)
    table["place"] = table.year.rank(method="dense").astype(int)
    table["begin"], table["end"] = (
        table[f"coverage_{side}"].str[:4].astype(int) for side in ("start", "end"))
    table["country"] = (table.kind == "country") & table.text.notna()
    table["started"] = edge(table, -1, "first-edition entered-population gap entity-start")
    table["ended"] = edge(table, 1, "newest left-population gap entity-end")
    before, after = table.shift(), table.shift(-1)
    goes_on = (before.id == table.id) & (before.place + 1 == table.place) & (
        before.text == table.text)
    born = table.groupby((~goes_on).cumsum())[["place", "year", "started", "country"]].transform(
        "first")
    spells = table[table.country].groupby((~goes_on | (before.country != table.country)).cumsum())
    spells = spells.agg(**{"id": ("id", "first"), "from": ("year", "first"), "to": ("year", "last"),
                           "status": ("text", "first"), "editions": ("year", "size"),
                           "started_by": ("started", "first"), "ended_by": ("ended", "last")})
    steps = pandas.DataFrame({
        "id": table.id, "from": table.year, "to": after.year, "age": table.place - born.place,
        "to_age": table.place - born.place + 1,
        "spell": born.year, "status": table.text, "after": after.text, "edition": after.edition,
        "known": born.started.isin(["status-change", "entered-population"])
        | ((born.started == "entity-start") & born.country),
        "event": (table.text != after.text).astype(int), "region": table.id.map(regions()),
        "decade": decade(after.year)})
    return steps[table.country & after.country.eq(True) & (after.id == table.id)
                 & (after.place == table.place + 1)], spells.set_index(["id", "from"])


def decade(years):
    return (years // 10 * 10).map("{:.0f}s".format)


def survival():
    steps, _ = steps_and_spells()
    known = steps[steps.known]
    tables = {
        "": known, "unknown-starts": steps,
        "from 1990 --to 2015": known[(known["from"] >= 1990) & (known.to <= 2015)],
        "by decade": known.assign(decade=decade(known.spell)), "by region": known}
    for options, steps in tables.items():
        command = f"table survival --{options}" if options else "table survival"
        key, curves = ["status", *options.split()[1:]] if "by " in options else ["status"], {}
        # A spell that is left out of some years in its middle is seen in several intervals.
        spell = [*key, "id", "spell"]
        intervals = steps.assign(run=steps.age - steps.groupby(spell).cumcount()).groupby(
            [*spell, "run"]).agg(
                start=("age", "min"), stop=("to_age", "max"), event=("event", "max")).reset_index()
        for place, rows in intervals.groupby(key):
            fit = KaplanMeierFitter().fit(rows.stop, rows.event, entry=rows.start)
            curve = fit.event_table.assign(survival=fit.survival_function_)
            curve[["low", "high"]] = fit.confidence_interval_.where(
                curve.survival.between(1e-12, 1, inclusive="neither"), axis=0)
            curve = curve[(curve.observed > 0) | (curve.index == rows.stop.max())]
            curves[place] = curve[["survival", "low", "high"]].assign(
                at_risk=curve.at_risk - curve.entrance, events=curve.observed)
        compare(f"survival {options}", command, " ".join([*key, "editions"]), pandas.concat(
            {place: curve.set_axis(curve.index.astype(int)) for place, curve in curves.items()}))
        if len(key) == 1:
            continue
        # lifelines knows no late entry in this test: here every spell is seen from its start.
        assert not intervals.start.any()
        tests = steps.assign(expected=steps.groupby(["status", "age"]).event.transform("mean"))
        tests = tests.groupby(key).agg(events=("event", "sum"), expected=("expected", "sum"))
        for status, rows in intervals.groupby("status"):
            test = multivariate_logrank_test(rows.stop, rows[key[1]], rows.event)
            tests.loc[status, ["statistic", "degrees_of_freedom", "p"]] = (
                test.test_statistic, test.degrees_of_freedom, test.p_value)
        compare(f"log-rank test {options}", f"{command} --test", " ".join(key), tests)


def hazard():
    steps, _ = steps_and_spells()
    gain = steps.after.map(ORDER.index) - steps.status.map(ORDER.index)
    for by in ("decade", "edition", "region"):
        expected = steps.assign(improved=gain > 0, declined=gain < 0).groupby(["status", by]).agg(
            country_years=("event", "size"), events=("event", "sum"),
            improved=("improved", "sum"), declined=("declined", "sum"))
        limits = proportion_confint(expected.events, expected.country_years, method="wilson")
        compare(f"hazard by {by}", f"table hazard --by {by}", f"status {by}", expected.assign(
            rate=100 * expected.events / expected.country_years,
            low=100 * limits[0], high=100 * limits[1]))


def transitions():
    steps, _ = steps_and_spells()
    count = pandas.crosstab(steps.status, steps.after).stack()
    total = count.groupby("status").transform("sum")
    low, high = proportion_confint(count, total, method="wilson")
    compare("transitions with limits", "table transitions --limits", "from_status to_status",
            pandas.DataFrame({"count": count, "total": total, "share": count / total,
                              "low": low, "high": high}))
    # The test of one row of the matrix is a chi-squared test of homogeneity.
    tests = [stats.chi2_contingency(pandas.crosstab(group.decade, group.after), correction=False)
             for _, group in steps.groupby("status")]
    statistic, degrees = sum(test.statistic for test in tests), sum(test.dof for test in tests)
    compare("stationarity of transitions", "table transitions --test", "over", {
        "decades": {"statistic": statistic, "degrees_of_freedom": degrees,
                    "p": stats.chi2.sf(statistic, degrees)}})


def spells():
    compare("spells", "table spells", "id from", steps_and_spells()[1])


PARTS = [survival, hazard, transitions, spells]
