"""Classes 42 to 47: names."""
import os
import unicodedata

from harness import GOOD, KENYA, POLAND, case, table, unsafe


@case(42, "one country under two names")
def two_names(trial):
    rows = [("Myanmar", "2009", 7, 7, "NF"), ("Myanmar", "2010", 7, 7, "NF")]
    trial.takes("Burma and Myanmar", table("Burma,2009,7,7,NF", "Myanmar,2010,7,7,NF"), rows=rows,
                notes=[{"code": "two-names", "severity": "note", "row": 3, "value": "Myanmar", "rule": "Burma"}])
    both = {"code": "two-names-in-one-year", "severity": "refused-file", "row": 3, "value": "Myanmar 2009",
            "rule": 'the same as "Burma" at line 2'}
    trial.refuses("both in one year", table("Burma,2009,7,7,NF", "Myanmar,2009,7,7,NF"), both)
    trial.refuses("both in one year with other values", table("Burma,2009,7,7,NF", "Myanmar,2009,7,6,NF"), both)
    trial.refuses("both in one year, far apart", table(
        "Burma,2008,7,7,NF", "Burma,2009,7,7,NF", *[("Kenya", year, 4, 3, "PF") for year in range(2006, 2020)],
        "Myanmar,2010,7,7,NF", "Myanmar,2009,7,7,NF"), {**both, "row": 19, "rule": "line 3"})
    long = "country,year,indicator,value"
    trial.refuses("both in one year of a long file", table(
        "Burma,2009,pr,7", "Kenya,2009,pr,4", "Myanmar,2008,pr,7", "Burma,2010,pr,7", "Myanmar,2009,pr,7", header=long),
        {**both, "row": 6}, arguments=["--publication", "fiw"])
    trial.takes("a code and a name", table("SZ,2009,7,5,NF", "Eswatini,2010,7,5,NF"),
                rows=[("Eswatini", "2009", 7, 5, "NF"), ("Eswatini", "2010", 7, 5, "NF")])


@case(43, "unknown names, look-alikes, accents")
def unknown(trial):
    trial.refuses("nobody's", table(KENYA, "Atlantis,2009,1,1,F"),
                  {"code": "unknown-entity", "severity": "refused-row", "row": 3, "column": "country",
                   "value": "Atlantis"}, kept=[KENYA])
    trial.refuses("a letter missing", table(KENYA, "Polan,2009,1,1,F"),
                  {"code": "unknown-entity", "value": "Polan", "hint": "Poland"}, kept=[KENYA])
    trial.refuses("a Cyrillic a", table(KENYA, "Pol\u0430nd,2009,1,1,F"),
                  {"code": "unknown-entity", "value": "Pol\u0430nd", "hint": "Poland"}, kept=[KENYA])
    for form in ("NFC", "NFD"):
        name = unicodedata.normalize(form, "Côte d'Ivoire")
        trial.takes(f"accents in {form}", table((name, 2009, 6, 5, "NF")),
                    rows=[("Cote d'Ivoire", "2009", 6, 5, "NF")], silent=True)
    trial.refuses("a name of several", table(KENYA, "Congo,2009,6,5,NF"),
                  {"code": "ambiguous-entity", "row": 3, "hint": "Congo (Brazzaville)"}, kept=[KENYA])


@case(44, "countries and territories that share a name")
def shared(trial):
    trial.takes("the two Germanys", table('"Germany, W.",1983-84,1,2,F', '"Germany, E.",1983-84,7,6,NF',
                                          "Germany,2009,1,1,F"),
                rows=[("Germany", "2009", 1, 1, "F"), ("Germany, E.", "1983-84", 7, 6, "NF"),
                      ("Germany, W.", "1983-84", 1, 2, "F")])
    trial.takes("the two Cypruses", table("Cyprus,2009,1,1,F", "Northern Cyprus,2009,2,2,F"),
                rows=[("Cyprus", "2009", 1, 1, "F"), ("Northern Cyprus", "2009", 2, 2, "F")])
    trial.takes("the two Congos", table("Congo (Brazzaville),2009,6,5,NF", "Congo (Kinshasa),2009,6,6,NF"),
                rows=[("Congo (Brazzaville)", "2009", 6, 5, "NF"), ("Congo (Kinshasa)", "2009", 6, 6, "NF")])
    trial.takes("the two Yemens and the one", table('"Yemen, N.",1983-84,5,5,PF', '"Yemen, S.",1983-84,6,7,NF',
                                                    "Yemen,2009,5,5,PF"),
                rows=[("Yemen", "2009", 5, 5, "PF"), ("Yemen, N.", "1983-84", 5, 5, "PF"),
                      ("Yemen, S.", "1983-84", 6, 7, "NF")])


@case(45, "blanks around names and values")
def blanks(trial):
    for name, blank in (("leading", " Poland"), ("trailing", "Poland   "), ("no-break", "\u00a0Poland\u00a0"),
                        ("zero-width", "\u200bPoland\u200b"), ("a byte order mark", "\ufeffPoland"),
                        ("tab", "\tPoland"), ("ideographic", "\u3000Poland")):
        trial.takes(name, table(KENYA, (blank, 2009, 1, 1, "F")),
                    notes=[{"code": "trimmed", "severity": "note", "row": 3, "column": "country"}])
    trial.takes("around a value", table(KENYA, "Poland,2009, 1,1 ,F"),
                notes=[{"code": "trimmed", "row": 3, "column": "pr"}])
    trial.takes("around a year", table(KENYA, "Poland, 2009 ,1,1,F"),
                notes=[{"code": "trimmed", "row": 3, "column": "year"}])


