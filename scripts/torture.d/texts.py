"""Classes 1 to 20: bytes, lines, quotes and fields of a text file."""
from harness import GOOD, HEADER, KENYA, POLAND, case, good, table

IVORY = "Côte d'Ivoire"
IVORY_ROWS = [("Cote d'Ivoire", "2009", 6, 5, "NF"), KENYA]


def ivory(encoding):
    return table((IVORY, 2009, 6, 5, "NF"), KENYA).decode().encode(encoding)


@case(1, "UTF-8 with a byte order mark")
def byte_order_mark(trial):
    mark = b"\xef\xbb\xbf"
    trial.takes("plain header", mark + good(), silent=True)
    trial.takes("quoted header", mark + good().replace(b"country", b'"country"', 1), silent=True)
    trial.takes("CRLF", mark + good(end="\r\n"), silent=True)
    trial.takes("semicolons", mark + good(header=HEADER.replace(",", ";"), delimiter=";"), notes=["delimiter"])


@case(2, "UTF-16 with a byte order mark")
def utf16(trial):
    little, big = b"\xff\xfe", b"\xfe\xff"
    trial.takes("low byte first", little + ivory("utf-16-le"), rows=IVORY_ROWS, notes=["encoding"])
    trial.takes("high byte first", big + ivory("utf-16-be"), rows=IVORY_ROWS, notes=["encoding"])
    tabs = good(header=HEADER.replace(",", "\t"), delimiter="\t").decode().encode("utf-16-le")
    trial.takes("tabs, as spreadsheets save 'Unicode text'", little + tabs, notes=["encoding", "delimiter"])
    trial.refuses("half a character at the end", little + ivory("utf-16-le")[:-1],
                  {"code": "invalid-text", "severity": "refused-file"})
    trial.refuses("a lone surrogate", little + table(KENYA, "Ken\ud800ya,2010,4,3,PF".encode(
        "utf-16-le", "surrogatepass").decode("latin-1")).decode().encode("utf-16-le")[:60] + b"\x00\xd8\x41\x00",
        {"code": "invalid-text"})


@case(3, "UTF-16 without a byte order mark")
def utf16_without_mark(trial):
    for name, encoding in (("low byte first", "utf-16-le"), ("high byte first", "utf-16-be")):
        trial.refuses(name, good().decode().encode(encoding),
                      {"code": "utf16-without-mark", "severity": "refused-file", "rule": "UTF-16",
                       "hint": "--encoding"})
    trial.refuses("one row", table(KENYA, header=HEADER).decode().encode("utf-16-le"), "utf16-without-mark")
    trial.takes("when named", good().decode().encode("utf-16-le"), arguments=["--encoding", "utf-16le"],
                notes=["encoding"])


@case(4, "Latin-1 and Windows-1252")
def latin(trial):
    place = {"code": "invalid-utf8", "severity": "refused-file", "row": 2, "rule": "byte 27", "hint": "--encoding"}
    trial.refuses("Latin-1", ivory("latin-1"), place)
    trial.refuses("Windows-1252", ivory("cp1252"), place)
    curly = table(("Cote d\u2019Ivoire", 2009, 6, 5, "NF"), KENYA).decode().encode("cp1252")
    trial.refuses("the curly apostrophe of Windows", curly, {"code": "invalid-utf8", "row": 2})
    trial.takes("Latin-1 when named", ivory("latin-1"), rows=IVORY_ROWS, arguments=["--encoding", "latin1"])
    trial.takes("Windows-1252 when named", curly, rows=IVORY_ROWS, arguments=["--encoding", "windows1252"])
    trial.takes("the names that encodings have elsewhere", ivory("cp1252"), rows=IVORY_ROWS,
                arguments=["--encoding", "cp1252"])
    trial.refuses("a byte that Windows-1252 lacks", curly.replace(b"\x92", b"\x81"), "invalid-text",
                  arguments=["--encoding", "windows1252"])


