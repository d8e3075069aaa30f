"""Tables of editions, episodes, contributions, spread, events and spells of statuses: the rules
written a second time with pandas; least squares, shares and tests by statsmodels and scipy, curves
and log-rank tests by lifelines."""
import functools
import itertools
import math
import os
import warnings

import numpy
import pandas
import statsmodels.api
from lifelines import KaplanMeierFitter
from lifelines.statistics import multivariate_logrank_test
from scipy import special, stats
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import DescrStatsW

from checkout import DATASETS
from comparison import compare, freedom, points, regions, series, wide

STATUSES = {"F": "free", "PF": "partly_free", "NF": "not_free"}
DATES = ["dates", "dates_as_large", "p_dates"]
OTHERS = ["others", "others_as_large", "p_others"]


def bundled(name):
    return pandas.read_csv(os.path.join(DATASETS, name))


def counts():
    statuses = wide("fiw.status", column="text")
    compare("counts", "table counts", "year", pandas.DataFrame(
        {name: (statuses == status).sum(axis=1) for status, name in STATUSES.items()}))


def averages():
    compare("averages", "table averages", "year",
            wide("fiw.total").dropna(how="all").agg(["mean", "median", "count"], axis=1).rename(
                columns={"count": "entities"}))


def balance():
    links = bundled("entity_links.csv").query("relation == 'continuation'").groupby("successor")
    expected = []
    for indicator, sign, method in (("fiw.rating", -1, "rating"), ("fiw.total", 1, "score")):
        before = wide(indicator, kind=None).shift(1)
        for successor, group in links:
            known = before.reindex(columns=group.predecessor)
            known = known.sum(axis=1).where(known.count(axis=1) == 1)
            before[successor] = before.get(successor, known).fillna(known)
        gain = (sign * (wide(indicator) - before)).dropna(how="all")
        expected.insert(0, pandas.DataFrame({
            "improved": (gain > 0).sum(axis=1), "declined": (gain < 0).sum(axis=1),
            "unchanged": (gain == 0).sum(axis=1), "net": numpy.sign(gain).sum(axis=1),
            "method": method}))
    compare("balance", "table balance", "year", expected[0].combine_first(expected[1]))


def contributions():
    """What a change is made of, from every edition to the next and from the first to each."""
    table = wide("fiw.total").dropna(how="all")
    years = list(table.index)
    for first, last in [*itertools.pairwise(years), *((years[0], year) for year in years[2:])]:
        one, other = table.loc[first], table.loc[last]
        change = (other - one).dropna()
        expected = pandas.DataFrame({
            "before": one, "after": other, "change": change,
            "contribution": change / len(change)}).loc[change.index]
        expected.loc["composition", "contribution"] = (
            other.mean() - one.mean() - expected.contribution.sum())
        found = f"table contributions --from {first} --to {last}"
        compare("contributions", found, "id", expected)


def episodes_of(values, sign, span):
    """Start, end and reason of each: a change of `span` begins one."""
    years, n, place = values.index, len(values), 1
    steps = pandas.Series(years).diff()
    is_next = (steps == 1) | ((steps == 2) & (years == 1984))  # there is no edition 1983
    changes = [change if near else math.nan for change, near in zip(sign * values.diff(), is_next)]
    while place < n:
        first, place = place, place + 1
        if not changes[first] >= span:
            continue
        last, quiet, total, reason, end = first, 0, 0.0, "censored (end of data)", n
        for place in range(first + 1, n):
            change = changes[place]
            quiet, total = quiet + 1, total + change
            if change >= span:
                last, quiet, total = place, 0, 0.0
            ended = [why for why, holds in (
                ("censored (gap)", math.isnan(change)), ("one-year reversal", change < -3 * span),
                ("cumulative reversal", total < -10 * span), ("stasis", quiet == 5)) if holds]
            if ended:
                reason, end = ended[0], place
                break
        place, inside = end + 1, values.iloc[first - 1:end]
        if inside.max() - inside.min() >= 10 * span:
            yield years[first], years[end - 1 if "censored" in reason else last], reason


