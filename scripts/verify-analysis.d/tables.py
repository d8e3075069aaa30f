"""Tables of editions, episodes, contributions, spread and events: the rules written a second time
with pandas; least squares by statsmodels."""
import collections
import itertools
import os
import warnings

import numpy
import pandas
import statsmodels.api

from comparison import DATASETS, compare, everybody, freedom, points, series, wide

STATUSES = {"F": "free", "PF": "partly_free", "NF": "not_free"}


def bundled(name):
    return pandas.read_csv(os.path.join(DATASETS, name))


def counts(indicators):
    statuses = wide("fiw.status", column="text")
    statuses.loc[1973, "ZAF"] = None  # rated twice
    expected = {(year,): {name: (row == status).sum() for status, name in STATUSES.items()}
                for year, row in statuses.iterrows()}
    compare("counts", freedom("table counts"), "year", expected)
    after = statuses.shift(-1)
    expected = {(one,): {name: ((statuses == one) & (after == other)).to_numpy().sum()
                         for other, name in STATUSES.items()} for one in STATUSES}
    compare("transitions", freedom("table transitions"), "from_status", expected)


def averages(indicators):
    table = wide("fiw.total").dropna(how="all").T
    expected = {(year,): {"mean": table[year].mean(), "median": table[year].median()}
                for year in table}
    compare("averages", freedom("table averages"), "year", expected)


def balance(indicators):
    links = bundled("entity_links.csv").query("relation == 'continuation'").groupby("successor")
    expected = {}
    for indicator, sign, method in (("fiw.rating", -1, "rating"), ("fiw.total", 1, "score")):
        before = wide(indicator, kind=None).shift(1)
        for successor, group in links:
            known = before.reindex(columns=group.predecessor)
            known = known.sum(axis=1).where(known.count(axis=1) == 1)
            before[successor] = before.get(successor, known).fillna(known)
        gain = sign * (wide(indicator) - before)
        gain.loc[gain.index.isin([1973, 1974]), "ZAF"] = None  # rated twice
        for year, row in gain.dropna(how="all").iterrows():
            expected[year,] = {"improved": (row > 0).sum(), "declined": (row < 0).sum(),
                               "unchanged": (row == 0).sum(), "method": method}
    compare("balance", freedom("table balance"), "year", expected)


def contributions(indicators):
    """What a change is made of, from every edition to the next and from the first to each."""
    every = series("fiw.total")
    table = every[every.kind == "country"].pivot(index="year", columns="id", values="value")
    years = list(table.index)
    for first, last in [*itertools.pairwise(years), *((years[0], year) for year in years[2:])]:
        one, other = table.loc[first].dropna(), table.loc[last].dropna()
        both = one.index.intersection(other.index)
        change = (other[both] - one[both]) / len(both)
        whole = other.sum() / len(other) - one.sum() / len(one)
        change["composition"] = whole - change.sum()
        expected = {(name,): {"contribution": float(value)} for name, value in change.items()}
        found = freedom(f"table contributions --from {first} --to {last}")
        compare("contributions", found, "id", expected)


def episodes_of(values, sign, span):
    """(start, end, reason) of each: a change of `span` begins one."""
    years, values = list(values), [sign * float(value) for value in values.values()]
    changes = [None] + [
        after - before if year - last == 1 or (last, year) == (1982, 1984) else None
        for (last, before), (year, after) in itertools.pairwise(zip(years, values))]
    place = 1
    while place < len(changes):
        first = last = place
        place += 1
        if changes[first] is None or changes[first] < span:
            continue
        quiet, total, reason = 0, 0.0, None
        while place < len(changes) and not reason:
            change = changes[place]
            if change is None:
                reason = "censored (gap)"
            elif change >= span:
                last, quiet, total = place, 0, 0.0
            elif change < -3 * span:
                reason = "one-year reversal"
            else:
                quiet, total = quiet + 1, total + change
                if total < -10 * span:
                    reason = "cumulative reversal"
                elif quiet == 5:
                    reason = "stasis"
            place += 1
        end = place - 1 if reason else place
        inside = values[first - 1:end]
        reason = reason or "censored (end of data)"
        if max(inside) - min(inside) >= 10 * span:
            yield years[first], years[end - 1 if "censored" in reason else last], reason


