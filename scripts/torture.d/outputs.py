"""Classes 66 to 71: what is written."""
import csv
import html.parser
import io
import json
import os
import resource
import xml.etree.ElementTree

from harness import KENYA, POLAND, case, digest, table

FORMULAS = ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1", "'=1", "=HYPERLINK(\"http://x\")", "-"]
HOSTILE = {
    "script": "<script>alert(1)</script>", "attribute": '" onload="alert(1)', "attribute in single quotes": "' onload='x",
    "CDATA end": "]]>", "ampersand": "a & b &lt; &amp;", "pipe": "a | b \\| c", "backtick": "`a` ``b``",
    "javascript": "[x](javascript:alert(1))", "LaTeX": "\\input{/etc/passwd} $x^2$ % # & ~ { } \\",
    "comment": "<!-- x --> --> <!", "processing": "<?xml version='1.0'?>", "newline": "a\nb\r\nc",
    "emphasis": "*a* _b_ # c\n- d\n1. e", "image": "<img src=x onerror=alert(1)>", "style": "</style></title><svg/onload=1>",
    "entity": "&#60;b&#62;", "table": "| --- |", "link": "<http://example.org>", "dollar": "$$x$$ ${y}"}


def quote(text):
    return "'" + text.replace("'", "''") + "'"


def select(text, header="a"):
    return f'SELECT {quote(text)} AS "{header.replace(chr(34), chr(34) * 2)}"'


def shown(trial, statement, form, *more):
    return trial.bench.run(["sql", "-", "--database", trial.bench.bundled, "--format", form, *more],
                           stdin=statement.encode())


def rows_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


@case(66, "texts that a spreadsheet would run")
def formulas(trial):
    for text in FORMULAS:
        result = shown(trial, select(text), "csv")
        cell = rows_of(result.text)[1][0] if result.status == 0 else None
        wanted = text if text == "-" else "'" + text
        trial.check(f"{text!r} as a cell", (cell == wanted, f"the cell is {cell!r}"))
        result = shown(trial, select("x", text), "csv")
        cell = rows_of(result.text)[0][0] if result.status == 0 else None
        trial.check(f"{text!r} as a header", (cell == wanted, f"the header is {cell!r}"))
        result = shown(trial, select(text), "csv", "--no-formula-guard")
        cell = rows_of(result.text)[1][0] if result.status == 0 else None
        trial.check(f"{text!r} with the guard switched off", (cell == text, f"the cell is {cell!r} {result.messages[:80]}"))
    for text in ("=x", "-x", "+x", "@x", "=x\ty", "'x"):
        folder, path = trial.place(table(("Kenya", 2009, text, 0.5), header="country,year,indicator,value"), "own.csv")
        database = trial.bench.database(folder)
        trial.imports(path, database, "--publication", "own", "--new-indicators")
        series = trial.bench.run(["sql", "SELECT id AS country, year, substr(indicator, 5) AS indicator, value FROM "
                                  "observation_tidy WHERE publication = 'own'", "--database", database,
                                  "--format", "csv"])
        again = os.path.join(folder, "again.csv")
        with open(again, "wb") as file:
            file.write(series.out)
        second = trial.bench.database(folder)
        trial.imports(again, second, "--publication", "own", "--new-indicators")
        back = trial.bench.run(["sql", "SELECT substr(indicator, 5) AS i FROM observation_tidy WHERE publication = 'own'",
                                "--database", second, "--format", "ndjson"])
        found = [json.loads(line)["i"] for line in back.text.splitlines()]
        trial.check(f"{text!r} there and back", (found == [text], f"came back as {found!r}"))


