"""Classes 76, 77, 79 and 80: signals, odd files, locales, little of everything."""
import os
import resource
import shutil
import signal
import subprocess
import threading
import time

from databases import OWN, big, drop_rights, is_sound
from harness import GOOD, KENYA, POLAND, case, digest, good, stored, table


@case(76, "signals, closed and full outputs")
def signals(trial):
    folder, path = trial.place(big, "big.csv")
    for number, status in ((signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)):
        database = trial.bench.database(folder)
        before = digest(database)
        process = subprocess.Popen([trial.bench.freedom, "import", path, "--database", database, *OWN],
                                   env=trial.bench.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(0.05)
        process.send_signal(number)
        ended = process.wait()
        ended = 128 - ended if ended < 0 else ended
        trial.check(f"{signal.Signals(number).name} during an import", (ended == status, f"exit {ended}"),
                    (is_sound(database), "the database is damaged"),
                    (stored(database, "SELECT count(*) FROM observation_tidy WHERE publication = 'own'") == [(0,)],
                     "rows were kept"))
    bundled = trial.bench.bundled
    every = ["sql", "SELECT * FROM observation_tidy", "--database", bundled, "--format", "csv"]
    before = digest(bundled)
    reader, writer = os.pipe()
    os.close(reader)
    result = trial.bench.run(every, stdout=writer)
    os.close(writer)
    trial.check("a pipe that no one reads", (result.status in (0, 141, -13), f"exit {result.status}"),
                (result.messages == "", f"printed {result.messages[:80]}"), (digest(bundled) == before, "the database changed"))
    command = f'"{trial.bench.freedom}" "$@" | head -n 2'
    result = trial.bench.run(["x", *every], command=["/bin/sh", "-c", command])
    trial.check("| head", (len(result.text.splitlines()) == 2, result.text[:80]), (result.messages == "", result.messages[:80]))
    with open("/dev/full", "wb") as full:
        result = trial.bench.run(every, stdout=full)
        trial.check("standard output on /dev/full", (result.status == 74, f"exit {result.status}"),
                    (len(result.messages.splitlines()) in (1, 2), result.messages[:200]))
        result = trial.bench.run(["show", "Kenya", "--database", bundled], stdout=full)
        trial.check("a small result on /dev/full", (result.status == 74, f"exit {result.status}"))
        result = trial.bench.run(["--help"], stdout=full)
        trial.check("--help on /dev/full", (result.status == 74, f"exit {result.status}"))
        database = trial.bench.database(folder)
        empty = digest(database)
        other, small = trial.place(good(), "small.csv")
        result = trial.imports(small, database, stdout=full)
        trial.check("an import whose result cannot be printed", (result.status == 74, f"exit {result.status}"),
                    (digest(database) == empty, "rows were kept"))
    result = trial.bench.run(["show", "Kenya", "--database", bundled], prepare=lambda: os.close(1))
    trial.check("closed standard output", (result.status in (0, 74), f"exit {result.status}"),
                (digest(bundled) == before, "the database changed"))
    result = trial.bench.run(["sql", "-", "--database", bundled], prepare=lambda: os.close(0))
    trial.check("closed standard input", (result.status in (64, 65, 74), f"exit {result.status}"),
                (digest(bundled) == before, "the database changed"))
    database = trial.bench.database(folder)
    before = digest(database)
    result = trial.imports(small, database, prepare=lambda: (os.close(0), os.close(1), os.close(2)))
    trial.check("everything closed", (result.status in (0, 74), f"exit {result.status}"), (is_sound(database), "damaged"))
    result = trial.imports("-", trial.bench.database(folder), stdin=good(), cwd=other)
    trial.check("standard input", (result.status == 0, f"exit {result.status}: {result.messages}"))


@case(77, "files that change, pipes, folders, no permission, very many")
def files(trial):
    folder = trial.bench.folder()
    database = trial.bench.database(folder)
    before = digest(database)
    pipe = os.path.join(folder, "ratings.csv")
    os.mkfifo(pipe)

    def feed(data):
        def write():
            with open(pipe, "wb") as file:
                file.write(data)
        thread = threading.Thread(target=write, daemon=True)
        thread.start()
        return thread
    feed(good())
    result = trial.imports(pipe, database)
    trial.check("a named pipe", (result.status == 0, f"exit {result.status}: {result.messages}"),
                (stored(database) == GOOD, "the rows are others"))
    from books import cells, workbook
    database = trial.bench.database(folder)
    feed(workbook(cells(good())))
    result = trial.imports(pipe, database)
    trial.check("a workbook in a named pipe", (result.status == 0, f"exit {result.status}: {result.messages}"))
    os.remove(pipe)
    database = trial.bench.database(folder)
    growing = os.path.join(folder, "growing.csv")
    big(growing, 400_000)
    process = subprocess.Popen([trial.bench.freedom, "import", growing, "--database", database, *OWN],
                               env=trial.bench.environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    time.sleep(0.05)
    with open(growing, "a") as file:
        file.write("Kenya,2009,late,1\n")
    said = process.stderr.read().decode()
    trial.check("a file that grows", (process.wait() == 65, f"exit {process.returncode}"), ("[file-changed]" in said, said[:200]),
                (digest(database) == before, "the database changed"))
    os.remove(growing)
    result = trial.imports(os.path.join(folder, "none.csv"), database, "--errors", "json")
    trial.check("a file that is not there", (result.status == 66, f"exit {result.status}"),
                ([finding["code"] for finding in result.findings()] == ["no-such-file"], result.messages[:200]),
                (all(finding["hint"] for finding in result.findings()), "no hint"))
    closed, path = trial.place(good(), "closed.csv")
    os.chmod(path, 0)
    os.chmod(closed, 0o755)
    os.chmod(folder, 0o777)
    os.chmod(database, 0o666)
    os.chmod(trial.bench.work, 0o755)
    drop = drop_rights if os.geteuid() == 0 else None
    result = trial.imports(path, database, "--errors", "json", prepare=drop)
    trial.check("a file that may not be read", (result.status in (65, 66, 74), f"exit {result.status}"),
                ([finding["code"] for finding in result.findings()] == ["cannot-read"], result.messages[:200]),
                (all(finding["hint"] for finding in result.findings()), "no hint"))
    empty = trial.bench.folder()
    result = trial.imports(empty, database, "--errors", "json")
    trial.check("a folder without files", (result.status in (65, 66), f"exit {result.status}: {result.messages[:200]}"),
                (result.findings() != [], "nothing is reported"))
    many = trial.bench.folder()
    for number in range(5000):
        with open(os.path.join(many, f"{number:04}.csv"), "wb") as file:
            file.write(f"country,year,indicator,value\nKenya,2009,v{number},1\n".encode())
    result = trial.imports(many, database, *OWN, "--format", "csv", timeout=120,
                           limits=[(resource.RLIMIT_NOFILE, 64)])
    trial.check("5,000 files in a folder", (result.status == 0, f"exit {result.status}: {result.messages[:200]}"),
                (stored(database, "SELECT count(*) FROM observation_tidy WHERE publication = 'own'") == [(5000,)],
                 "rows are missing"))
    shutil.rmtree(many)
    for name in ("/dev/null", "/dev/zero"):
        result = trial.imports(name, trial.bench.database(folder), timeout=10)
        trial.judge(name, trial.modest(result) + ([] if result.status == 65 else [f"exit {result.status}: {result.messages[:200]}"]))
    loop = os.path.join(folder, "loop.csv")
    os.symlink(loop, loop)
    result = trial.imports(loop, trial.bench.database(folder))
    trial.check("a link to itself", (result.status in (65, 66), f"exit {result.status}: {result.messages[:200]}"))


@case(79, "locales, time zones, widths and colours")
def locales(trial):
    bundled = trial.bench.bundled
    words = ["sql", "SELECT name, pr, total FROM freedom_in_the_world WHERE edition = '2025' ORDER BY name", "--format", "csv"]
    charts = ["chart", "line", "Kenya", "Turkey", "--indicator", "fiw.total"]
    plain = trial.bench.run([*words, "--database", bundled])
    drawn = trial.bench.run([*charts, "--database", bundled, "--width", "60"], env={"LC_ALL": "C.UTF-8"})
    for name, value in (("LC_ALL", "C"), ("LC_ALL", "tr_TR.UTF-8"), ("LC_ALL", "de_DE.UTF-8"), ("LANG", "tr_TR"),
                        ("TZ", "Asia/Kathmandu"), ("TZ", ":/etc/passwd"), ("COLUMNS", "1"), ("COLUMNS", "0"),
                        ("COLUMNS", "-5"), ("COLUMNS", "99999999999999999999"), ("TERM", None), ("TERM", "dumb"),
                        ("NO_COLOR", ""), ("LC_ALL", "x" * 5000), ("COLUMNS", "x")):
        result = trial.bench.run([*words, "--database", bundled], env={name: value})
        trial.check(f"{name}={str(value)[:20]}: the same numbers", (result.out == plain.out and result.status == 0,
                                                                 f"exit {result.status}: other values or order"))
        result = trial.bench.run([*charts, "--database", bundled], env={name: value})
        problems = [(result.status == 0, f"exit {result.status}: {result.messages[:100]}"), ("\x1b" not in result.text, "colour")]
        if value in ("C", "tr_TR"):
            problems.append((all(byte == 10 or 32 <= byte < 127 for byte in result.out), "not ASCII"))
        trial.check(f"{name}={str(value)[:20]}: a chart", *problems)
    for value in ("C", "tr_TR.UTF-8"):
        result = trial.bench.run(["show", "TURKIYE", "--database", bundled, "--format", "csv"],
                                 env={"LC_ALL": value})
        folded = trial.bench.run(["show", "türkiye", "--database", bundled, "--format", "csv"], env={"LC_ALL": value})
        trial.check(f"a name under {value}", (result.status == 0 and result.out == folded.out, f"exit {result.status}, {folded.status}"))
        folder, path = trial.place(table(("INDIA", 2009, 2, 3, "F"), ("ireland", 2009, 1, 1, "F")), "r.csv")
        database = trial.bench.database(folder)
        result = trial.imports(path, database, env={"LC_ALL": value})
        trial.check(f"an import under {value}", (result.status == 0, f"exit {result.status}"),
                    (stored(database) == [("India", "2009", 2, 3, "F"), ("Ireland", "2009", 1, 1, "F")], f"{stored(database)}"))
    trial.check("a chart in UTF-8", (drawn.status == 0 and not drawn.out.isascii(), "is ASCII"))


@case(80, "64 files, 256 MiB, one second of the processor")
def little(trial):
    folder, path = trial.place(good(), "r.csv")
    limits = {"64 files": [(resource.RLIMIT_NOFILE, 64)], "1 s of the processor": [(resource.RLIMIT_CPU, 1)],
              "8 files": [(resource.RLIMIT_NOFILE, 8)], "a stack of 1 MiB": [(resource.RLIMIT_STACK, 1 << 20)],
              "no other process": [(resource.RLIMIT_NPROC, 1)]}
    for name, limit in limits.items():
        database = trial.bench.database(folder)
        result = trial.imports(path, database, limits=limit)
        trial.check(f"{name}: an import", (result.status == 0, f"exit {result.status}: {result.messages[:200]}"))
        result = trial.bench.run(["show", "Kenya", "--database", trial.bench.bundled], limits=limit)
        trial.check(f"{name}: a question", (result.status == 0, f"exit {result.status}: {result.messages[:200]}"))
    for memory in (1 << 28,):
        database = trial.bench.database(folder)
        result = trial.imports(path, database, memory=memory)
        trial.check("256 MiB: an import", (result.status == 0, f"exit {result.status}: {result.messages[:200]}"))
        other, large = trial.place(big, "big.csv")
        result = trial.imports(large, database, *OWN, memory=memory)
        trial.check("256 MiB: a large import", (result.status == 0, f"exit {result.status}: {result.messages[:200]}"))
        result = trial.bench.run(["table", "counts", "--database", trial.bench.bundled], memory=memory)
        trial.check("256 MiB: a table", (result.status == 0, f"exit {result.status}: {result.messages[:200]}"))
    from books import cells, workbook
    rows = good() + b"".join(b"%s,%d,2,3,F\n" % (name, year) for name in (b"Norway", b"Chile", b"Japan", b"Egypt")
                             for year in range(1973, 2026) for _ in range(20))
    other, book = trial.place(workbook(cells(rows)), "book.xlsx")
    for mebibytes in (256, 220, 200):
        codes = [trial.imports(book, trial.bench.database(folder), memory=mebibytes << 20).status for _ in range(20)]
        trial.check(f"{mebibytes} MiB: twenty imports of a workbook", (set(codes) == {0}, f"exits {codes}"))
        for what in ("zeroblob(1000000000)", "zeroblob(4000000)", "hex(zeroblob(2000000))"):
            for form in ("csv", "table"):
                result = trial.bench.run(["sql", f"SELECT {what}", "--database", trial.bench.bundled, "--format", form],
                                         memory=mebibytes << 20)
                trial.check(f"{mebibytes} MiB: {what} as {form}", (result.status in (0, 65), f"exit {result.status}"))
        result = trial.bench.run(["sql", "SELECT * FROM observation_tidy", "--database", trial.bench.bundled, "--format",
                                  "json"], memory=mebibytes << 20)
        trial.check(f"{mebibytes} MiB: all values as JSON", (result.status == 0, f"exit {result.status}"))
    other, large = trial.place(lambda path: big(path, 1_000_000), "large.csv")
    database = trial.bench.database(folder)
    before = digest(database)
    result = trial.imports(large, database, *OWN, limits=[(resource.RLIMIT_CPU, 1)])
    finished = result.status == 0 and is_sound(database)
    killed = result.status in (-24, -9) and is_sound(database) and stored(
        database, "SELECT count(*) FROM observation_tidy WHERE publication = 'own'") == [(0,)]
    trial.check("1 s: a million rows, or none", (finished or killed, f"exit {result.status}: {result.messages[:200]}"))
    result = trial.imports(path, database)
    trial.check("and the next import works", (result.status == 0, f"exit {result.status}: {result.messages[:200]}"),
                (sorted(os.listdir(folder)) == ["r.csv", "ratings.sqlite"], f"left {os.listdir(folder)}"))
