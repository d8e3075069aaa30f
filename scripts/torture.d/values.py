"""Classes 27 to 41 and 50: values, years and keys."""
from harness import GOOD, HEADER, KENYA, POLAND, case, table

from sizes import NAMES

LONG = "country,year,indicator,value"
OWN = ["--publication", "own", "--new-indicators"]
OWN_VALUES = "SELECT name, value FROM observation_tidy WHERE publication = 'own' ORDER BY name, year"


def refuse_figure(trial, name, pr, code, **more):
    field = f'"{pr}"' if "," in pr else pr
    trial.refuses(name, table(KENYA, f"Poland,2009,{field},1,F"),
                  {"code": code, "severity": "refused-row", "row": 3, "column": "pr", "value": pr, **more},
                  kept=[KENYA])


@case(27, "decimal commas and thousands marks")
def commas(trial):
    refuse_figure(trial, "decimal comma", "1,5", "not-a-number", hint="comma")
    refuse_figure(trial, "thousands mark", "1,973", "not-a-number", hint="comma")
    refuse_figure(trial, "thousands blank", "1 973", "not-a-number")
    trial.refuses("in an own value", table('Kenya,2009,x,"0,25"', header=LONG),
                  {"code": "not-a-number", "row": 2, "column": "value", "value": "0,25"}, arguments=OWN)
    refuse_figure(trial, "apostrophe", "1'973", "not-a-number")


@case(28, "NA, NULL, nan, True, F, INF as text")
def words(trial):
    trial.takes("Namibia's code", table("NA,2009,2,2,F"), rows=[("Namibia", "2009", 2, 2, "F")], silent=True)
    trial.takes("codes in a column of codes", table("NA,2009,2,2,F", "NO,2009,1,1,F", "TR,2009,3,3,PF",
                                                    header="id,year,pr,cl,status"),
                rows=[("Namibia", "2009", 2, 2, "F"), ("Norway", "2009", 1, 1, "F"),
                      ("Turkey", "2009", 3, 3, "PF")], silent=True)
    for text in ("NULL", "None", "nan", "True", "T", "INF", "N/A"):
        trial.refuses(f"{text} is a name, and nobody's", table(KENYA, f"{text},2009,1,1,F"),
                      {"code": "unknown-entity", "row": 3, "column": "country", "value": text}, kept=[KENYA])
    for text in ("nan", "INF", "True", "NULL", "None", "-inf", "infinity"):
        refuse_figure(trial, f"{text} is not a value", text, "not-a-number")


@case(29, "every status is F")
def all_free(trial):
    rows = [("Norway", "2009", 1, 1, "F"), ("Poland", "2009", 1, 1, "F")]
    trial.takes("two rows", table(*rows), rows=rows, silent=True)
    trial.takes("only statuses", table("Norway,2009,F", "Poland,2009,F", header="country,year,status"),
                arguments=["--publication", "fiw"],
                rows=[("Norway", "2009", None, None, "F"), ("Poland", "2009", None, None, "F")], silent=True)
    trial.takes("every value 1 and F", table(*rows * 1), rows=rows, silent=True)
    years = [("Poland", str(year), 1, 1, "F") for year in range(2006, 2026)]
    trial.takes("twenty years", table(*years), rows=years, silent=True)


@case(30, "marks of a missing value")
def missing(trial):
    for text in ("", "-", "..", "N/A"):
        row = ("Poland", "2009", None, 1, "F")
        trial.takes(f"'{text}' in a rating", table(KENYA, ("Poland", 2009, text, 1, "F")), rows=[KENYA, row],
                    notes=[{"code": "missing-values", "value": text}])
    for text in ("", "-", ".."):
        trial.refuses(f"'{text}' for the name", table(KENYA, (text, 2009, 1, 1, "F")),
                      {"severity": "refused-row", "code": "missing-name" if not text else "unknown-entity",
                       "row": 3, "column": "country"}, kept=[KENYA])
        trial.refuses(f"'{text}' for the year", table(KENYA, ("Poland", text, 1, 1, "F")),
                      {"code": "unknown-edition", "row": 3, "column": "year"}, kept=[KENYA])
    trial.takes("each spelling is counted", table("Kenya,2009,-,3,PF", "Poland,2009,-,..,F"),
                rows=[("Kenya", "2009", None, 3, "PF"), ("Poland", "2009", None, None, "F")],
                notes=[{"code": "missing-values", "value": "-", "rule": "2 "},
                       {"code": "missing-values", "value": "..", "rule": "1 "}])


@case(31, "ratings out of range")
def ranges(trial):
    for text in ("0", "8", "99", "-1", "1000000000000", "1e300"):
        refuse_figure(trial, text, text, "out-of-range", rule="1 to 7", hint=lambda hint: bool(hint))
    trial.refuses("both, and a good row", table("Kenya,2009,99,0,PF", POLAND),
                  {"code": "out-of-range", "column": "pr", "row": 2}, {"code": "out-of-range", "column": "cl", "row": 2},
                  kept=[POLAND])


