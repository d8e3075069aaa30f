"""Writes results: raw as JSON in the build folder, and as a group's own rows of docs/performance.md."""
import dataclasses
import datetime
import json
import os
import re

from checkout import ROOT
from measuring import MIB

PAGE = os.path.join(ROOT, "docs", "performance.md")
BUILD = os.path.join(os.environ.get("BUILD_DIR") or os.path.join(ROOT, ".build"), "benchmark")
# A group's first row names it; the rows of its peers begin with a dash.
GROUP = re.compile(r"^\| `([a-z-]+)`: .*\n(?:\| – .*\n)*", re.M)
MISSED = re.compile(r"^- `([a-z-]+)`: .*$", re.M)

INTRODUCTION = """# Performance

How fast the release build is, and how much memory it needs, beside other programs that do the same
work. Every answer is compared with ours before anything is timed, and all our checks are on.

- **times** is the ratio to `freedom`, measured round by round on two cores: 2.00 means twice as long.
  Compare ratios; milliseconds only describe one machine. Times are medians of whole processes.
- **peak** is the most memory that the process had.

```sh
scripts/benchmark                  # all groups that need a few minutes; --long adds the others
scripts/benchmark trend compare    # some groups; the other rows stay unchanged
scripts/instructions               # instruction counts, which a busy machine does not change
```

The raw results, with quartiles and skipped programs, are in `.build/benchmark/`. CONTRIBUTING.md says
what to install and how to add a group.

| what | ms | peak MiB | times | date |
| --- | --: | --: | --: | --- |
"""


def write(name, outcome, order):
    """Keeps a group's results and replaces its rows on the page; the order of names is that of the rows."""
    os.makedirs(BUILD, exist_ok=True)
    with open(os.path.join(BUILD, name + ".json"), "w") as file:
        json.dump(dataclasses.asdict(outcome), file, indent=1)
    rows, missed = {}, {}
    if os.path.exists(PAGE):
        with open(PAGE, encoding="utf-8") as file:
            text = file.read()
        rows = {match[1]: match[0] for match in GROUP.finditer(text)}
        for match in MISSED.finditer(text):
            missed.setdefault(match[1], []).append(match[0])
    rows[name] = table(name, outcome)
    missed[name] = [
        f"- `{name}`: {goal.text}: {measured(goal)}"
        for goal in outcome.goals if goal.met is False and not goal.stretch]
    goals = [line for group in order for line in missed.get(group, [])]
    with open(PAGE, "w", encoding="utf-8") as file:
        file.write(INTRODUCTION + "".join(rows[group] for group in order if group in rows))
        if goals:
            file.write("\nGoals that are not met:\n\n" + "\n".join(goals) + "\n")


def table(name, outcome):
    """One group's rows: ours, then those of its peers; a group without times has a row for each goal."""
    date = datetime.date.today().isoformat()
    if "wall" not in outcome.contenders[0]:
        goals = "".join(f"| – {goal.text}: {measured(goal)} | | | | |\n" for goal in outcome.goals)
        return f"| `{name}`: {outcome.title} | | | | {date} |\n{goals}"
    ours, *peers = outcome.contenders
    return row(f"`{name}`: {outcome.title}", ours, date) + "".join(row(f"– {one['name']}", one, "") for one in peers)


def row(label, entry, date):
    """One contender's row."""
    return (
        f"| {label} | {milliseconds(entry['wall'])} | {entry['peak'] / MIB:.1f} | {entry['ratio']:.2f} |"
        f"{' ' + date if date else ''} |\n")


def milliseconds(seconds):
    """Seconds as milliseconds, to three digits."""
    value = seconds * 1000
    return f"{value:,.0f}" if value >= 100 else f"{value:.1f}"


def measured(goal):
    """The value of a goal with its unit."""
    cpu = "" if goal.cpu is None else f", CPU {goal.cpu:.2f}"
    unit = {"peak": " MiB", "milliseconds": " ms", "number": ""}.get(goal.measure, " times")
    return f"{goal.value:.2f}{unit}{cpu}"