@case(67, "commas, quotes, newlines, NUL, lone CR in CSV")
def delimited(trial):
    for name, text in (("comma", "a,b"), ("quote", 'a"b""'), ("newline", "a\nb"), ("lone CR", "a\rb"), ("CRLF", "a\r\nb"),
                       ("only a quote", '"'), ("blanks", "  a "), ("empty", ""), ("a byte order mark", "\ufeffa"),
                       ("Unicode line ends", "a\u2028b\u0085c")):
        for form, delimiter in (("csv", ","), ("tsv", "\t")):
            result = shown(trial, select(text) + f" UNION ALL SELECT {quote(text)}", form)
            if form == "csv":
                found = [row[0] for row in rows_of(result.text)[1:]]
                trial.check(f"{name} in {form}", (found == [text] * 2, f"{found!r}"))
            else:
                lines = result.text.split("\n")
                trial.check(f"{name} in {form}", (result.status == 0 and len(lines[-1]) == 0, f"{result.text!r}"))
    result = shown(trial, "SELECT 'a' || char(0) || 'b' AS a", "csv")
    trial.check("NUL", (rows_of(result.text.replace("\0", "\\0"))[1] == ["a\\0b"], f"{result.out!r}"))
    result = shown(trial, "SELECT NULL AS a, '' AS b, 1 AS c", "csv")
    trial.check("missing and empty stay apart", (result.text == 'a,b,c\n,"",1\n', f"{result.text!r}"))
    exported = trial.bench.run(["sql", "SELECT name AS country, edition, pr, cl, status FROM freedom_in_the_world WHERE "
                                "kind = 'country' ORDER BY id, year", "--database", trial.bench.bundled, "--format", "csv"])
    folder, path = trial.place(exported.out, "all.csv")
    database = trial.bench.database(folder)
    os.remove(database)
    trial.imports(path, database, "--errors", "json")
    again = trial.bench.run(["sql", "SELECT name AS country, edition, pr, cl, status FROM freedom_in_the_world "
                             "ORDER BY id, year", "--database", database, "--format", "csv"])
    rated = [line for line in exported.text.splitlines() if ",,," not in line]
    back = [line for line in again.text.splitlines() if ",,," not in line]
    trial.check("every country's ratings there and back", (len(back) > 9000, f"{len(back)} rows"),
                (back == rated, "the rows differ"))


@case(68, "names of tables, columns, databases and publications")
def identifiers(trial):
    evil = ['"; DROP TABLE observation; --', "'; DROP TABLE source; --", "", "Ω≈ç", "sqlite_master", "a" * 10_000,
            "] } ` \" '", "select", "%s%n", "../../x"]
    for name in evil:
        folder, path = trial.place(table(("Kenya", 2009, 4, 3, "PF")), "own.csv")
        database = trial.bench.database(folder)
        result = trial.imports(path, database, "--publication", name)
        tables = trial.bench.run(["sql", "SELECT count(*) AS n FROM observation", "--database", database, "--format",
                                  "csv", "--no-headers"])
        trial.check(f"publication {name[:30]!r}", (result.status in (0, 64, 65), f"exit {result.status}: {result.messages}"),
                    (tables.status == 0 and int(tables.text) >= 3, f"the table is gone: {tables.messages}"))
    for name in evil:
        if not name:
            continue
        folder, path = trial.place(
            table(("Kenya", 2009, '"' + name.replace('"', '""') + '"', 1), header="country,year,indicator,value"), "own.csv")
        database = trial.bench.database(folder)
        result = trial.imports(path, database, "--publication", "own", "--new-indicators")
        found = trial.bench.run(["sql", "SELECT substr(indicator, 5) AS i FROM observation_tidy WHERE publication = 'own'",
                                 "--database", database, "--format", "json"])
        values = [row["i"] for row in json.loads(found.text)["rows"]] if found.status == 0 else []
        trial.check(f"indicator {name[:30]!r}",
                    (result.status == 65 or values == [name], f"exit {result.status}, stored {str(values)[:80]}"))
    for name in ("a'b.sqlite", 'a"b.sqlite', "a;b.sqlite", "a b%20.sqlite", "ü?mode=ro.sqlite", "file:x.sqlite",
                 "a#b.sqlite", ":memory:"):
        folder, path = trial.place(table(KENYA), "own.csv")
        result = trial.imports(path, name, cwd=folder)
        made = sorted(os.listdir(folder))
        trial.check(f"database {name!r}", (result.status == 0, f"exit {result.status}: {result.messages}"),
                    (made == sorted({name, "own.csv"}), f"made {made}"))
    result = trial.bench.run(["show", "Kenya", "--database", ""])
    trial.check("database ''", (result.status in (64, 65, 66, 73), f"exit {result.status}"))
    for column in ('a"; DROP TABLE x; --', "'", "", "rows,", "1"):
        result = trial.bench.run(["series", "Kenya", "--columns", column, "--database", trial.bench.bundled])
        trial.check(f"--columns {column!r}", (result.status in (0, 64, 65), f"exit {result.status}"))
    for name in ("'; DROP TABLE entity; --", '" OR 1=1 --', "%", "_", "*"):
        result = trial.bench.run(["show", name, "--database", trial.bench.bundled])
        trial.check(f"country {name!r}", (result.status == 65, f"exit {result.status}: {result.text[:80]}"))


