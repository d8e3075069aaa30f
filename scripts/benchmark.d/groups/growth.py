"""Growth: time and memory of import, trend and export over four sizes, with the exponent."""
import math

from long_import import ours
from measuring import MIB, Contender, Outcome, Goal, judge, goal_line, run_once

PLACE = 120
SIZES = [125_000, 250_000, 500_000, 1_000_000]
COUNTRIES = [25, 50, 100, 200]
# What n log n comes to between the smallest and the largest size is 1.08; the rest is for noise.
MOST = 1.12
# Memory that stays flat: the largest size needs at most this many times what the smallest does.
FLAT = 1.15


def run(bench):
    outcome = Outcome("Growth of time and memory over four sizes", notes=[
        "Time is the least CPU time of the runs; the exponent is the slope of the logarithms, without what the command"
        " needs for nothing (--help). n log n is about 1.08 here. Peak: the largest size over the smallest.",
        "The pair slopes of one series grow with the square of its editions, 53 at most."])
    bench.say(f"\n{outcome.title}")
    database = bench.path("growth.sqlite")
    tasks = [
        ("import, rows", SIZES, lambda rows: ours(bench, bench.long(rows)[0], database), True),
        ("trend, countries", COUNTRIES, lambda count: trend(bench, count), False),
    ]
    if bench.has_command("export"):
        tasks.append(("export, rows", SIZES, lambda rows: export(bench, rows), True))
    else:
        outcome.skipped.append("export: there is no such command")
    nothing = least(bench, {0: Contender("freedom --help", bench.ours("--help"))})[0][0]
    for name, sizes, contender, is_flat in tasks:
        measured = least(bench, {size: contender(size) for size in sizes})
        exponent = slope([math.log(size) for size in sizes], [
            math.log(max(measured[size][0] - nothing, 1e-4)) for size in sizes])
        peaks = measured[sizes[-1]][1] / measured[sizes[0]][1]
        for size in sizes:
            time, peak = measured[size]
            outcome.contenders.append({"name": f"{name}: {size:,}", "cpu": time, "peak": peak})
            bench.say(f"  {name + ': ' + format(size, ','):44} cpu {time * 1000:9.1f} ms  {peak / MIB:7.1f} MiB")
        outcome.goals.append(Goal(f"{name}: exponent no worse than n log n", "number", MOST, number=exponent))
        if is_flat:
            outcome.goals.append(Goal(f"{name}: memory flat", "number", FLAT, number=peaks))
    for goal in outcome.goals:
        judge(goal, {})
        bench.say(goal_line(goal))
    return outcome


def trend(bench, count):
    """Trends of a number of countries by their codes."""
    return Contender(
        "trend", bench.ours("trend", *bench.countries()[:count], "--format", "csv", database=bench.bundled()))


def export(bench, rows):
    return Contender("export", bench.ours("export", "tidy", "--format", "csv", database=bench.long_database(rows)))


def least(bench, contenders, rounds=5):
    """The least CPU time and the greatest peak of each, the contenders in turn."""
    runs = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, contender in contenders.items():
            runs[name].append(run_once(bench, contender)[1:3])
    return {name: (min(run[0] for run in mine), max(run[1] for run in mine)) for name, mine in runs.items()}


def slope(x, y):
    """The slope of the line of least squares."""
    middle, height = sum(x) / len(x), sum(y) / len(y)
    return sum((a - middle) * (b - height) for a, b in zip(x, y)) / sum((a - middle) ** 2 for a in x)
