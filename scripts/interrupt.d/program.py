"""The program under test, and the state of what it writes."""
import hashlib
import os
import shutil
import sqlite3
import subprocess

TIME = "1790000000"


class Result:
    """What a run gave."""

    def __init__(self, code, output, error):
        self.code, self.output, self.error = code, output, error

    def says_one_thing(self):
        """Whether one error ends the run; errors about rows end in the mark of the finding."""
        lines = self.error.splitlines()
        return sum(line.startswith("freedom: error") and not line.endswith("]") for line in lines) == 1

    def told(self):
        """What was written to standard error, without notes of progress and warnings about values."""
        lines = [line for line in self.error.splitlines() if line.startswith("freedom: error")]
        return " / ".join(lines) or self.error[:300]


class Program:
    """The binary, the bundled data, and a folder to work in."""

    def __init__(self, binary, datasets, work):
        self.binary, self.datasets, self.work = binary, datasets, work
        self.count = 0
        self.temporary = os.path.join(work, "tmp")
        os.mkdir(self.temporary)
        # Some tests run as another user.
        os.chmod(self.temporary, 0o777)

    def folder(self):
        """A fresh, empty folder."""
        self.count += 1
        path = os.path.join(self.work, f"try-{self.count}")
        os.mkdir(path)
        return path

    def environment(self, **more):
        """What the program sees."""
        return {
            "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LC_ALL": "C.UTF-8", "SOURCE_DATE_EPOCH": TIME,
            "FREEDOM_DATASETS": self.datasets, "TMPDIR": self.temporary, **more,
        }

    def start(self, arguments, preexec=None, **more):
        """Starts it."""
        return subprocess.Popen(
            [self.binary, *arguments], env=self.environment(**more), stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, errors="replace", preexec_fn=preexec)

    def run(self, arguments, preexec=None, limit=120, **more):
        """Runs it to its end."""
        process = self.start(arguments, preexec, **more)
        try:
            output, error = process.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return Result(None, "", f"still running after {limit} s")
        return Result(process.returncode, output, error)

    def must(self, arguments, code=0, **more):
        """Runs what has to end well for a test to make sense."""
        result = self.run(arguments, **more)
        if result.code != code:
            raise SystemExit(f"freedom {' '.join(arguments)}: {result.code}: {result.error[-600:]}")
        return result

    def data(self, name):
        """A bundled table."""
        return os.path.join(self.datasets, name)


def files(folder):
    """All files below a folder, with their bytes."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


SOUND = {}


def state(path, scratch):
    """The content of a database as a digest, after SQLite's own recovery of a copy of it.

    `none` is a database without tables, or no file. Damage is an exception.
    """
    copy = os.path.join(scratch, "copy.sqlite")
    for ending in ("", "-journal"):
        if os.path.exists(copy + ending):
            os.remove(copy + ending)
        if os.path.exists(path + ending):
            shutil.copyfile(path + ending, copy + ending)
    if not os.path.exists(copy):
        return "none"
    connection = sqlite3.connect(copy)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        with open(copy, "rb") as file:
            key = hashlib.sha256(file.read()).hexdigest()
        if key not in SOUND:
            SOUND[key] = content(connection)
        return SOUND[key]
    finally:
        connection.close()


def content(connection):
    """A digest of all rows; damage is an exception."""
    told = connection.execute("PRAGMA integrity_check").fetchall()
    if told != [("ok",)]:
        raise ValueError(f"integrity_check: {told[:2]}")
    broken = connection.execute("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise ValueError(f"foreign_key_check: {broken[:2]}")
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY 1")]
    if not tables:
        return "none"
    digest = hashlib.sha256(str(connection.execute("PRAGMA user_version").fetchone()).encode())
    for table in tables:
        digest.update(table.encode())
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            digest.update(repr(row).encode())
    return digest.hexdigest()
