"""Classes 72 to 75 and 78: databases, interruptions, locks, imports one after another."""
import os
import random
import resource
import shutil
import signal
import sqlite3
import struct
import subprocess
import time

import damaged_values
from harness import GOOD, KENYA, POLAND, case, digest, stored, table

READERS = [["show", "Kenya"], ["sql", "SELECT count(*) FROM observation_tidy"], ["sources"], ["table", "counts"]]


@case(72, "invalid or broken databases")
def databases(trial):
    folder = trial.bench.folder()
    good = trial.bench.database(folder)
    whole = open(good, "rb").read()
    other = os.path.join(folder, "other.sqlite")
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE mine (a)")
    connection.commit()
    connection.close()
    newer = bytearray(whole)
    newer[60:64] = struct.pack(">I", 9999)
    page = struct.unpack(">H", whole[16:18])[0]
    flipped = bytearray(whole)
    for place in range(page, min(len(whole), page * 12)):
        flipped[place] ^= 0xFF
    cases = {
        "an empty file": (b"", (65,)), "a text file": (b"not a database\n" * 100, (65,)),
        "another program's": (open(other, "rb").read(), (65,)), "a newer version's": (bytes(newer), (65,)),
        "cut in the middle": (whole[:len(whole) // 2 // page * page], (65,)), "cut in a page": (whole[:page + 100], (65,)),
        "cut in the header": (whole[:50], (65,)), "pages reversed": (bytes(flipped), (65,))}
    os.remove(good)
    os.remove(other)
    path, data = trial.place(table(POLAND), "more.csv")
    for name, (content, statuses) in cases.items():
        database = os.path.join(folder, "x.sqlite")
        for words in READERS + [["import", data]]:
            if name == "an empty file" and words[0] == "import":
                continue
            with open(database, "wb") as file:
                file.write(content)
            result = trial.bench.run([*words, "--database", database])
            trial.check(f"{name}: {words[0]}", (result.status in statuses, f"exit {result.status}: {result.messages[:200]}"),
                        (open(database, "rb").read() == content, "it was changed"),
                        (result.messages.startswith("freedom: error: "), f"printed {result.messages[:80]!r}"),
                        ("\n  hint: " in result.messages, "no hint"), (result.out == b"", "wrote to standard output"),
                        (os.listdir(folder) == ["x.sqlite"], f"left {os.listdir(folder)}"))
    os.remove(database)
    for words in READERS:
        result = trial.bench.run([*words, "--database", folder])
        trial.check(f"a folder: {words[0]}", (result.status == 65, f"exit {result.status}"))
    result = trial.bench.run(["show", "Kenya", "--database", os.path.join(folder, "new", "x.sqlite")])
    trial.check("a missing one is built", (result.status == 0, f"exit {result.status}: {result.messages}"))
    database = trial.bench.database(folder)
    shutil.rmtree(os.path.join(folder, "new"))
    os.chmod(database, 0o444)
    os.chmod(folder, 0o555)
    drop = drop_rights if os.geteuid() == 0 else None
    if drop:
        os.chmod(trial.bench.work, 0o755)
    before = digest(database)
    for words in READERS:
        result = trial.bench.run([*words, "--database", database], prepare=drop)
        trial.check(f"one that may only be read: {words[0]}", (result.status == 0, f"exit {result.status} {result.messages}"))
    result = trial.bench.run(["import", data, "--database", database], prepare=drop)
    trial.check("importing into one that may only be read", (result.status in (73, 74), f"exit {result.status}"),
                (digest(database) == before, "it was changed"))
    result = trial.bench.run(["import", data, "--database", os.path.join(folder, "new.sqlite")], prepare=drop)
    trial.check("a new one in such a folder", (result.status == 73, f"exit {result.status}: {result.messages}"))
    os.chmod(folder, 0o755)
    os.chmod(database, 0o644)
    damaged_values.run(trial)


def drop_rights():
    """Root may write anywhere; an ordinary user may not."""
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)


def big(path, rows=200_000):
    with open(path, "w") as file:
        file.write("country,year,indicator,value\n")
        for number in range(rows // 212):
            file.writelines(f"{name},{year},v{number},0.5\n" for name in ("Kenya", "Poland", "Norway", "Namibia")
                            for year in range(1973, 2026))


OWN = ["--publication", "own", "--new-indicators"]


def is_sound(database):
    connection = sqlite3.connect(database)
    try:
        return (connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
                and connection.execute("PRAGMA foreign_key_check").fetchall() == [])
    finally:
        connection.close()


def own_rows(database):
    return stored(database, "SELECT count(*) FROM observation_tidy WHERE publication = 'own'")[0][0]


@case(73, "kill -9 at any moment")
def kills(trial):
    folder, path = trial.place(big, "big.csv")
    database = trial.bench.database(folder)
    start = time.time()
    trial.imports(path, database, *OWN)
    whole, took = own_rows(database), time.time() - start
    generator = random.Random(73)
    for number in range(10):
        database = trial.bench.database(folder)
        process = subprocess.Popen([trial.bench.freedom, "import", path, "--database", database, *OWN],
                                   env=trial.bench.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(generator.uniform(0, took))
        process.send_signal(signal.SIGKILL)
        process.wait()
        rows = own_rows(database) if not os.path.exists(database + "-journal") else None
        again = trial.imports(path, database, *OWN)
        trial.check(f"moment {number}", (rows in (None, 0, whole), f"{rows} rows of {whole}"),
                    (is_sound(database), "the database is damaged"),
                    (again.status == 0 and own_rows(database) == whole, f"the next import exits {again.status}"),
                    (sorted(os.listdir(folder)) == ["big.csv", "ratings.sqlite"], f"left {os.listdir(folder)}"))


@case(74, "a disk that is full")
def full(trial):
    folder, path = trial.place(big, "big.csv")
    for limit in (100_000, 400_000, 1_000_000, 2_000_000):
        database = trial.bench.database(folder)
        before = digest(database)
        limit = max(limit, os.path.getsize(database))
        result = trial.imports(path, database, *OWN, limits=[(resource.RLIMIT_FSIZE, limit)])
        trial.check(f"files of at most {limit} bytes", (result.status == 74, f"exit {result.status}: {result.messages[:200]}"),
                    (len(result.messages.splitlines()) <= 2, f"{len(result.messages.splitlines())} lines are printed"),
                    (digest(database) == before, "the database has changed"), (is_sound(database), "it is damaged"),
                    (sorted(os.listdir(folder)) == ["big.csv", "ratings.sqlite"], f"left {os.listdir(folder)}"))


@case(75, "a lock of another process")
def locks(trial):
    folder, path = trial.place(table(POLAND), "more.csv")
    database = trial.bench.database(folder)
    before = digest(database)
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    result = trial.imports(path, database, "--timeout", "0.3")
    trial.check("locked longer than --timeout", (result.status == 75, f"exit {result.status}: {result.messages}"),
                (0.3 <= result.wall < 3, f"waited {result.wall:.1f} s"), ("--timeout" in result.messages, "no hint"))
    result = trial.bench.run(["show", "Kenya", "--database", database, "--timeout", "0.3"])
    trial.check("a reader beside a writer", (result.status == 0, f"exit {result.status}: {result.messages}"))
    connection.execute("COMMIT")
    connection.execute("BEGIN EXCLUSIVE")
    result = trial.bench.run(["show", "Kenya", "--database", database, "--timeout", "0.3"])
    trial.check("a reader where no one may read", (result.status == 75, f"exit {result.status}"))
    connection.execute("ROLLBACK")
    trial.check("the database is unchanged", (digest(database) == before, "it has changed"))
    connection.execute("BEGIN IMMEDIATE")
    process = subprocess.Popen([trial.bench.freedom, "import", path, "--database", database, "--timeout", "10"],
                               env=trial.bench.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    time.sleep(0.5)
    waited = process.poll() is None
    connection.execute("COMMIT")
    connection.close()
    trial.check("given back in time", (waited, "did not wait"), (process.wait(20) == 0, f"exit {process.returncode}"),
                (stored(database) == [POLAND], f"stored {stored(database)}"))
    other, second = trial.place(table(KENYA), "second.csv")
    database = trial.bench.database(folder)
    both = [subprocess.Popen([trial.bench.freedom, "import", file, "--database", database], env=trial.bench.environment,
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for file in (path, second)]
    statuses = [process.wait(20) for process in both]
    trial.check("two imports at once", (statuses == [0, 0], f"exits {statuses}"), (stored(database) == GOOD, "rows are lost"))


@case(78, "imports one after another")
def again(trial):
    def counts(result):
        return result.text.splitlines()[-1] if result.text else result.messages
    folder, first = trial.place(table(KENYA, POLAND), "first.csv")
    columns = ["--format", "csv", "--no-headers", "--columns", "added,changed,unchanged,rejected"]
    database = trial.bench.database(folder)
    trial.imports(first, database)
    before = digest(database)
    result = trial.imports(first, database, *columns)
    trial.check("the same file twice", (counts(result) == "0,0,2,0", counts(result)), (digest(database) == before, "changed"))
    copy = os.path.join(folder, "copy.csv")
    shutil.copyfile(first, copy)
    result = trial.imports(copy, database, *columns)
    trial.check("under another name", (counts(result) == "0,0,2,0", counts(result)), (digest(database) == before, "changed"))
    other = os.path.join(folder, "other.csv")
    with open(other, "wb") as file:
        file.write(table(KENYA, ("Poland", 2009, 2, 1, "F")))
    result = trial.imports(other, database, "--on-conflict", "fail", "--errors", "json")
    trial.check("another history, --on-conflict fail", (result.status == 65, f"exit {result.status}"),
                (digest(database) == before, "changed"),
                ([finding["code"] for finding in result.findings()] == ["conflict"], result.messages[:200]))
    changed = ("Poland", "2009", 2, 1, "F")
    for policy, wanted in (("keep", GOOD), ("replace", [KENYA, changed]), ("newest", [KENYA, changed])):
        second = os.path.join(folder, f"{policy}.sqlite")
        shutil.copyfile(database, second)
        result = trial.imports(other, second, "--on-conflict", policy, "--errors", "json")
        trial.check(f"another history, --on-conflict {policy}", (result.status == 0, f"exit {result.status}"),
                    (stored(second) == wanted, f"stored {stored(second)}"), (is_sound(second), "damaged"))
    result = trial.imports(other, database, "--dry-run", *columns)
    trial.check("--dry-run reports and changes nothing", (digest(database) == before, "changed"),
                (counts(result) == "0,1,1,0", counts(result)))
    bad = os.path.join(folder, "bad.csv")
    with open(bad, "wb") as file:
        file.write(table(("Norway", 2009, 1, 1, "F"), "Atlantis,2009,1,1,F"))
    result = trial.imports(folder, database)
    trial.check("one bad file of a folder", (result.status == 65, f"exit {result.status}"), (digest(database) == before, "changed"))