@case(32, "ways to write a number")
def numbers(trial):
    row = ("Poland", "2009", 2, 1, "F")
    for text in ("2.0", "02", "2.00", "+2", "2e0"):
        trial.takes(text, table(KENYA, f"Poland,2009,{text},1,F"), rows=[KENYA, row],
                    notes=[{"code": "unusual-number", "severity": "note", "row": 3, "column": "pr", "value": text}])
    refuse_figure(trial, "2.5", "2.5", "not-a-number", rule="whole number")
    for name, text in (("superscript", "²"), ("full width", "２"), ("Arabic", "٢"), ("Roman", "Ⅱ"), ("hex", "0x2"),
                       ("underscore", "1_0"), ("two points", "2.0.0"), ("point alone", ".")):
        refuse_figure(trial, name, text, "not-a-number")


@case(33, "words, ranges and footnotes in a rating")
def not_numbers(trial):
    for text in ("six", "1-7", "2/3", "5*", "2(5)", "~4", "4?", "=4"):
        refuse_figure(trial, text, text, "not-a-number", hint=lambda hint: bool(hint))


@case(34, "spellings of a status")
def statuses(trial):
    for text, code in (("Free", "status-spelling"), ("f", "status-spelling"), ("free ", "status-spelling"),
                       ("F ", "trimmed")):
        trial.takes(f"'{text}'", table(KENYA, ("Poland", 2009, 1, 1, text)),
                    notes=[{"code": code, "severity": "note", "row": 3, "column": "status", "value": text}])
    for text, code in (("PF ", "trimmed"), ("Partly free", "status-spelling"), ("PARTLY FREE", "status-spelling"),
                       ("pf", "status-spelling"), ("Partly  Free", "status-spelling")):
        trial.takes(f"'{text}'", table(("Kenya", 2009, 4, 3, text), POLAND),
                    notes=[{"code": code, "row": 2, "column": "status"}])
    for text in ("NF*", "maybe", "Fr", "P", "0", "true", "FF"):
        trial.refuses(f"'{text}'", table(KENYA, ("Poland", 2009, 1, 1, text)),
                      {"code": "not-a-status", "severity": "refused-row", "row": 3, "column": "status",
                       "value": text}, kept=[KENYA])


@case(35, "a status against the rule")
def rule(trial):
    for name, row, edition in (("NF for 1, 1", ("Poland", "2009", 1, 1, "NF"), 2009),
                               ("F for 4, 3", ("Kenya", "2010", 4, 3, "F"), 2010),
                               ("PF for 2, 2 in 1990-91", ("Kenya", "1990-91", 2, 2, "PF"), 1990)):
        trial.takes(name, table(row), rows=[row],
                    notes=[{"code": "status-differs-from-rule", "severity": "warning", "row": 2,
                            "hint": "kept as published"}])
    free = ("Poland", "1998-99", 3, 3, "F")
    trial.takes("3, 3 F of 1998-99", table(free), rows=[free], notes=["status-differs-from-rule"])


@case(36, "totals out of range")
def totals(trial):
    head = "country,year,pr_score,cl_score,total"
    query = "SELECT name, pr_score, cl_score, total FROM freedom_in_the_world WHERE edition <> '2005'"
    for text in ("101", "104", "-5", "1000"):
        trial.refuses(text, table(f"Poland,2009,40,60,{text}", header=head),
                      {"code": "out-of-range", "severity": "refused-row", "row": 2, "column": "total",
                       "value": text}, kept=[])
    trial.takes("the documented range goes below 0", table("Syria,2016,-3,2,-1", header=head),
                rows=[("Syria", -3, 2, -1)], query=query)
    trial.takes("100", table("Finland,2020,40,60,100", header=head), rows=[("Finland", 40, 60, 100)], query=query)


@case(37, "press scores and sums")
def press_scores(trial):
    press = ("--publication", "fotp")
    head = "country,year,legal,political,economic,total"
    query = "SELECT name, legal, political, economic, total FROM freedom_of_the_press"
    trial.refuses("101", table("Poland,2009,30,40,30,101", header=head),
                  {"code": "out-of-range", "row": 2, "column": "total", "value": "101"}, kept=[], arguments=press)
    trial.refuses("a part too large", table("Poland,2009,31,40,29,100", header=head),
                  {"code": "out-of-range", "column": "legal", "value": "31"}, kept=[], arguments=press)
    trial.takes("parts that do not add up", table("Poland,2009,5,10,8,24", header=head),
                rows=[("Poland", 5, 10, 8, 24)], query=query, arguments=press,
                notes=[{"code": "sum-differs", "severity": "warning", "row": 2, "rule": "23"}])
    trial.takes("parts that do", table("Poland,2009,5,10,8,23", header=head), rows=[("Poland", 5, 10, 8, 23)],
                query=query, silent=True, arguments=press)