@case(69, "statements that would write or reach outside")
def statements(trial):
    folder = trial.bench.folder()
    database = trial.bench.database(folder)
    before = digest(database)
    other = os.path.join(folder, "other.sqlite")
    secret = os.path.join(folder, "secret.txt")
    with open(secret, "w") as file:
        file.write("secret words")
    for statement in (
            f"ATTACH '{other}' AS o", "DETACH main", "PRAGMA writable_schema = 1", "PRAGMA writable_schema(1)",
            "PRAGMA writable_schema=ON", "pragma query_only = 0", "PRAGMA query_only(0)", "PRAGMA user_version(7)",
            "PRAGMA journal_mode(wal)", "PRAGMA journal_mode = delete", "PRAGMA wal_checkpoint",
            "PRAGMA main.journal_mode(memory)", "PRAGMA optimize", "PRAGMA incremental_vacuum",
            "PRAGMA temp_store_directory('/tmp')", "PRAGMA locking_mode(exclusive)", "PRAGMA trusted_schema(1)",
            "SELECT load_extension('x')", "SELECT LOAD_EXTENSION('x')", "SELECT \"load_extension\"('x')",
            "SELECT load_/**/extension('x')", f"SELECT readfile('{secret}')", f"SELECT writefile('{other}', 'x')",
            "SELECT edit('x')", "SELECT fts3_tokenizer('x')", f"SELECT * FROM fsdir('{folder}')",
            f"SELECT * FROM csv('{secret}')", "INSERT INTO entity_name DEFAULT VALUES", "DELETE FROM observation",
            "UPDATE observation SET value = 1", "DROP VIEW observation_tidy", "CREATE TABLE x (a)",
            "CREATE TEMP TABLE x (a)", "CREATE VIRTUAL TABLE x USING fts5(a)", f"VACUUM INTO '{other}'", "VACUUM",
            "BEGIN", "BEGIN IMMEDIATE", "COMMIT", "SAVEPOINT x", "REINDEX", "ANALYZE", "ALTER TABLE source RENAME TO x",
            "SELECT 1; DELETE FROM observation", "SELECT 1; SELECT 2", "WITH x AS (SELECT 1) DELETE FROM observation",
            "EXPLAIN DELETE FROM observation; DELETE FROM observation", "/* x */ DELETE FROM observation",
            "-- x\nDELETE FROM observation", "REPLACE INTO source VALUES (1)", "", ";", "   ", "SELECT", "\0"):
        result = trial.bench.run(["sql", "-", "--database", database], stdin=statement.encode())
        trial.check(statement[:60], (result.status in (64, 65), f"exit {result.status}: {result.text[:60]!r}"),
                    (result.out == b"", f"wrote {result.text[:60]!r}"),
                    (result.messages.startswith("freedom: error: "),
                     f"printed {result.messages[:80]!r}"),
                    ("secret words" not in result.text + result.messages, "read the file"),
                    (digest(database) == before, "the database has changed"),
                    (not os.path.exists(other), "wrote another file"),
                    (sorted(os.listdir(folder)) == ["ratings.sqlite", "secret.txt"], f"left {os.listdir(folder)}"))
    for statement in ("SELECT 1 AS a", "SELECT ';' AS a;", "VALUES (1)", "WITH x AS (SELECT 1 AS a) SELECT a FROM x",
                      "EXPLAIN QUERY PLAN SELECT * FROM entity", "PRAGMA table_info(entity)", "SELECT 'load_extension' AS a",
                      "PRAGMA integrity_check", "-- a comment\nSELECT 1 AS a", "SELECT (1) AS a",
                      "PRAGMA user_version", "SELECT name FROM pragma_table_info('entity')"):
        result = trial.bench.run(["sql", "-", "--database", database], stdin=statement.encode())
        trial.check(f"allowed: {statement[:40]}", (result.status == 0, f"exit {result.status}: {result.messages}"))
    endless = trial.bench.run(["sql", "WITH RECURSIVE x(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM x) SELECT count(*) "
                               "FROM x", "--database", database], timeout=2)
    trial.check("a statement without an end can be stopped", (endless.timed_out and endless.status == -9,
                                                              f"exit {endless.status}"),
                (digest(database) == before, "the database has changed"))


class Elements(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.found, self.data = [], []

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, tuple(sorted(name for name, _ in attributes))))

    def handle_endtag(self, tag):
        self.found.append("/" + tag)

    def handle_comment(self, data):
        self.found.append("comment")

    def handle_decl(self, data):
        self.found.append("declaration")

    def handle_pi(self, data):
        self.found.append("instruction")

    def unknown_decl(self, data):
        self.found.append("unknown")

    def handle_data(self, data):
        self.data.append(data)


