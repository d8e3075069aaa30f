"""Classes 21 to 26: header rows and delimiters."""
from harness import GOOD, HEADER, KENYA, POLAND, case, good, table


@case(21, "a header that comes twice")
def duplicate(trial):
    trial.refuses("the same", table("Kenya,2009,4,3,PF", header="country,year,pr,pr,status"),
                  {"code": "duplicate-header", "severity": "refused-file", "row": 1, "column": "D", "value": "pr",
                   "rule": "columns 3 and 4"})
    trial.refuses("but for case and blanks", table("Kenya,2009,4,3,PF", header="country,year,PR, pr ,status"),
                  {"code": "duplicate-header", "row": 1, "rule": "columns 3 and 4"})
    trial.refuses("three times", table("Kenya,2009,4,3,PF", header="country,year,pr,pr,pr"),
                  {"code": "duplicate-header", "rule": "columns 3 and 5"})
    trial.refuses("a column that is not imported", table("Kenya,2009,4,3,PF,a,b", header=HEADER + ",note,note"),
                  {"code": "duplicate-header", "rule": "columns 6 and 7"})
    trial.refuses("two columns for one value",
                  table("Kenya,2009,4,4,PF", header="country,year,pr,political rights,status"),
                  {"code": "duplicate-header", "rule": "columns 3 and 4"})


@case(22, "a column that is needed is missing")
def missing(trial):
    trial.refuses("country", table("2009,4,3,PF", header="year,pr,cl,status"),
                  {"code": "missing-column", "severity": "refused-file", "rule": "country"})
    trial.refuses("year", table("Kenya,4,3,PF", header="country,pr,cl,status"),
                  {"code": "missing-column", "rule": "year"})
    trial.refuses("misspelt country", table("Kenya,2009,4,3,PF", header="contry,year,pr,cl,status"),
                  {"code": "missing-column", "rule": "country", "hint": 'contry'})
    trial.refuses("misspelt year", table("Kenya,2009,4,3,PF", header="country,yaer,pr,cl,status"),
                  {"code": "missing-column", "rule": "year", "hint": 'yaer'})
    trial.refuses("no values", table("Kenya,2009,x", header="country,year,capital"),
                  {"code": "missing-column", "rule": "figures"})
    trial.refuses("no header at all", b"Kenya,2009,4,3,PF\nPoland,2009,1,1,F\n",
                  {"code": "missing-column", "severity": "refused-file"})


@case(23, "columns that are not known")
def unknown(trial):
    trial.takes("one", table("Kenya,2009,4,3,PF,Nairobi", "Poland,2009,1,1,F,Warsaw", header=HEADER + ",capital"),
                notes=[{"code": "unknown-column", "severity": "note", "row": 1, "column": "capital"}])
    trial.takes("in the middle", table("Kenya,x,2009,4,3,PF", "Poland,y,2009,1,1,F",
                                       header="country,capital,year,pr,cl,status"),
                notes=[{"code": "unknown-column", "column": "capital"}])
    trial.takes("without a header", table("Kenya,2009,4,3,PF,x", "Poland,2009,1,1,F,y", header=HEADER + ","),
                notes=[{"code": "unknown-column", "column": "F"}])
    trial.takes("five", table("Kenya,2009,4,3,PF,1,2,3,4,5", "Poland,2009,1,1,F,1,2,3,4,5",
                              header=HEADER + ",q,r,s,t,u"),
                notes=[{"code": "unknown-column", "column": column} for column in "qrstu"])


@case(24, "the spelling of headers")
def spelling(trial):
    trial.takes("case", good(header=HEADER.upper()), silent=True)
    trial.takes("blanks and no-break blanks", good(header=" country ,year\u00a0,PR ,\u00a0CL , status"), silent=True)
    trial.takes("a line break in a cell", good(header='"Country\n",year,"P\nR",CL,"Sta\r\ntus"'), silent=True)
    trial.takes("accents", good(header="país,año,pr,cl,status"), silent=True)
    trial.takes("words", good(header="Country/Territory,Edition,Political Rights,Civil Liberties,Status"), silent=True)
    trial.takes("a zero-width blank", good(header="\u200bcountry,year\u200b,pr,cl,status"), silent=True)


@case(25, "titles above the header")
def titles(trial):
    trial.takes("one title", b"Freedom in the World,,,,\n" + good())
    trial.takes("title and note", b"Freedom in the World\nCompiled by hand; see notes\n\n" + good())
    trial.takes("seven rows", b"Title,,,,\n" * 7 + good())
    trial.refuses("more rows than are searched", b"Title,with,some,words,\n" * 30 + good(),
                  {"code": "deep-header", "severity": "refused-file", "row": 31})
    for count in (1, 3, 10):
        trial.refuses(f"{count} rows of data above the header",
                      b"Poland,2009,1,1,F\n" * count + table("Kenya,2009,4,3,PF", header=HEADER),
                      {"code": "data-above-header", "severity": "refused-file", "row": 1, "rule": f"row {count + 1} "})
    trial.refuses("sorted together with its header",
                  b"Poland,2009,1,1,F\n" * 40 + table("Kenya,2009,4,3,PF", header=HEADER),
                  {"code": "deep-header", "severity": "refused-file", "row": 41})


@case(26, "other delimiters")
def delimiters(trial):
    for name, mark in (("semicolons", ";"), ("tabs", "\t"), ("pipes", "|")):
        trial.takes(name, good(header=HEADER.replace(",", mark), delimiter=mark),
                    notes=[{"code": "delimiter", "severity": "note", "value": "tab" if mark == "\t" else mark}])
    trial.takes("named in the first line", b"sep=;\n" + good(header=HEADER.replace(",", ";"), delimiter=";"),
                notes=["delimiter"])
    both = b"country,year;pr,cl\nKenya,2009;4,3\nPoland,2009;1,1\n"
    trial.refuses("two fit", both, {"code": "ambiguous-delimiter", "severity": "refused-file", "hint": "--delimiter"})
    trial.takes("two fit, one is named",
                b"country;year;pr;cl;status;a,b\nKenya;2009;4;3;PF;x,y\nPoland;2009;1;1;F;u,v\n",
                arguments=["--delimiter", "semicolon"])
