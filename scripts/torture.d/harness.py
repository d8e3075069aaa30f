"""Runs the binary on one bad or odd input, and says what came out wrong.

A class of inputs is a function with @case(number, title) that gets a Trial. Every call of `takes`, `refuses` or
check counts one input; each complaint about it makes it wrong.
"""
import csv
import hashlib
import io
import json
import os
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import threading
import time

MIB = 1 << 20
HEADER = "country,year,pr,cl,status"
KENYA = ("Kenya", "2009", 4, 3, "PF")
POLAND = ("Poland", "2009", 1, 1, "F")
GOOD = [KENYA, POLAND]
FIELDS = ["code", "severity", "file", "sheet", "row", "column", "cell", "value", "rule", "hint"]
REFUSALS = ("refused-row", "refused-file")
CASES = {}


def case(number, title):
    def keep(function):
        CASES[number] = (title, function)
        return function
    return keep


def table(*rows, header=HEADER, end="\n", delimiter=","):
    """CSV bytes of a header and rows; rows are texts or tuples of fields."""
    lines = [header, *(delimiter.join(map(str, row)) if isinstance(row, tuple) else row for row in rows)]
    return (end.join(lines) + end).encode()


def good(**how):
    return table(KENYA, POLAND, **how)


class Result:
    def __init__(self, status, out, err, cpu, wall, peak, timed_out):
        self.status, self.out, self.err = status, out, err
        self.cpu, self.wall, self.peak, self.timed_out = cpu, wall, peak, timed_out

    @property
    def text(self):
        return self.out.decode("utf-8", "replace")

    @property
    def messages(self):
        return self.err.decode("utf-8", "replace")

    def findings(self):
        return [json.loads(line) for line in self.messages.splitlines() if line.startswith("{")]


class Bench:
    """The binary, a folder to work in, and a database with one row in it."""

    def __init__(self, freedom, root, work):
        self.freedom, self.root, self.work = freedom, root, work
        self.count = 0
        self.environment = {
            key: value for key, value in os.environ.items()
            if not key.startswith(("FREEDOM", "LC_", "XDG_")) and key not in ("COLUMNS", "NO_COLOR", "LANG")}
        self.environment["FREEDOM_DATASETS"] = os.environ.get("FREEDOM_DATASETS", os.path.join(root, "datasets"))
        self.environment["HOME"] = work
        self.environment["TMPDIR"] = os.path.join(work, "tmp")
        os.mkdir(self.environment["TMPDIR"])
        self.template = os.path.join(work, "template.sqlite")
        base = os.path.join(work, "base.csv")
        with open(base, "wb") as file:
            file.write(table(("Kenya", 2005, 4, 4, "PF")))
        made = self.run(["import", base, "--publication", "fiw", "--database", self.template])
        if made.status != 0:
            raise SystemExit(f"the binary cannot import a plain file: {made.messages}")
        self._bundled = None

    @property
    def bundled(self):
        """A database of the bundled data."""
        if not self._bundled:
            self._bundled = os.path.join(self.work, "bundled.sqlite")
            self.run(["sources", "--database", self._bundled])
        return self._bundled

    def folder(self):
        self.count += 1
        path = os.path.join(self.work, f"input-{self.count}")
        os.mkdir(path)
        return path

    def database(self, folder):
        path = os.path.join(folder, "ratings.sqlite")
        shutil.copyfile(self.template, path)
        return path

    def run(self, arguments, cwd=None, env=None, stdin=subprocess.DEVNULL, stdout=None, timeout=20, memory=1 << 30,
            limits=(), prepare=None, command=None):
        """Runs once, under limits of memory and time."""
        environment = dict(self.environment)
        for key, value in (env or {}).items():
            environment.pop(key, None)
            if value is not None:
                environment[key] = value
        given = None
        if isinstance(stdin, bytes):
            given = tempfile.TemporaryFile(dir=self.work)
            given.write(stdin)
            given.seek(0)
            stdin = given

        def before():
            resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
            if memory:
                resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
            for kind, value in limits:
                resource.setrlimit(kind, (value, value))
            signal.signal(signal.SIGPIPE, signal.SIG_DFL)
            if prepare:
                prepare()

        with tempfile.TemporaryFile(dir=self.work) as out, tempfile.TemporaryFile(dir=self.work) as err:
            start = time.perf_counter()
            process = subprocess.Popen(
                (command or [self.freedom]) + list(arguments), cwd=cwd or self.work, env=environment, stdin=stdin,
                stdout=out if stdout is None else stdout, stderr=err, preexec_fn=before)
            late = threading.Event()
            timer = threading.Timer(timeout, lambda: (late.set(), process.kill()))
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            timer.cancel()
            process.returncode = os.waitstatus_to_exitcode(status)
            wall = time.perf_counter() - start
            out.seek(0)
            err.seek(0)
            result = Result(
                process.returncode, out.read(), err.read(), usage.ru_utime + usage.ru_stime, wall,
                usage.ru_maxrss * 1024, late.is_set())
        if given:
            given.close()
        return result


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def stored(database, query=None):
    """What the views contain, beside the row that was there before."""
    query = query or (
        "SELECT name, edition, pr, cl, status FROM freedom_in_the_world WHERE edition <> '2005' ORDER BY name, year")
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
        rows = connection.execute(query).fetchall()
    connection.close()
    return rows


