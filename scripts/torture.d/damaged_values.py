"""Part of class 72: for every column of every table, rows with what the schema does not allow."""
import os
import sqlite3

VALUES = [None, "x\x1b[31m", b"\x00\xff", -9 * 10**18, 2**63 - 1, 1e308, float("inf"), 0.5, 0]

# Every command that reads, and two that write; each value meets some of them, by turns.
COMMANDS = [line.split() for line in """show Kenya
series Kenya Poland --indicator fiw.pr
series Kenya --indicator fiw.status
trend Kenya
compare Kenya Poland --indicator fiw.rating
breaks Kenya --indicator fiw.pr
episodes Kenya --indicator fiw.pr
table counts
table counts --group eu
table ranking --indicator fiw.pr
chart line Kenya Poland --indicator fiw.pr
entities
sources
codebook
info
verify
check
diff 1 2
export tidy
export panel
cite
import FILE
sources remove 1""".splitlines()]
FINDINGS = {"check", "verify", "diff", "import"}
AT_ONCE = 2


def run(trial):
    """One input a column."""
    folder = trial.bench.folder()
    sound = build(trial, folder)
    with open(sound, "rb") as file:
        whole = file.read()
    connection = sqlite3.connect(sound)
    tables = connection.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'table'").fetchall()
    turn = 0
    for table, schema in tables:
        for column in [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]:
            problems = []
            for value in VALUES:
                with open(sound, "wb") as file:
                    file.write(whole)
                if not damage(sound, table, schema, column, value):
                    continue
                for words in [COMMANDS[(turn + step) % len(COMMANDS)] for step in range(AT_ONCE)]:
                    problems += [f"{value!r}: {' '.join(words)}: {text}" for text in judge(trial, sound, words)]
                turn += AT_ONCE
            trial.judge(f"{table}.{column}", problems)
    connection.close()


def build(trial, folder):
    """A small database with a row in every table."""
    database = os.path.join(folder, "small.sqlite")
    header = "country,year,pr,cl,status\n"
    rows = [f"{name},{year},{pr},{cl},{status}" for name, pr, cl, status in
            [("Kenya", 4, 3, "PF"), ("Poland", 1, 1, "F")] for year in range(2008, 2013)]
    texts = [header + "\n".join(rows) + "\n", header + "Kenya,2009,4,4,PF\nPoland,2013,1,1,F\n",
             "group,id,from,to\neu,POL,2004-05-01,\n"]
    for number, text in enumerate(texts):
        path = os.path.join(folder, f"{number}.csv")
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        result = trial.bench.run(["import", path, "--database", database])
        if result.status:
            raise SystemExit(f"the small database was not built: {result.messages}")
    return database


def damage(path, table, schema, column, value):
    """Writes a value into the first row of a table, past types and conditions; says no where SQLite cannot."""
    loose = schema
    for word, other in [(") STRICT, WITHOUT ROWID", ") WITHOUT ROWID"), (") STRICT", ")"), (" NOT NULL", ""),
                        ("INTEGER PRIMARY KEY", "NUMBER"), (" INTEGER", " BLOB"), (" TEXT", " BLOB"),
                        (" REAL", " BLOB"), ("NUMBER", "INTEGER PRIMARY KEY")]:
        loose = loose.replace(word, other)
    changed = 0
    for text in (loose, schema):
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA ignore_check_constraints = 1")
        connection.execute("PRAGMA writable_schema = 1")
        if text is schema:
            changed = write(connection, table, column, value)
        connection.execute("UPDATE sqlite_schema SET sql = ? WHERE name = ?", (text, table))
        connection.close()
    return changed


def write(connection, table, column, value):
    key = next((row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[5]), "rowid")
    try:
        first = f"SELECT min({key}) FROM {table}"
        return connection.execute(f"UPDATE {table} SET {column} = ? WHERE {key} = ({first})", (value,)).rowcount
    except sqlite3.Error:
        return 0


def judge(trial, database, words):
    """What is wrong with the output of a command."""
    with open(database, "rb") as file:
        before = file.read()
    new = os.path.join(os.path.dirname(database), "1.csv")
    result = trial.bench.run([new if word == "FILE" else word for word in words] + ["--database", database])
    with open(database, "rb") as file:
        after = file.read()
    writes = words[0] == "import" or words[:2] == ["sources", "remove"]
    problems = trial.modest(result)
    if result.status not in (0, 1, 65, 66, 74) or (result.status == 1 and words[0] not in FINDINGS):
        problems.append(f"exit {result.status}: {result.messages[:200]}")
    if result.status >= 65 and result.messages.count("freedom: error: ") != 1:
        problems.append(f"printed {result.messages[:200]!r}")
    if after != before and (result.status or not writes):
        problems.append("the file was changed")
    if "\x1b" in result.messages:
        problems.append("an escape reached the terminal")
    if after != before:
        with open(database, "wb") as file:
            file.write(before)
    return problems
