"""What the groups need: the binary, a place for files, C compiler, peers, generated data, databases."""
import csv
import importlib.util
import os
import random
import shutil
import sqlite3
import subprocess
import sys

from checkout import ROOT

HERE = os.path.join(ROOT, "scripts", "benchmark.d")
FIRST_YEAR, YEARS, COUNTRIES = 1973, 53, 205


class Bench:
    """One run of the benchmark."""

    def __init__(self, freedom, work, rounds, say):
        self.freedom, self.work, self.rounds, self.say = freedom, work, rounds, say
        self.environment = {**os.environ, "FREEDOM_DATASETS": os.path.join(ROOT, "datasets")}
        self.environment.pop("FREEDOM_DATABASE", None)
        self.launcher = self.compiled("limits/measure.c")
        if not self.launcher:
            raise SystemExit("a C compiler is needed, and the header files of SQLite")

    def path(self, name):
        """A file in the run's own folder."""
        return os.path.join(self.work, name)

    def peer(self, name):
        """A contender's program kept beside this file."""
        return os.path.join(HERE, "peers", name)

    def compiled(self, name):
        """The program made from a C file kept beside this one; None where that cannot be done."""
        program = self.path(os.path.basename(name)[:-2])
        compiler = shutil.which("cc") or shutil.which("clang")
        if not compiler:
            return None
        if not os.path.exists(program):
            made = subprocess.run([compiler, "-O2", os.path.join(HERE, name), "-lsqlite3", "-lm", "-o", program])
            if made.returncode != 0:
                return None
        return program

    def tool(self, name):
        """A peer's command; the one beside Python itself before one on the search path, which may be a wrapper."""
        beside = os.path.join(os.path.dirname(os.path.realpath(sys.executable)), name)
        return beside if os.path.exists(beside) else shutil.which(name)

    def has_modules(self, *names):
        """Whether Python finds some modules."""
        return all(importlib.util.find_spec(name) for name in names)

    def has_plotext(self):
        """Whether the plotext that most programs use is here: version 6 has other functions."""
        return subprocess.run([sys.executable, "-c", "import plotext; plotext.plot"], capture_output=True).returncode == 0

    def ours(self, *arguments, database=None):
        """One of our commands."""
        return [self.freedom, *arguments, *(["--database", database] if database else [])]

    def do(self, command):
        """Runs a command outside the measurement."""
        subprocess.run(command, check=True, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def shared(self, name):
        """A workbook of Freedom House's; None where it is not here."""
        folder = os.environ.get("FREEDOM_SHARED_DATA") or os.path.join(ROOT, "..", "shared", "data")
        path = os.path.join(folder, "workbooks", name)
        return path if os.path.exists(path) else None

    def bundled(self):
        """The database built from datasets/."""
        path = self.path("bundled.sqlite")
        if not os.path.exists(path):
            self.do(self.ours("sources", "--quiet", database=path))
        return path

    def empty(self):
        """A database with the schema and the register of entities, and one value."""
        path = self.path("empty.sqlite")
        if not os.path.exists(path):
            seed = self.path("seed.csv")
            with open(seed, "w") as file:
                file.write("country,year,indicator,value\nAngola,2000,seed,1\n")
            self.do(self.ours(
                "import", seed, "--publication", "seed", "--new-indicators", "--quiet", database=path))
        return path

    def has_command(self, name):
        """Whether the binary has a command."""
        help_text = subprocess.run([self.freedom, "--help"], stdout=subprocess.PIPE, text=True).stdout
        return any(line.split()[:1] == [name] for line in help_text.splitlines())

    def countries(self):
        """The ids of the 205 countries."""
        return list(country_names())

    def long_database(self, rows):
        """A database with the register and a long table of a number of rows, made once."""
        path = self.path(f"long_{rows}.sqlite")
        if not os.path.exists(path):
            shutil.copyfile(self.empty(), path)
            self.do(self.ours(
                "import", self.long(rows)[0], "--publication", "own", "--new-indicators", "--quiet", database=path))
        return path

    def long(self, rows):
        """A long table of about a number of rows, made once; and how many it has."""
        path = self.path(f"long_{rows}.csv")
        if not os.path.exists(path):
            write_long(path, rows)
        return path, COUNTRIES * YEARS * long_indicators(rows)

    def duckdb(self, database, sql_file):
        """DuckDB on a database of its own: its shell where it is, else its Python module; None without both."""
        if self.tool("duckdb"):
            return [self.tool("duckdb"), "-csv", "-nullvalue", "", "-readonly", database, "-f", self.peer(sql_file)]
        if self.has_modules("duckdb"):
            return [sys.executable, self.peer("duckdb_run.py"), database, self.peer(sql_file)]
        return None

    def duckdb_bundled(self):
        """The current values of the bundled database in DuckDB's own format."""
        path = self.path("bundled.duckdb")
        if not os.path.exists(path):
            tidy = self.path("tidy.csv")
            with open(tidy, "w") as file:
                subprocess.run(
                    ["sqlite3", "-csv", "-header", self.bundled(),
                     "SELECT id, name, kind, indicator, edition, year, value FROM observation_tidy WHERE value IS NOT NULL"],
                    check=True, stdout=file)
            sql = f"CREATE TABLE observation_tidy AS SELECT * FROM read_csv('{tidy}')"
            if self.tool("duckdb"):
                self.do([self.tool("duckdb"), path, "-c", sql])
            else:
                self.do([sys.executable, "-c", f"import duckdb; duckdb.connect({path!r}).execute({sql!r})"])
        return path


def csv_rows(output, columns=None):
    """The rows of a CSV file, numbers as numbers; only some columns, by name, where requested."""
    with open(output, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    if columns:
        places = [rows[0].index(column) for column in columns]
        rows = [[row[place] for place in places] for row in rows[1:]]
    return [[number_or_text(cell) for cell in row] for row in rows]


def number_or_text(cell):
    """A cell as a number where it is one."""
    try:
        return float(cell)
    except ValueError:
        return cell


def query(database, sql, *arguments):
    """The rows of a question to an SQLite database."""
    connection = sqlite3.connect(database)
    try:
        return [list(row) for row in connection.execute(sql, arguments)]
    finally:
        connection.close()


def country_names():
    """205 country names by id, spelled as in some file of Freedom House's or as in official use: where a name with
    a comma, an accent or an apostrophe is known it is that one, so that quoting and encoding cost what they cost."""
    with open(os.path.join(ROOT, "datasets", "entities.csv"), newline="", encoding="utf-8") as file:
        countries = [row for row in csv.DictReader(file) if row["kind"] == "country"][:COUNTRIES]
    return {row["id"]: spelling(row) for row in countries}


def spelling(row):
    """The most awkward of an entity's names."""
    names = [row["name"], *filter(None, row["aliases"].split("|"))]
    return max(names, key=lambda name: (not name.isascii(), "," in name, "'" in name, name == row["name"]))


def long_indicators(rows):
    """How many indicators make a long table of a number of rows."""
    return max(1, round(rows / COUNTRIES / YEARS))


def write_long(path, rows):
    """A long table country,year,indicator,value of about a number of rows: 205 countries by 53 years by indicators."""
    random.seed(1)
    indicators = [f"v2x_{number:03}" for number in range(long_indicators(rows))]
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["country", "year", "indicator", "value"])
        for name in country_names().values():
            for year in range(FIRST_YEAR, FIRST_YEAR + YEARS):
                writer.writerows([name, year, indicator, round(random.random(), 3)] for indicator in indicators)


def write_ratings(path, years=44):
    """A table country,year,pr,cl,status of 205 countries: 9,020 rows."""
    random.seed(2)
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["country", "year", "pr", "cl", "status"])
        for name in country_names().values():
            for year in range(FIRST_YEAR, FIRST_YEAR + years):
                pr, cl = random.randint(1, 7), random.randint(1, 7)
                status = "F" if pr + cl <= 5 else "PF" if pr + cl <= 10 else "NF"
                writer.writerow([name, year, pr, cl, status])
    return COUNTRIES * years