def episodes():
    columns = ["id", "kind", "start", "end", "reason"]
    for indicator, up, span in (("fiw.total", 1, 1.0), ("fiw.rating", -1, 0.06)):
        expected = pandas.DataFrame([
            (name, kind, *episode) for name, known in points(indicator).items()
            for kind, sign in (("improvement", up), ("decline", -up))
            for episode in episodes_of(known, sign, span)], columns=columns)
        expected = expected.set_index(columns[:3])
        compare("episodes", f"episodes --kind all --indicator {indicator}", "id kind start",
                expected)


def gini(x, w):
    differences = abs(x[:, None] - x) * w[:, None] * w
    return differences.sum() / (2 * w.sum() ** 2 * numpy.average(x, weights=w))


def theil(x, w):
    share = x / numpy.average(x, weights=w)
    return numpy.average(special.xlogy(share, share), weights=w)


def spread_of(table, weights, by_region=True):
    """The results of each edition; not by region within one."""
    start, found = table.iloc[0].dropna(), {}
    for year, row in table.iterrows():
        row = row.dropna()
        x, w = row.to_numpy(), weights.loc[year, row.index].to_numpy()
        all_of, positive = DescrStatsW(x, w), numpy.maximum(x, 0)
        here = found[year] = {
            "entities": len(x), "mean": all_of.mean, "sd": all_of.std,
            "gini": gini(positive, w), "theil": theil(positive, w),
            "near_mean": w[abs(x - all_of.mean) <= 5 + 1e-9].sum() / w.sum()}
        if by_region:
            groups = pandas.DataFrame({"x": positive * w, "w": w}, row.index).groupby(
                regions()).sum().to_numpy()
            between = theil(groups[:, 0] / groups[:, 1], groups[:, 1])
            here |= {"theil_between": between, "theil_within": here["theil"] - between}
        both = row.index.intersection(start.index)
        if year == table.index[0] or len(both) < 3:
            continue
        fit = statsmodels.api.WLS(
            (row - start)[both], statsmodels.api.add_constant(start[both].rename("start")),
            weights=weights.loc[table.index[0], both]).fit()
        low, high = fit.conf_int().loc["start"]
        here |= {"beta": fit.params["start"], "beta_entities": len(both), "beta_low": low,
                 "beta_high": high}
    return pandas.DataFrame.from_dict(found, orient="index")


def spread():
    table = wide("fiw.total").dropna(how="all")
    once = pandas.DataFrame(1.0, table.index, table.columns)
    compare("spread", "table spread", "year", spread_of(table, once))
    compare("spread by region", "table spread --by region", "region year", pandas.concat({
        region: spread_of(here.T, once, False) for region, here in table.T.groupby(regions())}))
    # The people of the year before the edition, or those of the newest earlier year.
    people = bundled("population.csv").pivot(index="year", columns="entity", values="population")
    people = people.ffill().reindex(table.index - 1, method="ffill").set_axis(table.index)
    people = people.reindex(columns=table.columns)
    compare("spread by people", "table spread --weights people", "year",
            spread_of(table.where(people.notna()), people))


def lines(values, event):
    """A line before and one after: the design and the values in ten years on each side."""
    t = values.index.to_numpy() - event
    t, y = t[(-10 <= t) & (t < 10)], values[(-10 <= t) & (t < 10)].to_numpy()
    return numpy.column_stack([numpy.ones(len(t)), t, t >= 0, t * (t >= 0)]), y


def step(values, event):
    """How far apart they are; where either side has less than three values, not a number."""
    design, y = lines(values, event)
    few = min(design[:, 2].sum(), (1 - design[:, 2]).sum()) < 3
    return math.nan if few else numpy.linalg.lstsq(design, y, rcond=None)[0][2]


def as_large(size, steps, names):
    steps = numpy.array(steps)[~numpy.isnan(steps)]
    larger = (abs(steps) >= abs(size) - 1e-8).sum()
    return dict(zip(names, (len(steps), larger, (larger + 1) / (len(steps) + 1))))