@case(38, "invalid years, and spans")
def years(trial):
    for text in ("1972", "2099", "0", "20O1", "99", "-2009", "2009.5", "2009AD", "9999999999999999999"):
        trial.refuses(text, table(KENYA, f"Poland,{text},1,1,F"),
                      {"code": "unknown-edition", "severity": "refused-row", "row": 3, "column": "year",
                       "value": text}, kept=[KENYA])
    for text in ("1983", "1984-85-86", "Nov.1999-Oct.2000"):
        trial.refuses(f"{text}, which no edition has", table(KENYA, f"Poland,{text},6,5,NF"),
                      {"code": "unknown-edition", "row": 3, "value": text}, kept=[KENYA])
    for label, edition in (("1983-84", "1983-84"), ("1983-1984", "1983-84"), ("1998-99", "1998-99"), ("1981-82", "1982"),
                           ("Jan.-Feb. 1973", "Jan.-Feb. 1973"), ("Nov.1983-Nov.1984", "1984-85"),
                           ("Jan.1981-Aug. 1982", "1982")):
        trial.takes(label, table(("Poland", label, 6, 5, "NF")), rows=[("Poland", edition, 6, 5, "NF")])
    trial.takes("the years covered", table("Poland,2000,6,5,NF", "Kenya,2008,4,3,PF"), arguments=["--years", "coverage"],
                rows=[KENYA, ("Poland", "2000-01", 6, 5, "NF")])


@case(39, "a spreadsheet's dates for years")
def dates(trial):
    for text in ("27395", "39814", "39814.5"):
        trial.refuses(text, table(KENYA, f"Poland,{text},1,1,F"),
                      {"code": "unknown-edition", "row": 3, "column": "year", "value": text,
                       "hint": "date"}, kept=[KENYA])
    trial.refuses("a written date", table(KENYA, "Poland,2009-01-01,1,1,F"),
                  {"code": "unknown-edition", "row": 3, "hint": "year"}, kept=[KENYA])


@case(40, "a key twice, with the same values")
def same_twice(trial):
    note = {"code": "duplicate", "severity": "note", "row": 4}
    trial.takes("the same row", table(KENYA, POLAND, POLAND), notes=[note])
    trial.takes("spelt otherwise", table(KENYA, POLAND, "POLAND,2009,1,1,F"), notes=[note])
    trial.takes("after 5,000 rows", table(*[(name, year, 4, 3, "PF") for name in ("Kenya",) for year in (2009,)],
                                          POLAND, *[("Kenya", 2009, 4, 3, "PF")] * 5000), notes=["duplicate"])


@case(41, "a key twice, with other values")
def other_twice(trial):
    trial.refuses("another rating", table(KENYA, POLAND, "Poland,2009,2,1,F"),
                  {"code": "contradicting-duplicate", "severity": "refused-row", "row": 4, "rule": "line 3",
                   "column": "pr"}, kept=GOOD)
    trial.refuses("another status", table(KENYA, POLAND, "Poland,2009,1,1,PF"),
                  {"code": "contradicting-duplicate", "row": 4, "rule": "line 3", "column": "status"}, kept=GOOD)
    trial.refuses("in a long file", table("Kenya,2009,x,1", "Kenya,2009,x,2", header=LONG),
                  {"code": "contradicting-duplicate", "row": 3, "rule": "line 2"}, arguments=OWN)


@case(50, "a late change of type")
def late(trial):
    trial.refuses("'six' at row 30,001", table(*[KENYA] * 30_000, "Kenya,2009,six,3,PF"),
                  {"code": "not-a-number", "row": 30_002, "column": "pr", "value": "six"}, {"code": "duplicate", "row": 3}, cpu=3)
    trial.refuses("'six' at row 161", table(
        *[(name, year, 4, 3, "PF") for name in NAMES for year in range(2006, 2026)], "Kenya,2004,six,3,PF"),
        {"code": "not-a-number", "row": len(NAMES) * 20 + 2, "column": "pr", "value": "six"})

    def long_file(path):
        with open(path, "w") as file:
            file.write(LONG + "\n")
            for year in range(1973, 2026):
                for name in NAMES[:4]:
                    file.writelines(f"{name},{year},v{number},0.5\n" for number in range(4720))
            file.write("Kenya,2009,v0,six\n")
    trial.refuses("in a long file of a million", long_file, {"code": "not-a-number", "row": 1000642, "value": "six"},
                  arguments=OWN, cpu=30, timeout=60)