def episodes(indicators):
    for indicator, up, span in (("fiw.total", 1, 1.0), ("fiw.rating", -1, 0.06)):
        rows = collections.defaultdict(list)
        for row in freedom("episodes --kind all --indicator", indicator):
            rows[row["id"], row["kind"]].append((int(row["start"]), int(row["end"]), row["reason"]))
        expected = {}
        for name, known in points(indicator).items():
            for kind, sign in (("improvement", up), ("decline", -up)):
                expected[name, kind] = {"all": str([*episodes_of(known, sign, span)])}
        found = [{"id": name, "kind": kind, "all": str(rows[name, kind])}
                 for name, kind in expected.keys() | rows.keys()]
        compare("episodes", found, "id kind", expected)


def gini(x, w):
    differences = abs(x[:, None] - x) * w[:, None] * w
    return differences.sum() / (2 * w.sum() ** 2 * numpy.average(x, weights=w))


def theil(x, w):
    share = x / numpy.average(x, weights=w)
    logarithms = numpy.log(share, out=numpy.zeros_like(share), where=share > 0)
    return numpy.average(share * logarithms, weights=w)


def spread_of(table, weights, regions):
    """The results of each edition; without `regions` within one region."""
    start, found = table.iloc[0].dropna(), {}
    for year, row in table.iterrows():
        row = row.dropna()
        x, w = row.to_numpy(), weights.loc[year, row.index].to_numpy()
        mean, positive = numpy.average(x, weights=w), numpy.maximum(x, 0)
        here = found[year] = {
            "entities": len(x), "mean": mean,
            "sd": numpy.sqrt(numpy.average((x - mean) ** 2, weights=w)),
            "gini": gini(positive, w), "theil": theil(positive, w),
            "near_mean": w[abs(x - mean) <= 5 + 1e-9].sum() / w.sum()}
        if regions is not None:
            groups = pandas.DataFrame({"x": positive * w, "w": w}).groupby(
                [regions[name] for name in row.index]).sum()
            between = theil((groups.x / groups.w).to_numpy(), groups.w.to_numpy())
            here.update(theil_between=between, theil_within=here["theil"] - between)
        both = row.index.intersection(start.index)
        if year == table.index[0] or len(both) < 3:
            here["beta"] = None
            continue
        fit = statsmodels.api.WLS(
            (row - start)[both], statsmodels.api.add_constant(start[both].rename("start")),
            weights=weights.loc[table.index[0], both]).fit()
        low, high = fit.conf_int().loc["start"]
        here.update(beta=fit.params["start"], beta_entities=len(both), beta_low=low, beta_high=high)
    return found


def spread(indicators):
    table, regions = wide("fiw.total").dropna(how="all"), everybody()
    once = pandas.DataFrame(1.0, table.index, table.columns)
    expected = {(year,): row for year, row in spread_of(table, once, regions).items()}
    compare("spread", freedom("table spread"), "year", expected)
    expected = {(region, year): row for region, here in table.T.groupby(regions)
                for year, row in spread_of(here.T, once, None).items()}
    compare("spread by region", freedom("table spread --by region"), "region year", expected)
    # The people of the year before the edition, or those of the newest earlier year.
    people = bundled("population.csv").pivot(index="year", columns="entity", values="population")
    people = people.ffill().reindex(table.index - 1, method="ffill").set_axis(table.index)
    people = people.reindex(columns=table.columns)
    expected = {(year,): row for year, row in spread_of(
        table.where(people.notna()), people, regions).items()}
    compare("spread by people", freedom("table spread --weights people"), "year", expected)


def near(values, event):
    """Years since an event, the values in ten on each side, and whether they are enough."""
    known = numpy.array([(year - event, float(value)) for year, value in values.items()])
    t, y = known[(known[:, 0] >= -10) & (known[:, 0] < 10)].T
    return t, y, min((t < 0).sum(), (t >= 0).sum()) >= 3