def model(values, event, years):
    """The results of the lines, and of the same lines at other dates."""
    design, y = lines(values, event)
    found = {"n_before": (1 - design[:, 2]).sum(), "n_after": design[:, 2].sum()}
    if min(found.values()) < 3:
        return found
    fit = statsmodels.api.OLS(y, design).fit(
        cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": True}, use_t=True)
    found |= dict(zip(("level", "slope_before", "step", "slope_change"), fit.params))
    # Of lines that fit exactly statsmodels has the roots of noise, some of them negative.
    if abs(fit.resid).max() >= 1e-9:
        ends = pandas.DataFrame(fit.conf_int(), columns=["low", "high"]).assign(
            error=fit.bse, p=fit.pvalues)
        for name, at in (("step", 2), ("slope_change", 3)):
            found |= ends.loc[at].add_prefix(f"{name}_").to_dict()
    dates = [step(values, year) for year in years if year != event]
    return found | as_large(found["step"], dates, DATES)


def means(subjects, others, table, event):
    """The mean of the subjects, of the others of their regions, and the difference, by year."""
    def mean(names):
        return table[names].mean(axis=1, skipna=False)
    here, alone = table.loc[event - 10:event + 9].notna().all(), len(subjects) == 1
    complete = [name for name in subjects if here[name] or alone]
    pools = [[other for other in others if regions()[other] == regions()[name] and here[other]]
             for name in complete]
    found = {} if alone else {"mean": mean(complete)}
    if complete and all(pools):
        found["others"] = sum(map(mean, pools)) / len(pools)
        found["difference"] = mean(complete) - found["others"]
    return {name: values.dropna() for name, values in found.items()}


def events():
    warnings.filterwarnings("ignore", "invalid value encountered in sqrt", RuntimeWarning)
    for indicator, date in itertools.product(
            ("fiw.total", "fiw.rating"), ("1991-12-26", "2006-07-01", "2011-01-14", "2014-03-18")):
        every, known = series(indicator), points(indicator)
        judging = every[(every.coverage_start <= date) & (date <= every.coverage_end)]
        if judging.empty:
            continue
        event, table = judging.year.min(), wide(indicator, kind=None)
        countries = wide(indicator).loc[event].dropna().index
        at_event = pandas.Series({name: step(values, event) for name, values in known.items()})
        for asked in ("--all --kind all", "Tunisia Egypt Hungary", "Turkey"):
            found = freedom(f"event {asked} --indicator {indicator} --date {date}")
            subjects, expected = [name for name in found.id if name in known], {}
            others = countries.difference(subjects)
            for name, values in ({name: known[name] for name in subjects}
                                 | means(subjects, others, table, event)).items():
                row = model(values, event, table.index)
                if name in known and "step" in row:
                    pool = at_event[others if len(others) else subjects].drop(name, errors="ignore")
                    row |= as_large(row["step"], pool, OTHERS)
                expected[name] = row | {"edition": judging.edition.iloc[0]}
            expected = pandas.DataFrame(expected).T.stack(future_stack=True)
            # The others of a mean are drawn by chance.
            compare("events", found, "id", expected.drop(
                itertools.product(["mean"], OTHERS), errors="ignore"), 1e-8)


@functools.cache
def existed():
    """Each entity and year in which it existed, where it did not always."""
    lives = bundled("entities.csv").set_index("id").existed.dropna()
    lives = lives.str.split("|").explode().str.partition("-")
    return {(name, year) for name, begin, _, end in lives.itertuples()
            for year in range(int(begin or 1900), int(end or 2100) + 1)}


def edge(table, toward, names):
    """How a spell begins (toward -1) or ends (1) that begins or ends with each row."""
    other = table.place + toward
    beside = table.groupby("id")[["text", "country", "place"]].shift(-toward)
    beside = beside.where(beside.place == other)
    # Did the state exist in the year before the edition before, or after the one after?
    dates = table.groupby("place")[["begin", "end"]].first()
    years = other.map(dates.begin - 1 if toward < 0 else dates.end + 1)
    is_gap = table.groupby("id").cumcount(ascending=toward < 0).gt(0) | pandas.Series(
        place in existed() for place in zip(table.id, years))
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
        intervals = steps.groupby([*key, "id", "spell"]).agg(
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
    gain = steps.after.map([*STATUSES].index) - steps.status.map([*STATUSES].index)
    for by in ("decade", "edition", "region"):
        expected = steps.assign(improved=gain < 0, declined=gain > 0).groupby(["status", by]).agg(
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


PARTS = [counts, averages, balance, contributions, episodes, spread, events, survival, hazard,
         transitions, spells]