def elements(text):
    parser = Elements()
    parser.feed(text)
    parser.close()
    return parser


@case(70, "markup in names")
def markup(trial):
    plain = elements(shown(trial, select("word"), "html").text)
    header = elements(shown(trial, select("x", "word"), "html").text)
    for name, text in HOSTILE.items():
        page = elements(shown(trial, select(text), "html").text)
        said = "".join(page.data)
        trial.check(f"HTML cell: {name}", (page.found == plain.found, f"elements {set(page.found) - set(plain.found)}"),
                    (text.split("\n")[0].split("\r")[0] in said, "the text is not there unchanged"))
        page = elements(shown(trial, select("x", text), "html").text)
        trial.check(f"HTML header: {name}", (page.found == header.found, f"elements {set(page.found) - set(header.found)}"))
        lines = shown(trial, select(text), "markdown").text.splitlines()
        body = [line for line in lines if line.startswith("|")]
        pipes = [line.replace("\\\\", "").replace("\\|", "").count("|") for line in body]
        trial.check(f"Markdown: {name}", (len(body) == 3 and set(pipes) == {2}, f"{body}"),
                    (not any(piece in "".join(body).replace("\\<", "") for piece in ("<script", "<img", "<!--", "<svg")),
                     f"raw markup: {body}"),
                    ("](javascript" not in "".join(body).replace("\\]", ""), f"a link: {body}"))
        latex = shown(trial, select(text), "latex").text
        bare = latex.replace("\\\\", "").replace("\\&", "").replace("\\%", "").replace("\\#", "").replace("\\$", "")
        trial.check(f"LaTeX: {name}", ("\\input" not in latex, "a command came through"),
                    ("$" not in bare.replace("$>$", "").replace("$<$", "").replace("$|$", ""), f"mathematics: {latex}"),
                    (latex.count("{") - latex.count("\\{") == latex.count("}") - latex.count("\\}"), "braces do not match"))
        found = json.loads(shown(trial, select(text), "json").text)
        trial.check(f"JSON: {name}", (found["rows"] == [{"a": text}], f"{found['rows']}"))
    def drawing(indicator, kind, *more):
        folder, path = trial.place(
            "country,year,indicator,value\n".encode() + "".join(
                f'{country},{year},"{indicator.replace(chr(34), chr(34) * 2)}",{value}\n' for year, value in
                ((2009, 1), (2010, 2), (2011, 4)) for country in ("Kenya", "Poland")).encode(), "own.csv")
        database = trial.bench.database(folder)
        made = trial.imports(path, database, "--publication", "own", "--new-indicators")
        if made.status:
            return None, made
        result = trial.bench.run(["chart", kind, "Kenya", "Poland", "--indicator", "own." + indicator, *more,
                                  "--database", database])
        return result, made
    def shape(text):
        root = xml.etree.ElementTree.fromstring(text)
        return [(element.tag, tuple(sorted(element.attrib))) for element in root.iter()], "".join(root.itertext())
    for kind in ("line", "heat"):
        wanted, _ = drawing("word", kind, "--format", "svg")
        expected = shape(wanted.text)[0] if wanted.status == 0 else None
        for name, text in HOSTILE.items():
            text = text.replace("\n", " ").replace("\r", " ").strip()
            result, made = drawing(text, kind, "--format", "svg")
            if result is None:
                trial.check(f"SVG {kind}: {name}", (made.status == 65, f"the import exits {made.status}"))
                continue
            try:
                found = shape(result.text)[0]
            except xml.etree.ElementTree.ParseError as error:
                found = f"{error}: exit {result.status} {result.messages[:80]}"
            trial.check(f"SVG {kind}: {name}",
                        (isinstance(found, list) and sorted(set(found)) == sorted(set(expected or [])),
                         f"the elements are others: {str(set(found) ^ set(expected or []))[:200] if isinstance(found, list) else found}"))