@case(46, "characters that act on a terminal")
def acting(trial):
    for name, mark, shown in (("ESC", "\x1b[31m", "\\u{1B}[31m"), ("BEL", "\x07", "\\u{7}"),
                              ("right-to-left override", "\u202e", "\\u{202E}"),
                              ("CSI in one byte", "\u009b31m", "\\u{9B}31m"),
                              ("isolate", "\u2067", "\\u{2067}"), ("backspace", "\x08", "\\u{8}"),
                              ("title sequence", "\x1b]0;x\x07", "\\u{1B}]0;x\\u{7}")):
        trial.refuses(f"{name} in a name", table(KENYA, f"Pol{mark}and,2009,1,1,F"),
                      {"code": "unknown-entity", "row": 3, "value": f"Pol{shown}and"}, kept=[KENYA])
    esc = "\x1b[31m"
    trial.refuses("ESC in a header", table("Kenya,2009", header=f"count{esc}ry,year"), {"code": "missing-column"})
    trial.takes("ESC in the header of a column left out",
                table("Kenya,2009,4,3,PF,x", "Poland,2009,1,1,F,y", header=f"country,year,pr,cl,status,{esc}"),
                notes=["unknown-column"])
    trial.refuses("ESC in a file's name", table(KENYA, "Atlantis,2009,1,1,F"), "unknown-entity",
                  file=f"bad{esc}.csv")
    for form in ("table", "markdown"):
        shown = trial.bench.run(["sql", f"SELECT '{esc}\u202ea' AS \"b{esc}\"", "--database", trial.bench.bundled,
                                 "--format", form])
        trial.check(f"in a table for people ({form})", (shown.status == 0, f"exit {shown.status}"),
                    (not unsafe(shown.text), f"raw {unsafe(shown.text)} on standard output"))
    folder, path = trial.place(table(f"Kenya,2009,x{esc}\u202e,1", f"Kenya,2010,x{esc}\u202e,2",
                                     header="country,year,indicator,value"), f"l{esc}.csv")
    database = trial.bench.database(folder)
    trial.imports(path, database, "--publication", "own", "--new-indicators")
    for name, arguments in (
            ("sources", ["sources"]), ("codebook", ["codebook", "own"]), ("series", ["series", "Kenya"]),
            ("a chart", ["chart", "line", "Kenya", "--indicator", f"own.x{esc}\u202e"]),
            ("a trend", ["trend", "Kenya", "--indicator", f"own.x{esc}\u202e"])):
        shown = trial.bench.run([*arguments, "--database", database])
        trial.check(f"stored names in {name}", (shown.status == 0, f"exit {shown.status}: {shown.messages[:200]}"),
                    (not unsafe(shown.text), f"raw {unsafe(shown.text)} on standard output"),
                    (not unsafe(shown.messages), "raw on standard error"))
    for name, arguments in (("an unknown country", ["show", f"Ken{esc}ya"]), ("an unknown command", [f"sh{esc}ow"]),
                            ("a database that is not there", ["show", "Kenya", "--database", os.path.join(trial.bench.folder(), f"no{esc}", "x")]),
                            ("an option", [f"--da{esc}"]),
                            ("a column", ["series", "Kenya", "--columns", f"x{esc}"]),
                            ("a table", ["table", f"x{esc}"]), ("a statement", ["sql", f"SELECT {esc}"]),
                            ("a file to write", ["sql", "SELECT 1", "--output", os.path.join(trial.bench.folder(), f"no{esc}", "x")])):
        shown = trial.bench.run(arguments, env={"FREEDOM_DATABASE": trial.bench.bundled})
        trial.check(f"on the command line: {name}", (shown.status not in (0, -6) or name.startswith("a database"), f"exit {shown.status}"),
                    (not unsafe(shown.messages), f"raw {unsafe(shown.messages)} on standard error"))


@case(47, "emoji, wide and long characters")
def wide(trial):
    bundled = trial.bench.bundled
    texts = {"emoji": "🇰🇪👩‍👩‍👧", "four bytes": "𝔉𝔯𝔢𝔢", "wide": "自由之家", "long": "e" + "\u0301" * 5000}
    for name, text in texts.items():
        result = trial.bench.run(["sql", f"SELECT '{text}' AS a, 1 AS b", "--database", bundled, "--format", "csv"])
        trial.check(f"{name} comes back exact", (result.text == f"a,b\n{text},1\n", f"{result.text[:60]!r}"))
        refused = trial.bench.run(["show", text, "--database", bundled])
        trial.check(f"{name} as a name", (refused.status == 65, f"exit {refused.status}"))
    for name, text, width in (("emoji", "👩‍👩‍👧", 2), ("wide", "自由之家", 8), ("combining", "e\u0301", 1),
                              ("flag", "🇰🇪", 2)):
        result = trial.bench.run(["sql", f"SELECT '{text}' AS a, 'x' AS b UNION ALL SELECT '{'z' * 10}', 'y'",
                                  "--database", bundled])
        lines = result.text.splitlines()
        first = next((line for line in lines if line.startswith(text)), "")
        trial.check(f"{name} has its width in a table",
                    (first == text + " " * (10 - width) + "  x", f"the line is {first!r}"))
    trial.takes("emoji in a column left out", table("Kenya,2009,4,3,PF,🇰🇪", "Poland,2009,1,1,F,𝔉",
                                                    header="country,year,pr,cl,status,flag"))
