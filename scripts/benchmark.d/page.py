"""Writes results: raw as JSON in the build folder, and as a group's own section of docs/performance.md."""
import dataclasses
import datetime
import importlib.metadata
import json
import os
import platform
import re
import sqlite3
import textwrap

from checkout import ROOT
from measuring import MIB

PAGE = os.path.join(ROOT, "docs", "performance.md")
BUILD = os.path.join(os.environ.get("BUILD_DIR") or os.path.join(ROOT, ".build"), "benchmark")
SECTION = re.compile(r"<!-- ([a-z-]+) -->\n(.*?)(?=\n<!-- |\Z)", re.S)
VERDICT = re.compile(r"^\| (?P<goal>.*) \| (?P<value>.*) \| (?P<verdict>met|missed)(?P<stretch>, a stretch)? \|$", re.M)

PACKAGES = (
    "duckdb-cli", "polars", "pandas", "sqlite-utils", "csvs-to-sqlite", "python-calamine", "openpyxl", "xlrd",
    "pymannkendall", "scipy", "plotext")

INTRODUCTION = """# Performance

Whole processes of the release build, checks and provenance on, beside what else does such work: each contender in
turn, round after round, after its answer was compared with ours. Ratios are taken round by round; they are what
counts, times only describe a machine. CPU is user and system time together. The peak is the most memory that a
process had.

    scripts/benchmark                  # all groups but those that take long, some minutes
    scripts/benchmark --long           # those too
    scripts/benchmark trend compare    # some; the other sections stay as they are
    scripts/benchmark --list

It needs a C compiler, the header files of SQLite and the `sqlite3` shell. The peers are `pip install duckdb-cli polars
pandas sqlite-utils csvs-to-sqlite python-calamine openpyxl xlrd pymannkendall scipy plotext==5.3.2`; one that is missing
is skipped, and said. Freedom House's workbooks are looked for in `FREEDOM_SHARED_DATA`. The plain C programs and the
peers' programs are in `scripts/benchmark.d/`. `scripts/instructions` counts instructions, which a busy machine does not
change; `freedom-bench` times the hot paths one by one (see CONTRIBUTING.md).
"""


def write(name, outcome, order):
    """Keeps a group's results and puts its section into the page, in the place that the order of names gives it."""
    os.makedirs(BUILD, exist_ok=True)
    with open(os.path.join(BUILD, name + ".json"), "w") as file:
        json.dump(dataclasses.asdict(outcome), file, indent=1)
    sections = {}
    if os.path.exists(PAGE):
        with open(PAGE, encoding="utf-8") as file:
            sections = {match[1]: match[2].strip() for match in SECTION.finditer(file.read())}
    sections[name] = section(name, outcome)
    chosen = [(name, sections[name]) for name in order if name in sections]
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(INTRODUCTION + versions() + summary(chosen))
        for name, text in chosen:
            file.write(f"\n<!-- {name} -->\n{text}\n")


def versions():
    """What the last run was made with, in one sentence."""
    found = [f"Python {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    for name in PACKAGES:
        try:
            found.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return "\n" + textwrap.fill(f"The last run had {', '.join(found)}.", 116) + "\n"


def summary(sections):
    """How many goals are met, and which are not, read from the sections themselves."""
    verdicts = [(name, match) for name, text in sections for match in VERDICT.finditer(text)]
    goals = [(name, match) for name, match in verdicts if not match["stretch"]]
    missed = [f"- {name}: {match['goal']} ({match['value']})" for name, match in goals if match["verdict"] == "missed"]
    lines = ["", f"Of {len(goals)} goals {len(goals) - len(missed)} are met" + (", not:" if missed else "."), "", *missed]
    return "\n".join(lines).rstrip() + "\n"


def section(name, outcome):
    """One group's section."""
    lines = [
        f"## {outcome.title}", "",
        f"{datetime.date.today().isoformat()}, {os.cpu_count()} cores, {platform.system()}: `scripts/benchmark {name}`", "",
    ]
    if "wall" in outcome.contenders[0]:
        lines += [
            "| | median ms (quartiles) | CPU ms | peak MiB | times ours (quartiles) | runs |", "| --- | --: | --: | --: | --: | --: |"]
        lines += map(row, outcome.contenders)
    else:
        lines += ["| | CPU ms | peak MiB |", "| --- | --: | --: |"]
        lines += [
            f"| {entry['name']} | {milliseconds(entry['cpu'])} | {entry['peak'] / MIB:.1f} |" for entry in outcome.contenders]
    judged = [goal for goal in outcome.goals if goal.met is not None]
    if judged:
        lines += ["", "| goal | measured | |", "| --- | --- | --- |"]
        lines += [
            f"| {goal.text} | {measured(goal)} | {'met' if goal.met else 'missed'}{', a stretch' if goal.stretch else ''} |"
            for goal in judged]
    for text in [*outcome.notes, *(f"Skipped: {peer}." for peer in outcome.skipped)]:
        lines += ["", text]
    return "\n".join(lines)


def row(entry):
    """One contender's row."""
    lower, upper = entry["quartiles"]
    low, high = entry["ratio_quartiles"]
    return (
        f"| {entry['name']} | {milliseconds(entry['wall'])} ({milliseconds(lower)}–{milliseconds(upper)})"
        f" | {milliseconds(entry['cpu'])} | {entry['peak'] / MIB:.1f}"
        f" | {entry['ratio']:.2f} ({low:.2f}–{high:.2f}) | {entry['runs']} |")


def milliseconds(seconds):
    """Seconds as milliseconds, to three digits."""
    value = seconds * 1000
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def measured(goal):
    """A goal's figure with its unit."""
    cpu = "" if goal.cpu is None else f", CPU {goal.cpu:.2f}"
    unit = {"peak": " MiB", "milliseconds": " ms", "figure": ""}.get(goal.measure, " times")
    return f"{goal.value:.2f}{unit}{cpu}"