@case(71, "where output goes")
def places(trial):
    def run(output, *more, folder=None, **how):
        return trial.bench.run(["sql", "SELECT 1 AS a", "--database", trial.bench.bundled, "--format", "csv", "--output",
                                output, *more], cwd=folder, **how)
    folder = trial.bench.folder()
    path = os.path.join(folder, "out.csv")
    result = run(path)
    trial.check("a new file", (result.status == 0 and open(path).read() == "a\n1\n", f"exit {result.status}"))
    with open(path, "w") as file:
        file.write("old")
    result = run(path)
    trial.check("a file that is there", (result.status == 73, f"exit {result.status}"),
                (open(path).read() == "old", "it was changed"), ("--force" in result.messages, "no hint"))
    result = run(path, "--force")
    trial.check("the same with --force", (result.status == 0 and open(path).read() == "a\n1\n", f"exit {result.status}"))
    result = run(folder)
    trial.check("a folder", (result.status == 73, f"exit {result.status}"))
    link = os.path.join(folder, "link.csv")
    os.symlink(path, link)
    for more in ((), ("--force",)):
        result = run(link, *more)
        trial.check(f"a link {more}", (result.status == 73, f"exit {result.status}"), (os.path.islink(link), "it is gone"))
    result = run("/dev/full")
    trial.check("/dev/full", (result.status == 74, f"exit {result.status}"), (result.messages != "", "nothing is reported"))
    result = run(os.path.join(folder, "no", "such", "out.csv"))
    trial.check("a folder that is not there", (result.status == 73, f"exit {result.status}"))
    result = run("-")
    trial.check("- is standard output", (result.text == "a\n1\n", f"{result.text!r}"))
    result = run("")
    trial.check("no name", (result.status in (64, 73), f"exit {result.status}"))
    result = run("/proc/self/no")
    trial.check("a folder that no one may write", (result.status == 73, f"exit {result.status}"))
    long = run(os.path.join(folder, "x" * 300))
    trial.check("a name too long", (long.status == 73, f"exit {long.status}"))
    database = trial.bench.database(folder)
    before = digest(database)
    for more in ((), ("--force",)):
        result = trial.bench.run(["sql", "SELECT 1", "--database", database, "--output", database, *more])
        trial.check(f"the database itself {more}", (result.status in (64, 73), f"exit {result.status}"),
                    (digest(database) == before, "the database is gone"))
    small = os.path.join(folder, "small.csv")
    result = trial.bench.run(["sql", "SELECT * FROM freedom_in_the_world", "--database", trial.bench.bundled, "--format",
                              "csv", "--output", small], limits=[(resource.RLIMIT_FSIZE, 1000)])
    trial.check("a limit on the size of files", (result.status == 74, f"exit {result.status}"),
                (not os.path.exists(small), "half a file is there"))
    trial.check("nothing left behind", (sorted(os.listdir(folder)) == ["link.csv", "out.csv", "ratings.sqlite"],
                                        f"{sorted(os.listdir(folder))}"))
    for command in (["sql", "SELECT 1 AS a"], ["trend", "Kenya"], ["chart", "line", "Kenya"], ["cite"], ["check"],
                    ["completions", "bash"], ["export", "tidy"], ["export", "xlsx"], ["export", "sqlite"]):
        for ending in ("png", "pdf", "docx", "parquet", "csv.gz", "foo"):
            result = trial.bench.run([*command, "--output", os.path.join(folder, "x." + ending)],
                                     env={"FREEDOM_DATABASE": trial.bench.bundled})
            trial.check(f"{' '.join(command[:2])} to .{ending}", (result.status == 64, f"exit {result.status}"),
                        (not os.path.exists(os.path.join(folder, "x." + ending)), "a file is there"))
    bad, path = trial.place(table(KENYA, "Atlantis,2009,1,1,F"), "bad.csv")
    database = trial.bench.database(bad)
    before = digest(database)
    rejects = os.path.join(bad, "rejects.csv")
    with open(rejects, "w") as file:
        file.write("old")
    result = trial.imports(path, database, "--skip-bad-rows", "--rejects", rejects)
    trial.check("a rejects file that is there", (result.status == 73, f"exit {result.status}"),
                (open(rejects).read() == "old", "it was overwritten"), (digest(database) == before, "rows were kept"))
    result = trial.imports(path, database, "--skip-bad-rows", "--rejects", rejects, "--force")
    trial.check("the same with --force", (result.status == 1, f"exit {result.status}"),
                ("Atlantis" in open(rejects).read(), "it does not list the row"))
    database = trial.bench.database(bad)
    result = trial.imports(path, database, "--skip-bad-rows", "--rejects", "/dev/full")
    trial.check("rejects that cannot be written", (result.status == 74, f"exit {result.status}"),
                (digest(database) == before, "rows were kept"))
    result = trial.imports(path, database, "--skip-bad-rows", "--rejects", path, "--force")
    trial.check("rejects over the input itself", (result.status == 73 or result.status == 64, f"exit {result.status}"),
                ("Kenya" in open(path).read(), "the input is gone"))
