"""Several processes at one database: waiting is bounded and reported, and each sees the old or the new state."""
import os
import sqlite3
import threading
import time

from program import files, state


def run(program, tally, random, options):
    """All of them, several times."""
    for _ in range(max(1, options.kills // 40)):
        held(program, tally)
        released(program, tally)
        two_imports(program, tally)
        refused_beside_kept(program, tally)
        two_first_builds(program, tally)
        readers(program, tally)
        reader_of_a_first_import(program, tally)


def started(program):
    """A database with one source; its folder too."""
    folder = program.folder()
    database = os.path.join(folder, "d.sqlite")
    program.must(["import", program.data("fotp.csv"), "--database", database])
    return folder, database


def complain(*pairs):
    """The first thing that is not so."""
    return next((words for is_so, words in pairs if not is_so), None)


def held(program, tally):
    """Another process writes all the time: a note, then the end after the requested time."""
    folder, database = started(program)
    before = files(folder)
    holder = sqlite3.connect(database, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    for name, command in (
        ("import", ["import", program.data("fotn.csv")]), ("reading", ["sources"]), ("check", ["check"]),
        ("removal", ["sources", "remove", "1"]),
    ):
        begun = time.monotonic()
        result = program.run([*command, "--database", database, "--timeout", "1"])
        seconds = time.monotonic() - begun
        tally.add("locks", f"locked: {name}", complain(
            (result.code == 75, f"ends with {result.code}: {result.told()}"),
            (0.9 < seconds < 4, f"waited {seconds:.1f} s instead of 1"),
            ("waiting for another process" in result.error, "does not say that it waits"),
            (result.says_one_thing(), "does not say one thing")))
    holder.execute("ROLLBACK")
    holder.close()
    tally.add("locks", "locked: the file", complain((files(folder) == before, "was changed")))


def released(program, tally):
    """The other process ends in time."""
    _, database = started(program)
    holder = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    holder.execute("BEGIN EXCLUSIVE")
    timer = threading.Timer(1, holder.execute, ["ROLLBACK"])
    timer.start()
    result = program.run(["import", program.data("fotn.csv"), "--database", database, "--timeout", "20"])
    timer.join()
    holder.close()
    tally.add("locks", "lock released in time", complain(
        (result.code == 0, f"ends with {result.code}: {result.told()}"),
        ("waiting for another process" in result.error, "does not say that it waits")))


def together(program, commands):
    """Runs commands at the same time; their results."""
    processes = [program.start(command) for command in commands]
    return [(process.communicate(timeout=120), process.returncode) for process in processes]


def sources(program, database):
    """How many sources there are, and that all is well."""
    result = program.run(["check", "--database", database])
    if result.code != 0:
        return f"check ends with {result.code}"
    state(database, program.work)
    connection = sqlite3.connect(database)
    count = connection.execute("SELECT count(*) FROM source").fetchone()[0]
    connection.close()
    return count


def two_imports(program, tally):
    """Two imports at once, into a new and into an existing database: both are kept."""
    for name in ("new", "existing"):
        if name == "new":
            folder = program.folder()
            database = os.path.join(folder, "d.sqlite")
        else:
            folder, database = started(program)
        ended = together(program, [
            ["import", program.data(table), "--database", database, "--timeout", "60"]
            for table in ("fiw_scores.csv", "fotn.csv")])
        tally.add("locks", f"two imports at once, {name} database", complain(
            *[(code == 0, f"ends with {code}: {told[1][-200:]}") for told, code in ended],
            (sources(program, database) == (2 if name == "new" else 3), f"sources: {sources(program, database)}"),
            (list(files(folder)) == ["d.sqlite"], f"stray files: {list(files(folder))}")))


def refused_beside_kept(program, tally):
    """One import keeps nothing and removes the file it made, the other one has waited for it."""
    folder = program.folder()
    database = os.path.join(folder, "d.sqlite")
    bad = os.path.join(program.folder(), "bad.csv")
    with open(program.data("fiw_ratings.csv"), encoding="utf-8") as good, open(bad, "w", encoding="utf-8") as file:
        file.write(good.read() + "ATL,Atlantis,country,2009,x,y,z\n")
    ended = together(program, [
        ["import", table, "--database", database, "--timeout", "60"] for table in (bad, program.data("fotn.csv"))])
    tally.add("locks", "an import refused beside one kept", complain(
        (ended[0][1] == 65, f"the bad one ends with {ended[0][1]}"),
        (ended[1][1] == 0, f"the good one ends with {ended[1][1]}: {ended[1][0][1][-200:]}"),
        (sources(program, database) == 1, f"sources: {sources(program, database)}"),
        (list(files(folder)) == ["d.sqlite"], f"stray files: {list(files(folder))}")))


def two_first_builds(program, tally):
    """The first two commands of a new user, at once."""
    folder = program.folder()
    database = os.path.join(folder, "deep", "d.sqlite")
    ended = together(program, [["sources", "--database", database, "--csv", "--timeout", "60"]] * 2)
    tally.add("locks", "two first builds at once", complain(
        *[(code == 0, f"ends with {code}: {told[1][-200:]}") for told, code in ended],
        (ended[0][0][0] == ended[1][0][0] != "", "they answer differently"),
        (sources(program, database) == 10, f"sources: {sources(program, database)}"),
        (len(files(folder)) == 1, f"stray files: {list(files(folder))}")))


def readers(program, tally):
    """Readers during an import see all of it or nothing."""
    _, database = started(program)
    read = ["sources", "--database", database, "--csv", "--timeout", "60"]
    old = program.must(read).output
    importing = program.start(["import", program.data("fiw_ratings.csv"), program.data("fiw_scores.csv"), "--database", database])
    seen = []
    while importing.poll() is None:
        seen.append(program.run(read))
    importing.communicate()
    new = program.must(read).output
    for result in seen:
        tally.add("locks", "reader during an import", complain(
            (result.code == 0, f"ends with {result.code}: {result.told()}"),
            (result.output in (old, new), "sees neither the old nor the new state")))


def reader_of_a_first_import(program, tally):
    """Whoever reads a database that a first import fills waits for it, and adds nothing to it."""
    folder = program.folder()
    database = os.path.join(folder, "d.sqlite")
    importing = program.start(["import", program.data("fiw_scores.csv"), "--database", database])
    while importing.poll() is None and not os.path.exists(os.path.join(folder, ".d.sqlite.partial")):
        time.sleep(0.001)
    result = program.run(["sources", "--database", database, "--csv", "--timeout", "60"])
    importing.communicate()
    tally.add("locks", "reader during a first import", complain(
        (result.code == 0, f"ends with {result.code}: {result.told()}"),
        (importing.returncode == 0, f"the import ends with {importing.returncode}"),
        (sources(program, database) == 1, f"sources: {sources(program, database)}"),
        (list(files(folder)) == ["d.sqlite"], f"stray files: {list(files(folder))}")))