@case(5, "invalid UTF-8 in the middle")
def invalid_utf8(trial):
    for name, byte in (("a stray continuation", b"\x80"), ("a cut sequence", b"\xe2\x82"),
                       ("an overlong slash", b"\xc0\xaf"), ("a surrogate", b"\xed\xa0\x80"),
                       ("beyond Unicode", b"\xf4\x90\x80\x80"), ("0xFF", b"\xff")):
        trial.refuses(name, table(KENYA) + b"Pol" + byte + b"and,2009,1,1,F\n",
                      {"code": "invalid-utf8", "severity": "refused-file", "row": 3, "rule": "byte 47",
                       "hint": "--encoding"})
    far = table(*[("Kenya", 2009, 4, 3, "PF")] * 20000) + b"Pol\xffand,2009,1,1,F\n"
    trial.refuses("far behind the head", far, {"code": "invalid-utf8", "row": 20002})


@case(6, "NUL in a field")
def nul(trial):
    trial.refuses("in a name", table(KENYA, "Pol\0and,2009,1,1,F"),
                  {"code": "nul-byte", "severity": "refused-row", "row": 3, "column": "country",
                   "value": "Pol\\u{0}and"}, kept=[KENYA])
    trial.refuses("in a value", table(KENYA, "Poland,2009,1\0,1,F"),
                  {"code": "nul-byte", "row": 3, "column": "pr", "value": "1\\u{0}"}, kept=[KENYA])
    trial.refuses("in quotes", table(KENYA, '"Pol\0and",2009,1,1,F'), {"code": "nul-byte", "row": 3}, kept=[KENYA])
    trial.refuses("at the end of a line", table(KENYA, "Poland,2009,1,1,F\0"), {"code": "nul-byte", "row": 3},
                  kept=[KENYA])


@case(7, "line ends")
def line_ends(trial):
    for name, end in (("LF", "\n"), ("CRLF", "\r\n"), ("CR", "\r")):
        trial.takes(name, good(end=end), silent=True)
    mixed = f"{HEADER}\r\nKenya,2009,4,3,PF\nPoland,2009,1,1,F\r".encode()
    trial.takes("mixed", mixed, notes=[{"code": "mixed-line-ends", "severity": "note",
                                        "value": "LF 1, CRLF 1, CR 1"}])


@case(8, "ends of files")
def file_ends(trial):
    trial.takes("no final newline", good()[:-1], silent=True)
    trial.takes("three final newlines", good() + b"\n\n", silent=True)
    trial.takes("trailing blank lines with CRLF", good(end="\r\n") + b"\r\n\r\n", silent=True)
    trial.takes("a quoted field at the very end", table(KENYA, 'Poland,2009,1,1,"F"')[:-1], silent=True)


@case(9, "blank lines inside")
def blank_lines(trial):
    trial.takes("one", table(KENYA, "", POLAND), notes=[{"code": "blank-lines", "row": 3, "value": "1"}])
    trial.takes("three", table(KENYA, "", "", "", POLAND), notes=[{"code": "blank-lines", "value": "3"}])
    trial.takes("before the header", b"\n\n" + good(), notes=["blank-lines"])
    trial.takes("with CR alone", table(KENYA, "", POLAND, end="\r"), notes=[{"code": "blank-lines", "row": 3}])


@case(10, "lines with delimiters only")
def delimiter_lines(trial):
    trial.takes("one", table(KENYA, ",,,,", POLAND),
                notes=[{"code": "delimiter-only-lines", "row": 3, "value": "1"}])
    trial.takes("at the end", table(KENYA, POLAND, *[",,,,"] * 34),
                notes=[{"code": "delimiter-only-lines", "value": "34"}])
    trial.takes("of another length", table(KENYA, ",,", POLAND, ",,,,,,,"),
                notes=[{"code": "delimiter-only-lines", "value": "2"}])
    trial.takes("of empty quotes", table(KENYA, '"","","","",""', POLAND), notes=[{"code": "blank-rows", "row": 3}])
    trial.takes("of blanks", table(KENYA, " , , , , ", POLAND), notes=[{"code": "blank-rows", "row": 3, "value": "1"}])