def as_text(finding):
    """The line that a finding is for people; escapes are the same in both forms."""
    def value(name):
        return visible(finding[name]) if isinstance(finding[name], str) else finding[name]
    finding = {name: value(name) for name in finding}
    place = finding["file"] or ""
    if finding["sheet"] is not None:
        place += f"#{finding['sheet']}"
        cell = finding["cell"] or (f"row {finding['row']}" if finding["row"] is not None else None)
        if cell:
            place += f"!{cell}"
    elif finding["row"] is not None:
        place += f":{finding['row']}"
        if finding["column"] is not None:
            place += f": column {finding['column']}"
    word = "error" if finding["severity"] in REFUSALS else finding["severity"]
    value = f'"{finding["value"]}": ' if finding["value"] is not None else ""
    return f"{word}: {place}{': ' if place else ''}{value}{finding['rule']} [{finding['code']}]"


def visible(text):
    """A text as the binary shows it to people."""
    short = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
    return "".join(
        short.get(mark, f"\\u{{{ord(mark):X}}}") if unsafe(mark) or mark == "\n" or mark in "\u200b\ufeff\u2060" else mark
        for mark in text)


def unsafe(text):
    """Characters that would act on a terminal instead of showing."""
    return [
        hex(ord(character)) for character in text
        if (ord(character) < 32 and character != "\n") or 0x7F <= ord(character) < 0xA0
        or character in "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029"]