def design(t):
    return numpy.column_stack([numpy.ones(len(t)), t, t >= 0, t * (t >= 0)])


def step(values, event):
    t, y, is_enough = near(values, event)
    return numpy.linalg.lstsq(design(t), y, rcond=None)[0][2] if is_enough else None


def as_large(size, steps, count, larger, p):
    steps = [one for one in steps if one is not None]
    found = sum(abs(one) >= abs(size) - 1e-8 for one in steps)
    return {count: len(steps), larger: found, p: (found + 1) / (len(steps) + 1)}


def model(values, event, years):
    """The results of the lines before and after, and of the same lines at other dates."""
    t, y, is_enough = near(values, event)
    found = {"n_before": (t < 0).sum(), "n_after": (t >= 0).sum()}
    if not is_enough:
        return found | dict.fromkeys("level slope_before step slope_change dates others".split())
    fit = statsmodels.api.OLS(y, design(t)).fit(
        cov_type="HAC", cov_kwds={"maxlags": 3, "use_correction": True}, use_t=True)
    found.update(level=fit.params[0], slope_before=fit.params[1])
    # Of lines that fit exactly statsmodels has the roots of noise, some of them negative.
    is_exact = abs(fit.resid).max() < 1e-9
    for name, index in (("step", 2), ("slope_change", 3)):
        more = zip(("error", "p", "low", "high"),
                   (fit.bse[index], fit.pvalues[index], *fit.conf_int()[index]))
        found[name] = fit.params[index]
        found.update({f"{name}_{end}": None if is_exact else value for end, value in more})
    dates = [step(values, year) for year in years if year != event]
    return found | as_large(found["step"], dates, "dates", "dates_as_large", "p_dates")


def means(subjects, countries, table, event):
    """The mean of the subjects, of the others of their regions, and the difference, by year."""
    here, regions, found = table.loc[event - 10:event + 9].notna().all(), everybody(), {}
    complete = [name for name in subjects if here[name] or len(subjects) == 1]
    if len(subjects) > 1:
        found["mean"] = table[complete].mean(axis=1, skipna=False)
    pools = [[other for other in countries if regions[other] == regions[name] and here[other]
              and other not in subjects] for name in complete]
    if complete and all(pools):
        others = [table[pool].mean(axis=1, skipna=False) for pool in pools]
        found["others"] = pandas.concat(others, axis=1).mean(axis=1, skipna=False)
        found["difference"] = table[complete].mean(axis=1, skipna=False) - found["others"]
    return {name: mean.dropna().to_dict() for name, mean in found.items()}


def events(indicators):
    warnings.filterwarnings("ignore", "invalid value encountered in sqrt", RuntimeWarning)
    for indicator, date in itertools.product(
            ("fiw.total", "fiw.rating"), ("1991-12-26", "2006-07-01", "2011-01-14", "2014-03-18")):
        every = series(indicator)
        judging = every[(every.coverage_start <= date) & (date <= every.coverage_end)]
        if judging.empty:
            continue
        event, known, years = judging.year.min(), points(indicator), every.year.unique()
        countries = every.id[(every.year == event) & (every.kind == "country")]
        countries = [name for name in countries if name in known]
        at_event = {name: step(values, event) for name, values in known.items()}
        for asked in ("--all --kind all", "Tunisia Egypt Hungary", "Turkey"):
            found = freedom(f"event {asked} --indicator {indicator} --date {date}")
            subjects = [row["id"] for row in found if row["id"] in known]
            others = [name for name in countries if name not in subjects]
            table, expected = wide(indicator, kind=None), {}
            for name, values in ({name: known[name] for name in subjects}
                                 | means(subjects, countries, table, event)).items():
                row = expected[name,] = {"edition": judging.edition.iloc[0]}
                row.update(model(values, event, years))
                if name in known and row["step"] is not None:
                    pool = others or [other for other in subjects if other != name]
                    steps = [at_event[other] for other in pool]
                    row.update(
                        as_large(row["step"], steps, "others", "others_as_large", "p_others"))
            compare("events", found, "id", expected, 1e-8)


PARTS = [counts, averages, balance, contributions, episodes, spread, events]
