"""Runs contenders in turn, compares their answers, and sums up what they took."""
import math
import os
import statistics
import subprocess
from dataclasses import dataclass, field
from typing import Callable, Optional

MIB = 1024 * 1024


@dataclass
class Contender:
    """One way to do the task: a command, what has to be ready before each run, and its answer."""

    name: str
    command: list
    prepare: Optional[Callable] = None
    # Makes the answer from the output: rows of texts and numbers. None: it only does a part of the task.
    answer: Optional[Callable] = None
    # At most this many runs, for those that take long.
    runs: int = 1000


@dataclass
class Goal:
    """A bar: the task's value, compared with a contender's or with a plain number.

    measure: "time" (ours / theirs), "faster" (theirs / ours), "peak" (MiB), "milliseconds" or "number".
    """

    text: str
    measure: str
    bound: float
    ours: Optional[str] = None
    against: Optional[str] = None
    stretch: bool = False
    number: Optional[float] = None
    value: Optional[float] = None
    cpu: Optional[float] = None
    met: Optional[bool] = None


@dataclass
class Outcome:
    """What a group found; goes to a file as JSON."""

    title: str
    contenders: list = field(default_factory=list)
    goals: list = field(default_factory=list)
    skipped: list = field(default_factory=list)
    notes: list = field(default_factory=list)


def run_once(bench, contender):
    """Runs once: wall seconds, CPU seconds, peak bytes, output."""
    if contender.prepare:
        contender.prepare()
    output = bench.path("output")
    measured = subprocess.run(
        [bench.launcher, output, *contender.command], stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        env=bench.environment)
    wall, cpu, peak, code = measured.stdout.split()
    if code != "0":
        raise SystemExit(f"{contender.name} failed ({code}): {contender.command}\n{measured.stderr}")
    return float(wall), float(cpu), float(peak), output


def contend(bench, title, contenders, goals=(), rounds=None, skipped=(), notes=()):
    """Runs the contenders in turn, round after round; the first is ours, and ratios are measured round by round."""
    rounds = rounds or bench.rounds
    outcome = Outcome(title, skipped=list(skipped), notes=list(notes))
    bench.say(f"\n{title}")
    for peer in outcome.skipped:
        bench.say(f"  skipped: {peer}")
    reference = None
    for contender in contenders:
        output = run_once(bench, contender)[3]
        if contender.answer:
            found = contender.answer(output)
            if reference is None:
                reference = (contender.name, found)
                outcome.notes.append(f"{len(found)} rows of the answer compared.")
            else:
                check_same(reference, (contender.name, found))
    runs = {contender.name: [] for contender in contenders}
    for number in range(rounds):
        for contender in contenders:
            if number < contender.runs:
                runs[contender.name].append(run_once(bench, contender)[:3])
    for contender in contenders:
        outcome.contenders.append(summed_up(contender, runs, contenders[0].name))
        bench.say(line(outcome.contenders[-1]))
    for goal in goals:
        judge(goal, runs)
        outcome.goals.append(goal)
        bench.say(goal_line(goal))
    return outcome


def ratios(mine, theirs, place):
    """Ours over theirs, round by round."""
    return [a[place] / b[place] for a, b in zip(mine, theirs) if b[place] > 0]


def summed_up(contender, runs, ours):
    """Medians and quartiles of one contender, and its ratio to ours."""
    mine = runs[contender.name]
    walls = sorted(run[0] for run in mine)
    paired = ratios(mine, runs[ours], 0)
    return {
        "name": contender.name,
        "runs": len(mine),
        "wall": statistics.median(walls),
        "quartiles": quartiles(walls),
        "least": walls[0],
        "cpu": statistics.median(run[1] for run in mine),
        "peak": max(run[2] for run in mine),
        "ratio": statistics.median(paired),
        "ratio_quartiles": quartiles(sorted(paired)),
        "ratio_cpu": statistics.median(ratios(mine, runs[ours], 1) or [math.nan]),
        "answered": contender.answer is not None,
    }


def quartiles(values):
    """The lower and the upper quartile of some sorted values."""
    if len(values) < 2:
        return [values[0], values[0]]
    lower, _, upper = statistics.quantiles(values, n=4, method="inclusive")
    return [lower, upper]


def judge(goal, runs):
    """Prints the value of a goal, and whether it meets the bound."""
    if goal.number is not None:
        goal.value = goal.number
    elif goal.ours not in runs or (goal.against and goal.against not in runs):
        return
    elif goal.measure == "peak":
        goal.value = max(run[2] for run in runs[goal.ours]) / MIB
    elif goal.measure == "milliseconds":
        goal.value = statistics.median(run[0] for run in runs[goal.ours]) * 1000
    else:
        pair = (runs[goal.ours], runs[goal.against])
        if goal.measure == "faster":
            pair = pair[::-1]
        goal.value = statistics.median(ratios(*pair, 0))
        goal.cpu = statistics.median(ratios(*pair, 1) or [math.nan])
    goal.met = goal.value >= goal.bound if goal.measure == "faster" else goal.value <= goal.bound


def line(result):
    """One contender's result for the terminal."""
    return (
        f"  {result['name']:44} {result['wall'] * 1000:10.1f} ms  cpu {result['cpu'] * 1000:9.1f}"
        f"  {result['peak'] / MIB:7.1f} MiB  x{result['ratio']:.2f} (cpu x{result['ratio_cpu']:.2f})  n={result['runs']}"
    )


def goal_line(goal):
    """One goal's result for the terminal."""
    kind = "stretch" if goal.stretch else "goal"
    if goal.met is None:
        return f"  {kind} not judged: {goal.text}"
    cpu = "" if goal.cpu is None else f" (cpu {goal.cpu:.2f})"
    return f"  {kind} {'met' if goal.met else 'MISSED'}: {goal.text}: {goal.value:.2f}{cpu}"


def check_same(reference, other):
    """Stops when two answers differ: texts must be equal, numbers to 1e-9. The other may have only the first columns."""
    (name, rows), (other_name, other_rows) = reference, other
    if len(rows) != len(other_rows):
        raise SystemExit(f"{other_name} has {len(other_rows)} rows, {name} {len(rows)}")
    for row, other_row in zip(rows, other_rows):
        if len(row) < len(other_row) or not all(map(same, row, other_row)):
            raise SystemExit(f"answers differ\n  {name}: {row}\n  {other_name}: {other_row}")


def same(one, other):
    """Whether two values are the same: numbers to 1e-9."""
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-9)
    return one == other


def fresh(path, source=None):
    """Makes what has to be done before each run: no database at a path, or a copy of another."""

    def prepare():
        for end in ("", "-journal", "-wal", "-shm"):
            if os.path.exists(path + end):
                os.remove(path + end)
        if source:
            with open(source, "rb") as old, open(path, "wb") as new:
                new.write(old.read())
                # Else the contender's own flush would have to write the copy too.
                new.flush()
                os.fsync(new.fileno())

    return prepare