class Trial:
    """What one class of inputs came to."""

    def __init__(self, bench):
        self.bench = bench
        self.inputs = 0
        self.complaints = {}
        self.skipped = []
        self.heaviest = (0, 0.0)

    @property
    def wrong(self):
        return len(self.complaints)

    def skip(self, name, why):
        self.skipped.append(f"{name}: {why}")

    def judge(self, name, problems):
        """Counts one input, wrong where there are problems."""
        self.inputs += 1
        problems = [problem for problem in problems if problem]
        if problems:
            self.complaints[f"{self.inputs} {name}"] = problems

    def check(self, name, *conditions):
        """Counts one input; conditions are pairs of a truth and what is wrong without it."""
        self.judge(name, [text for holds, text in conditions if not holds])

    # Parts of a judgement

    def modest(self, result, cpu=1.0, peak=64 * MIB):
        """No crash, no hang, little time and memory."""
        self.heaviest = (max(self.heaviest[0], result.peak), max(self.heaviest[1], result.cpu))
        problems = []
        if result.timed_out:
            problems.append("did not end in time")
        elif result.status < 0:
            problems.append(f"died of signal {-result.status}")
        if result.cpu > cpu:
            problems.append(f"took {result.cpu:.2f} s of the processor")
        if result.peak > peak:
            problems.append(f"took {result.peak / MIB:.0f} MiB")
        if unsafe(result.messages):
            problems.append(f"raw characters on standard error: {unsafe(result.messages)[:5]}")
        return problems

    def fits(self, findings, expected, name):
        """Whether every finding that is expected is there, in all its fields."""
        problems = []
        for wanted in expected:
            if isinstance(wanted, str):
                wanted = {"code": wanted}
            candidates = [finding for finding in findings if finding["code"] == wanted.get("code", finding["code"])]
            best = None
            for finding in candidates:
                differences = [
                    f"{key} is {finding[key]!r}, not {value!r}" for key, value in wanted.items()
                    if not (value(finding[key]) if callable(value)
                            else value in (finding[key] or "") if key in ("rule", "hint")
                            else finding[key] == value)]
                if best is None or len(differences) < len(best):
                    best = differences
            if best is None:
                codes = sorted({finding["code"] for finding in findings})
                problems.append(f"no finding {wanted.get('code')}; there are {codes}")
            problems += best or []
        for finding in findings:
            if finding["file"] is not None and name is not None and finding["file"] != name:
                problems.append(f"{finding['code']} names the file {finding['file']!r}")
            if sorted(finding) != sorted(FIELDS):
                problems.append(f"{finding['code']} has the fields {sorted(finding)}")
            if not finding["rule"]:
                problems.append(f"{finding['code']} has no rule")
            if finding["severity"] in REFUSALS and not finding["hint"]:
                problems.append(f"{finding['code']} has no hint")
            if finding["severity"] == "refused-row" and finding["row"] is None:
                problems.append(f"{finding['code']} names no line")
            if finding["value"] is not None and len(finding["value"]) > 80 * 8:
                problems.append(f"{finding['code']} has a long value")
        return problems

    def same_in_text(self, findings, result):
        """Whether the text for people says what the JSON says."""
        lines = result.messages.splitlines()
        problems = []
        for finding in findings:
            line = as_text(finding)
            if line not in lines:
                problems.append(f"the text lacks: {line}")
            if finding["hint"] and f"  hint: {visible(finding['hint'])}" not in lines:
                problems.append(f"the text lacks the hint of {finding['code']}")
        return problems

    # Inputs to import

    def place(self, data, file):
        folder = self.bench.folder()
        path = os.path.join(folder, file)
        if callable(data):
            data(path)
        elif data is not None:
            with open(path, "wb") as made:
                made.write(data)
        return folder, path

    def imports(self, path, database, *arguments, **how):
        named = [] if "--publication" in arguments else ["--publication", "fiw"]
        return self.bench.run(["import", path, "--database", database, *named, *arguments], **how)

    def takes(self, name, data, rows=GOOD, notes=(), file="ratings.csv", arguments=(), query=None, cpu=1.0,
              peak=64 * MIB, timeout=20, silent=False, named=None):
        """The input is imported: the right rows are stored; the notes expected are there."""
        folder, path = self.place(data, file)
        database = self.bench.database(folder)
        how = dict(timeout=timeout, cwd=folder)
        result = self.imports(path, database, "--errors", "json", "--format", "csv", *arguments, **how)
        problems = self.modest(result, cpu, peak)
        if result.status != 0:
            problems.append(f"exit {result.status}: {result.messages.strip()[:300]}")
        else:
            findings = result.findings()
            problems += self.fits(findings, notes, named or file)
            # What a file adds to official values is always listed.
            said = [finding["code"] for finding in findings if finding["code"] != "official-values"]
            if silent and said:
                problems.append(f"says {said}")
            if rows is not None and (found := stored(database, query)) != rows:
                problems.append(f"stored {found[:6]!r}, not {list(rows)[:6]!r}")
            again = self.bench.database(folder)
            problems += self.same_in_text(findings, self.imports(path, again, *arguments, **how))
        problems += self.strays(folder, {file, "ratings.sqlite"})
        self.judge(name, problems)
        shutil.rmtree(folder)

    def refuses(self, name, data, *findings, file="ratings.csv", arguments=(), status=65, kept=None, cpu=1.0,
                peak=64 * MIB, timeout=20, named=None, memory=1 << 30):
        """The input is refused with these findings and the database is unchanged. Where rows to be kept are
        named, --skip-bad-rows keeps just these, and lists every other."""
        folder, path = self.place(data, file)
        database = self.bench.database(folder)
        before = digest(database)
        how = dict(timeout=timeout, cwd=folder, memory=memory)
        result = self.imports(path, database, "--errors", "json", *arguments, **how)
        problems = self.modest(result, cpu, peak)
        found = result.findings()
        if result.status != status:
            problems.append(f"exit {result.status}, not {status}: {result.messages.strip()[:300]}")
        if result.out:
            problems.append(f"wrote to standard output: {result.text[:80]!r}")
        problems += self.fits(found, findings, named or file)
        if not any(finding["severity"] in REFUSALS for finding in found):
            problems.append("no finding refuses anything")
        problems += self.same_in_text(found, self.imports(path, database, *arguments, **how))
        if digest(database) != before:
            problems.append("the database has changed")
        problems += self.strays(folder, {file, "ratings.sqlite"})
        if kept is not None:
            problems += self.skips(path, database, kept, found, file, arguments, folder)
        self.judge(name, problems)
        shutil.rmtree(folder)

    def skips(self, path, database, kept, found, file, arguments, folder):
        rejects = os.path.join(folder, "rejects.csv")
        result = self.imports(
            path, database, "--skip-bad-rows", "--rejects", rejects, "--errors", "json", *arguments, cwd=folder)
        problems = []
        if result.status != 1:
            return [f"--skip-bad-rows: exit {result.status}, not 1: {result.messages.strip()[:300]}"]
        if (rows := stored(database)) != kept:
            problems.append(f"--skip-bad-rows stored {rows[:6]!r}, not {kept[:6]!r}")
        with open(rejects, newline="", encoding="utf-8") as listed:
            listed = list(csv.DictReader(listed))
        refused = [finding for finding in found if finding["severity"] == "refused-row"]
        seen = {(row["code"], row["row"]) for row in listed}
        for finding in refused:
            if (finding["code"], str(finding["row"])) not in seen:
                problems.append(f"the rejects file lacks {finding['code']} of line {finding['row']}")
        problems += self.strays(folder, {file, "ratings.sqlite", "rejects.csv"})
        return problems

    def strays(self, folder, known):
        """Files that should not be there."""
        strays = sorted(set(os.listdir(folder)) - known) + os.listdir(self.bench.environment["TMPDIR"])
        return [f"left behind: {strays}"] if strays else []