@case(11, "quoted commas, newlines and quotes")
def quoted(trial):
    extra = HEADER + ",note"
    trial.takes("a comma", table('Kenya,2009,4,3,PF,"a, b"', 'Poland,2009,1,1,F,""', header=extra))
    trial.takes("a newline, and the lines after it", table('Kenya,2009,4,3,PF,"a\nb"', 'Poland,2009,1,1,F,"c\r\nd"',
                                                          header=extra))
    trial.takes("doubled quotes", table('Kenya,2009,4,3,PF,"say ""hi"""', 'Poland,2009,1,1,F,""""', header=extra))
    trial.takes("names", table('"Congo, Democratic Republic of (Kinshasa)",2009,5,6,NF'),
                rows=[("Congo (Kinshasa)", "2009", 5, 6, "NF")])
    trial.refuses("lines are counted in the file, not by rows",
                  table('Kenya,2009,4,3,PF,"a\nb\nc"', "Poland,2009,99,1,F,", header=extra),
                  {"code": "out-of-range", "row": 5, "column": "pr", "value": "99"}, kept=[KENYA])


@case(12, "a quote that is never closed")
def unterminated(trial):
    trial.refuses("in a name", table(KENYA, '"Poland,2009,1,1,F', KENYA),
                  {"code": "unterminated-quote", "severity": "refused-file", "row": 3, "column": "A"})
    trial.refuses("in the last field", table(KENYA, 'Poland,2009,1,1,"F'),
                  {"code": "unterminated-quote", "row": 3, "column": "E"})
    trial.refuses("at the end of a long file", table(*[KENYA] * 30000, '"Poland,2009,1,1,F'),
                  {"code": "unterminated-quote", "row": 30002})
    trial.refuses("in the header", b'"country,year,pr,cl,status\nKenya,2009,4,3,PF\n',
                  {"code": "unterminated-quote", "row": 1})


@case(13, "text after a closing quote")
def text_after_quote(trial):
    trial.refuses("a letter", table(KENYA, '"Pol"and,2009,1,1,F'),
                  {"code": "text-after-quote", "severity": "refused-row", "row": 3, "column": "country",
                   "value": '"Pol"and'}, kept=[KENYA])
    trial.refuses("a blank", table(KENYA, '"Poland" ,2009,1,1,F'), {"code": "text-after-quote", "row": 3},
                  kept=[KENYA])
    trial.refuses("another quoted text", table(KENYA, 'Poland,2009,1,1,"F" "x"'),
                  {"code": "text-after-quote", "row": 3, "column": "status"}, kept=[KENYA])
    trial.refuses("in the header", table(KENYA, header='country,year,"p"r,cl,status'),
                  {"code": "text-after-quote", "severity": "refused-file", "row": 1})


@case(14, "a quote inside an unquoted field")
def bare_quote(trial):
    row = 'Pol"and,2009,1,1,F'
    trial.refuses("in a name", table(KENYA, row),
                  {"code": "bare-quote", "severity": "refused-row", "row": 3, "column": "country",
                   "value": 'Pol"and', "hint": "--lenient"}, kept=[KENYA])
    trial.refuses("inches", table(KENYA, 'Poland,2009,1",1,F'), {"code": "bare-quote", "row": 3, "column": "pr"},
                  kept=[KENYA])
    trial.refuses("in the header", table(KENYA, header='country,year,p"r,cl,status'),
                  {"code": "bare-quote", "severity": "refused-file", "row": 1, "hint": "--lenient"})
    trial.takes("kept when lenient", table('Kenya,2009,4,3,PF,5" tall', "Poland,2009,1,1,F,", header=HEADER + ",note"),
                arguments=["--lenient"], notes=["lone-quotes"])
    trial.refuses("lenient about the quote, not about the name", table(KENYA, row),
                  {"code": "unknown-entity", "value": 'Pol"and'}, arguments=["--lenient"])


@case(15, "too many fields")
def too_many(trial):
    trial.refuses("one", table(KENYA, "Poland,2009,1,1,F,x"),
                  {"code": "too-many-fields", "severity": "refused-row", "row": 3, "value": "x", "column": "F",
                   "rule": "5 fields"}, kept=[KENYA])
    trial.refuses("two in the first row", table("Kenya,2009,4,3,PF,y,z", POLAND),
                  {"code": "too-many-fields", "row": 2, "value": "y"}, kept=[POLAND])
    trial.refuses("an empty one", table(KENYA, "Poland,2009,1,1,F,"), {"code": "too-many-fields", "row": 3},
                  kept=[KENYA])
    trial.refuses("a name that is not quoted", table(KENYA, "Congo, Democratic Republic of,2009,1,1,F"),
                  {"code": "too-many-fields", "row": 3, "hint": "quote"}, kept=[KENYA])


@case(16, "too few fields")
def too_few(trial):
    trial.refuses("one", table(KENYA, "Poland,2009,1,1"),
                  {"code": "too-few-fields", "severity": "refused-row", "row": 3, "rule": "this row has 4"},
                  kept=[KENYA])
    trial.refuses("only a name", table("Kenya", POLAND), {"code": "too-few-fields", "row": 2}, kept=[POLAND])
    trial.refuses("every row", table("Kenya,2009,4,3", "Poland,2009,1,1"), "too-few-fields", kept=[])


@case(17, "the last row is cut")
def cut(trial):
    wanted = {"code": "cut-file", "severity": "refused-file", "row": 3, "rule": "cut", "hint": "cut"}
    trial.refuses("in a name", table(KENYA, POLAND)[:-15], wanted)
    trial.refuses("in a quoted field", table(KENYA, '"Poland",2009,1,1,F')[:-14],
                  {"code": "unterminated-quote", "row": 3, "hint": "cut"})
    trial.takes("before the last field", table(KENYA, POLAND)[:-2], rows=[KENYA, ("Poland", "2009", 1, 1, None)],
                notes=[{"code": "cut-row", "severity": "warning", "row": 3, "column": "status", "hint": "cut"}])
    trial.refuses("in the year", table(KENYA) + b"Poland,20", wanted)
    trial.refuses("in a status", table(POLAND) + b"Kenya,2009,4,3,P", {"code": "not-a-status", "row": 3, "value": "P"},
                  kept=[POLAND])


@case(18, "an empty file")
def empty(trial):
    wanted = {"code": "empty-file", "severity": "refused-file", "rule": "empty"}
    trial.refuses("0 bytes", b"", wanted)
    trial.refuses("one newline", b"\n", wanted)
    trial.refuses("blank lines", b"\r\n\r\n\r\n", wanted)
    trial.refuses("0 bytes, named .xlsx", b"", wanted, file="ratings.xlsx")
    trial.refuses("blanks", b"   \n  \n", wanted)


@case(19, "a header and no rows")
def header_only(trial):
    note = [{"code": "no-rows", "severity": "note"}]
    trial.takes("with a newline", table(), rows=[], notes=note)
    trial.takes("without one", table()[:-1], rows=[], notes=note)
    trial.takes("and blank lines", table() + b"\n\n", rows=[], notes=note)


@case(20, "only a byte order mark")
def only_mark(trial):
    trial.refuses("UTF-8", b"\xef\xbb\xbf", "empty-file")
    trial.refuses("UTF-16", b"\xff\xfe", "empty-file")
    trial.refuses("UTF-16, the high byte first", b"\xfe\xff", "empty-file")
    trial.refuses("and a newline", b"\xef\xbb\xbf\n", "empty-file")
