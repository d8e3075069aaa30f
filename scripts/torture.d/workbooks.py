"""Classes 53 to 65: workbooks, real and hostile."""
import base64
import os
import random
import zlib

from harness import GOOD, HEADER, KENYA, MIB, POLAND, case, good

from books import MAIN, OFFICE, PACKAGE, Entry, Raw, archive, cells, entries, parts, sheet, sheet_data, workbook
from kinds import ole

ROWS = cells(good())
HEAD = HEADER.split(",")
BOOK = dict(file="ratings.xlsx")
# What a hostile workbook may take.
SOON = dict(file="ratings.xlsx", cpu=1.0, peak=64 * MIB, timeout=10)


def book(rows, **how):
    return workbook(rows, **how)


def with_sheet(xml, **how):
    return archive(entries(parts([("Ratings", xml)], **how)))


@case(53, "workbooks behind a password")
def passwords(trial):
    wanted = {"code": "encrypted", "severity": "refused-file", "hint": "password"}
    trial.refuses("as Excel writes them", ole("EncryptionInfo", "EncryptedPackage"), wanted, **BOOK)
    trial.refuses("with its streams in another order", ole("EncryptedPackage", "EncryptionInfo"), wanted, **BOOK)
    made = entries(parts([("Ratings", ROWS)]), flags=1)
    trial.refuses("entries encrypted one by one", archive(made), wanted, **BOOK)
    made = entries(parts([("Ratings", ROWS)]))
    made[1].flags = 1
    trial.refuses("one entry encrypted", archive(made), wanted, **BOOK)


@case(54, "archives, whole and broken")
def archives(trial):
    plain = parts([("Ratings", ROWS)])
    whole = archive(entries(plain))
    trial.takes("as most write them", whole, **BOOK)
    trial.takes("nothing packed", archive(entries(plain, method=0)), **BOOK)
    trial.takes("zip64 sizes", archive(entries(plain, zip64=True)), **BOOK)
    trial.takes("a zip64 directory", archive(entries(plain), zip64=True), **BOOK)
    trial.takes("data descriptors", archive(entries(plain, descriptor=True)), **BOOK)
    trial.takes("bytes before it", archive([Entry("junk", b"junk" * 100, method=0, listed=False)] + entries(plain)), **BOOK)
    trial.takes("bytes before it", archive(entries(plain), before=b"\x7fjunk\0" * 50), **BOOK)
    trial.takes("bytes before it that count for nothing", archive(entries(plain), before=b"junk" * 100, shifted=False),
                **BOOK)
    trial.takes("bytes before it that look like an archive", b"PK\x03\x04junk" + whole, **BOOK)
    trial.takes("a comment behind", archive(entries(plain), comment=b"a comment PK\x05\x06 inside"), **BOOK)
    broken = {"code": "broken-archive", "severity": "refused-file"}
    trial.refuses("no directory", archive(entries(plain), directory=False), broken, **SOON)
    for share in (0.1, 0.5, 0.9, 0.99):
        trial.refuses(f"cut at {share:.0%}", whole[:int(len(whole) * share)], broken, **SOON)
    damaged = entries(plain)
    damaged[1].checksum ^= 1
    trial.refuses("a wrong checksum", archive(damaged), {**broken, "rule": "checksum"}, **SOON)
    flipped = entries(plain)
    flipped[1].packed = flipped[1].packed[:20] + bytes([flipped[1].packed[20] ^ 0x55]) + flipped[1].packed[21:]
    trial.refuses("a flipped bit", archive(flipped), broken, **SOON)
    lying = entries(plain)
    lying[1].size = 10
    trial.refuses("a wrong size", archive(lying), broken, **SOON)
    twice = entries(plain)
    trial.refuses("an entry twice", archive(twice + [Entry(twice[1].name, sheet([HEAD]))]), broken, **SOON)
    first = entries(plain)
    over = first + [Entry("xl/other.xml", first[1].data, offset=0)]
    trial.refuses("entries that overlap", archive(over), {**broken, "rule": "overlap"}, **SOON)
    far = entries(plain)
    far[1].packed_size = 1 << 30
    trial.refuses("an entry beyond the end", archive(far), broken, **SOON)
    odd = entries(plain)
    odd[1].method = 99
    trial.refuses("an unknown method", archive(odd), {**broken, "rule": "method"}, **SOON)
    trial.refuses("many entries", archive([Entry(f"x{number}", b"", method=0) for number in range(20_000)]
                                          + entries(plain)), {"severity": "refused-file", "code": "broken-archive"},
                  **SOON)


@case(55, "entries with the names of other places")
def paths(trial):
    plain = entries(parts([("Ratings", ROWS)]))
    for name in ("../../evil.csv", "/tmp/freedom-evil.csv", "..\\..\\evil.csv", "C:\\evil.csv", "a\0b", "x" * 60_000):
        trial.takes(repr(name)[:40], archive(plain + [Entry(name, b"evil")]), **BOOK)
    trial.takes("a link", archive(plain + [Entry("link", b"/etc/passwd", method=0, mode=0o120777)]), **BOOK)
    made = parts([("Ratings", ROWS)])
    made["xl/_rels/workbook.xml.rels"] = made["xl/_rels/workbook.xml.rels"].replace(
        "worksheets/sheet1.xml", "../../../../etc/passwd")
    trial.refuses("a sheet at the path of a file", archive(entries(made)),
                  {"code": "broken-archive", "severity": "refused-file", "rule": "missing"}, **SOON)
    made["xl/_rels/workbook.xml.rels"] = made["xl/_rels/workbook.xml.rels"].replace(
        'Target="../../../../etc/passwd"', 'TargetMode="External" Target="file:///etc/passwd"')
    trial.refuses("a sheet in the network", archive(entries(made)), {"severity": "refused-file",
                                                                     "code": "broken-archive"}, **SOON)
    trial.check("nothing was written", (not os.path.exists("/tmp/freedom-evil.csv"), "an entry was unpacked"))


def bomb(prefix, middle, count, suffix):
    """A packed part of count times some bytes, made without holding it."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    checksum, size, packed = 0, 0, []
    for piece in [prefix] + [middle] * count + [suffix]:
        checksum = zlib.crc32(piece, checksum)
        size += len(piece)
        packed.append(packer.compress(piece))
    packed.append(packer.flush())
    return dict(packed=b"".join(packed), checksum=checksum, size=size)


def bombed(made, name, middle, count, prefix=None, suffix=b""):
    """Writes a workbook in which one part is blown up; it is not kept, because the memory of this process would count as
    the memory of those that it starts."""
    def write(path):
        result = entries({key: value for key, value in made.items() if key != name})
        with open(path, "wb") as file:
            file.write(archive(
                result + [Entry(name, b"", **bomb(prefix or made[name].encode(), middle, count, suffix))]))
    return write


@case(56, "zip bombs")
def bombs(trial):
    made = parts([("Ratings", ROWS)], strings=["a"])
    page = "xl/worksheets/sheet1.xml"
    hostile = {"severity": "refused-file", "rule": "may"}
    trial.refuses("300 MiB of padding", bombed(made, page, b" " * MIB, 300), hostile, **SOON)
    start = f'<worksheet xmlns="{MAIN}"><sheetData><row r="1"><c t="inlineStr"><is><t>'.encode()
    trial.refuses("one text of 300 MiB", bombed(made, page, b"x" * MIB, 300, start), hostile, **SOON)
    trial.refuses("a shared string of 300 MiB", bombed(made, "xl/sharedStrings.xml", b"x" * MIB, 300,
                                                       f'<sst xmlns="{MAIN}"><si><t>'.encode()),
                  hostile, **SOON)
    start = f'<worksheet xmlns="{MAIN}"><sheetData>'.encode()
    rows = b"<row>" + b"<c><v>1</v></c>" * 10_000 + b"</row>"
    trial.refuses("10 million cells", bombed(made, page, rows, 1000, start, b"</sheetData></worksheet>"), hostile, **SOON)
    trial.refuses("a lying size", archive([
        entry if entry.name.decode() != page else Entry(page, b"", **{
            **bomb(b"", b" " * MIB, 200, b""), "size": 1000}) for entry in entries(made)]),
        hostile, **SOON)
    inner = archive([Entry("a", b"", **bomb(b"", b"\0" * MIB, 100, b""))])
    trial.takes("a zip inside that no one opens", archive(entries(made) + [Entry("xl/media/a.zip", inner)]), **BOOK)
    trial.takes("a bomb in a part that no one opens",
                archive(entries(made) + [Entry("xl/media/b.bin", b"", **bomb(b"", b"\0" * MIB, 300, b""))]), **BOOK)
    trial.refuses("workbook.xml of 300 MiB", bombed(made, "xl/workbook.xml", b" " * MIB, 300), hostile, **SOON)
    strings = dict(made)
    strings["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">' + "<si><t/></si>" * 60_000 + "</sst>"
    trial.takes("60,000 empty strings", archive(entries(strings, method=0)), **BOOK)
    # A small file can show one long text in every cell of a sheet.
    for count, rows in ((1000, 1), (7, 12), (1, 20_000)):
        shown = dict(made)
        shown["xl/sharedStrings.xml"] = (
            f'<sst xmlns="{MAIN}"><si><t>' + base64.b64encode(random.Random(1).randbytes(760_000)).decode()
            + "</t></si></sst>")
        shown[page] = sheet(sheet_data(ROWS) + ("<row>" + '<c t="s"><v>0</v></c>' * count + "</row>") * rows)
        trial.refuses(f"one text of a mebibyte in {count} cells of {rows} rows", archive(entries(shown)),
                      hostile, **SOON)
    numbers = b"".join(b"<c><v>%d</v></c>" % (number * 2654435761 % 4294967296) for number in range(10_000))
    trial.refuses("3 million cells, hardly packed", bombed(made, page, b"<row>" + numbers + b"</row>", 300, start,
                                                           b"</sheetData></worksheet>"),
                  {"severity": "refused-file"}, **{**SOON, "cpu": 2.0})
    start += sheet_data(ROWS).encode()
    trial.refuses("3 million cells below a header", bombed(made, page, b"<row>" + b"".join(
        b"<c><v>%d</v></c>" % (number * 2654435761 % 4294967296) for number in range(5)) + b"</row>", 600_000, start,
                                                           b"</sheetData></worksheet>"), hostile, **SOON)


@case(57, "document types and entities")
def entities(trial):
    wanted = {"code": "dtd-not-allowed", "severity": "refused-file", "rule": "DTD"}
    secret = os.path.join(trial.bench.work, "secret.txt")
    with open(secret, "w") as file:
        file.write("Poland")

    def with_type(kind, use="&x;"):
        row = f'<row r="1"><c t="inlineStr"><is><t>{use}</t></is></c></row>'
        xml = sheet(row)
        return with_sheet(xml.replace("<worksheet", kind + "<worksheet", 1))
    laughs = "".join(f'<!ENTITY x{n} "{f"&x{n - 1};" * 10}">' for n in range(1, 10))
    for name, kind in (
            ("a plain type", "<!DOCTYPE worksheet>"),
            ("an external file", f'<!DOCTYPE w [<!ENTITY x SYSTEM "file://{secret}">]>'),
            ("an address", '<!DOCTYPE w [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>'),
            ("an external type", '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/x.dtd">'),
            ("billion laughs", f'<!DOCTYPE w [<!ENTITY x0 "ha">{laughs}<!ENTITY x "&x9;">]>'),
            ("parameter entities", f'<!DOCTYPE w [<!ENTITY % p SYSTEM "file://{secret}">%p;]>'),
            ("quadratic blow-up", f'<!DOCTYPE w [<!ENTITY x "{"a" * 50_000}">]>')):
        trial.refuses(name, with_type(kind), wanted, **SOON)
    made = parts([("Ratings", ROWS)], strings=["a"])
    for part in ("xl/workbook.xml", "xl/sharedStrings.xml", "_rels/.rels"):
        changed = dict(made)
        changed[part] = f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{secret}">]>' + changed[part]
        trial.refuses(f"in {part}", archive(entries(changed)), wanted, **SOON)
    trial.refuses("an entity that is not declared", with_type(""), {"code": "broken-xml", "severity": "refused-file"},
                  **SOON)
    deep = with_sheet(sheet("<row><c>" + "<y>" * 100_000))
    trial.refuses("100,000 elements deep", deep, {"severity": "refused-file", "code": "nested-too-deep"}, **SOON)


@case(58, "hostile dimensions and far cells")
def far(trial):
    dimension = '<dimension ref="A1:XFD1048576"/>'
    trial.takes("a dimension of the whole sheet", with_sheet(sheet(ROWS, before=dimension)), **SOON)
    trial.takes("whole rows", with_sheet(sheet(ROWS, before='<dimension ref="1:1048576"/>')), **SOON)
    data = sheet_data(ROWS)
    corner = data + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    trial.refuses("a cell in the last corner", with_sheet(sheet(corner)),
                  {"severity": "refused-row", "row": 1048576, "code": "missing-name"}, kept=None, **SOON)
    only = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    trial.refuses("A1 and XFD1048576 alone", with_sheet(sheet(only)), {"severity": "refused-file",
                                                                       "code": "unknown-layout"}, **SOON)
    empty = data + '<row r="1048576"/>'
    trial.takes("an empty last row", with_sheet(sheet(empty)), **SOON)
    for name, place in (("beyond the last column", "XFE1"), ("beyond the last row", "A1048577"), ("row 0", "A0"),
                        ("a huge number", "A99999999999999999999")):
        trial.refuses(name, with_sheet(sheet(f'<row><c r="{place}"><v>1</v></c></row>')),
                      {"code": "impossible-address", "severity": "refused-file"}, **SOON)


@case(59, "cells out of order, doubled or without a place")
def order(trial):
    def rows(text):
        return with_sheet(sheet(sheet_data([HEAD, list(KENYA[:1]) + [2009, 4, 3, "PF"]]) + text))

    def row(number, *made):
        return f'<row r="{number}">' + "".join(made) + "</row>"

    def text(place, value):
        return f'<c r="{place}" t="inlineStr"><is><t>{value}</t></is></c>'

    def number(place, value):
        return f'<c r="{place}"><v>{value}</v></c>'
    poland = [text("A3", "Poland"), number("B3", 2009), number("C3", 1), number("D3", 1), text("E3", "F")]
    trial.takes("cells backwards", rows(row(3, *reversed(poland))), **BOOK)
    bare = [made.replace(' r="A3"', "").replace(' r="B3"', "").replace(' r="C3"', "").replace(' r="D3"', "").replace(
        ' r="E3"', "") for made in poland]
    trial.takes("no addresses", rows("<row>" + "".join(bare) + "</row>"), **BOOK)
    trial.refuses("a cell twice", rows(row(3, *poland, number("C3", 2))),
                  {"code": "duplicate-cell", "severity": "refused-row", "sheet": "Ratings", "row": 3, "column": "pr",
                   "cell": "C3"}, kept=[KENYA], **SOON)
    trial.refuses("a row twice", rows(row(3, *poland) + row(3, *poland)),
                  {"code": "repeated-row", "severity": "refused-row", "row": 3}, kept=GOOD, **SOON)
    head = sheet_data([HEAD])
    kenya = row(3, text("A3", "Kenya"), number("B3", 2009), number("C3", 4), number("D3", 3), text("E3", "PF"))
    trial.takes("rows backwards", with_sheet(sheet(
        head + kenya + row(2, *[made.replace('3"', '2"', 1) for made in poland]))), **BOOK)
    trial.refuses("a cell that claims another row", rows(row(3, *poland[:4], text("E7", "F"))),
                  {"code": "wrong-address", "severity": "refused-row", "row": 3}, kept=[KENYA], **SOON)


@case(60, "shared strings and ways to write text")
def strings(trial):
    def shared(index):
        return Raw(f'<c r="{{at}}" t="s"><v>{index}</v></c>')

    def named(cell, texts=None):
        rows = [HEAD, ["Kenya", 2009, 4, 3, "PF"], [cell, 2009, 1, 1, "F"]]
        return book(rows, strings=texts)
    for name, index in (("beyond the end", "7"), ("negative", "-1"), ("no number", "x"), ("huge", "99999999999")):
        trial.refuses(f"an index {name}", named(shared(index), ["Poland"]),
                      {"code": "no-such-string", "severity": "refused-file", "sheet": "Ratings", "row": 3,
                       "column": "A", "cell": "A3", "value": index}, **SOON)
    trial.refuses("an index without strings", named(shared("0")), "no-such-string", **SOON)
    for name, text in (
            ("plain", "Poland"), ("rich text", "<si><r><rPr><b/></rPr><t>Pol</t></r><r><t>and</t></r></si>"),
            ("phonetic runs", '<si><t>Poland</t><rPh sb="0" eb="1"><t>ignored</t></rPh></si>'),
            ("CDATA", "<si><t><![CDATA[Poland]]></t></si>"),
            ("character references", "<si><t>&#80;o&#x6c;and</t></si>"),
            ("comments inside", "<si><t>Pol<!-- x -->and</t></si>")):
        trial.takes(name, named(shared("0"), [text]), **BOOK)
    trial.takes("inline", named(Raw('<c r="{at}" t="inlineStr"><is><r><t>Pol</t></r><r><t>and</t></r></is></c>')), **BOOK)
    trial.takes("a formula's text", named(Raw('<c r="{at}" t="str"><f>A1</f><v>Poland</v></c>')), **BOOK)
    trial.takes("_x000D_ at the end", named(shared("0"), ["Poland_x000D_"]), notes=["trimmed"], **BOOK)
    trial.takes("preserved blanks", named(shared("0"), ['<si><t xml:space="preserve"> Poland </t></si>']),
                notes=[{"code": "trimmed", "sheet": "Ratings", "row": 3, "cell": "A3"}], **BOOK)


@case(61, "merged, hidden, filtered and frozen")
def furniture(trial):
    frozen = '<sheetViews><sheetView><pane ySplit="1" state="frozen"/></sheetView></sheetViews>'
    trial.takes("frozen panes", with_sheet(sheet(ROWS, before=frozen)), **BOOK)
    trial.takes("a filter", with_sheet(sheet(ROWS, after='<autoFilter ref="A1:E3"/>')), **BOOK)
    merged = '<mergeCells count="1"><mergeCell ref="A1:E1"/></mergeCells>'
    trial.takes("a merged title", with_sheet(sheet([["Ratings", "", "", "", ""]] + ROWS, after=merged)), **BOOK)
    hidden = sheet(ROWS).replace('<row r="3">', '<row r="3" hidden="1">')
    trial.takes("a hidden row", with_sheet(hidden), notes=[{"code": "hidden-rows", "sheet": "Ratings", "value": "1"}],
                **BOOK)
    columns = '<cols><col min="3" max="4" hidden="1"/></cols>'
    trial.takes("hidden columns", with_sheet(sheet(ROWS, before=columns)),
                notes=[{"code": "hidden-columns", "value": "2"}], **BOOK)
    trial.takes("a hidden sheet", archive(entries(parts([("Cover", [["nothing"]]), ("Ratings", ROWS)],
                                                        states={"Ratings": "hidden"}))),
                notes=[{"code": "hidden-sheet", "sheet": "Ratings"}], **BOOK)
    trial.takes("a very hidden sheet", archive(entries(parts([("Ratings", ROWS)], states={"Ratings": "veryHidden"}))),
                notes=["hidden-sheet"], **BOOK)


@case(62, "formulas, errors, truth and dates")
def formulas(trial):
    def with_rating(xml, year=2009):
        return book([HEAD, ["Kenya", 2009, 4, 3, "PF"], ["Poland", year, Raw(xml), 1, "F"]])
    trial.takes("a formula with its value", with_rating('<c r="{at}"><f>1+0</f><v>1</v></c>'), **BOOK)
    trial.takes("a shared formula with its value", with_rating(
        '<c r="{at}"><f t="shared" si="0"/><v>1</v></c>'), **BOOK)
    wanted = {"severity": "refused-row", "code": "cell-without-value", "sheet": "Ratings", "row": 3, "column": "pr",
              "cell": "C3"}
    trial.refuses("a formula without one", with_rating('<c r="{at}"><f>1+0</f></c>'),
                  {**wanted, "rule": "formula"}, kept=[KENYA], **SOON)
    for error in ("#N/A", "#REF!", "#DIV/0!"):
        trial.refuses(error, with_rating(f'<c r="{{at}}" t="e"><f>A1</f><v>{error}</v></c>'),
                      {**wanted, "value": error, "rule": "error"}, kept=[KENYA], **SOON)
    trial.refuses("true", with_rating('<c r="{at}" t="b"><v>1</v></c>'), {**wanted, "rule": "true"}, kept=[KENYA], **SOON)
    trial.refuses("a date", with_rating('<c r="{at}" t="d"><v>2009-01-01</v></c>'),
                  {"severity": "refused-row", "code": "not-a-number", "cell": "C3"}, kept=[KENYA], **SOON)
    trial.refuses("a date for a year", with_rating('<c r="{at}"><v>1</v></c>', year=39814),
                  {"code": "unknown-edition", "cell": "B3", "value": "39814", "hint": "date"}, kept=[KENYA], **SOON)
    trial.refuses("an error for a name", book([HEAD, ["Kenya", 2009, 4, 3, "PF"],
                                               [Raw('<c r="{at}" t="e"><v>#N/A</v></c>'), 2009, 1, 1, "F"]]),
                  {"severity": "refused-row", "row": 3, "code": "unknown-entity", "cell": "A3"}, kept=[KENYA], **SOON)


@case(63, "names of sheets")
def sheet_names(trial):
    for name in ("Ratings ", " Ratings", "R" * 60, "It's \"quoted\"", "Ratings & <more>", "Übersicht 2009"):
        trial.takes(repr(name)[:40], archive(entries(parts([(name, ROWS)]))), **BOOK)
    trial.refuses("same but for case", archive(entries(parts([("Ratings", ROWS), ("RATINGS", [
        HEAD, ["Poland", 2009, 2, 1, "F"]])]))),
        {"code": "contradicting-duplicate", "severity": "refused-row", "sheet": "RATINGS", "row": 2, "cell": "C2",
         "rule": "Ratings!C3"}, **SOON)
    trial.takes("same but for case, the same values", archive(entries(parts([("Ratings", ROWS), ("RATINGS", ROWS)]))),
                notes=[{"code": "duplicate", "sheet": "RATINGS"}], **BOOK)
    trial.refuses("ESC in a name", archive(entries(parts([("R\x85\u202e", [HEAD, ["Atlantis", 2009, 1, 1, "F"]])]))),
                  {"code": "unknown-entity", "sheet": "R\x85\u202e"}, **SOON)


@case(64, "unknown parts and other ways to write a workbook")
def writers(trial):
    made = parts([("Ratings", ROWS)])
    trial.takes("unknown parts", archive(entries(made) + [Entry("docProps/odd.xml", "<a/>"), Entry("[trash]/0.dat", b"x")]),
                **BOOK)
    strict = {name: text.replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                                 "http://purl.oclc.org/ooxml/officeDocument/relationships").replace(
        MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main") for name, text in made.items()}
    trial.takes("the strict namespace", archive(entries(strict)), **BOOK)
    absolute = {name: text.replace('Target="xl/', 'Target="/xl/').replace(
        'Target="worksheets', 'Target="/xl/worksheets') for name, text in made.items()}
    trial.takes("absolute paths of parts", archive(entries(absolute)), **BOOK)
    prefixed = dict(made)
    page = "xl/worksheets/sheet1.xml"
    text = made[page].replace("xmlns=", "xmlns:x=")
    for name in ("worksheet", "sheetData", "row", "c", "v", "is", "t"):
        text = text.replace(f"<{name} ", f"<x:{name} ").replace(f"<{name}>", f"<x:{name}>").replace(
            f"</{name}>", f"</x:{name}>")
    prefixed[page] = text
    trial.takes("prefixed namespaces", archive(entries(prefixed)), **BOOK)
    moved = {name.replace("sheet1", "blatt7"): text.replace("sheet1", "blatt7") for name, text in made.items()}
    trial.takes("a part of another name", archive(entries(moved)), **BOOK)
    trial.takes("other case", archive(entries({name.replace("xl/", "XL/"): text for name, text in made.items()})), **BOOK)
    marked = {name: "\ufeff" + text for name, text in made.items()}
    trial.takes("byte order marks in its parts", archive(entries(marked)), **BOOK)
    wide = {name: text.replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16") if name == page else text
            for name, text in made.items()}
    trial.takes("a sheet in UTF-16", archive(entries(wide)), **BOOK)


@case(65, "numbers as text, exponents, nearly whole numbers")
def numbers(trial):
    def with_rating(cell):
        return book([HEAD, ["Kenya", 2009, 4, 3, "PF"], ["Poland", 2009, cell, 1, "F"]])
    place = {"severity": "note", "sheet": "Ratings", "row": 3, "cell": "C3"}
    trial.takes("'1' as text", with_rating("1"), notes=[{**place, "code": "number-stored-as-text", "value": "1"}], **BOOK)
    trial.takes("a text with a blank", with_rating(" 1"), notes=[{**place, "code": "trimmed"}], **BOOK)
    trial.takes("1E+00", with_rating(Raw('<c r="{at}"><v>1E+00</v></c>')), **BOOK)
    trial.takes("0.9999999999", with_rating(Raw('<c r="{at}"><v>0.9999999999</v></c>')),
                notes=[{**place, "code": "rounded", "value": "0.9999999999"}], **BOOK)
    trial.refuses("0.99", with_rating(Raw('<c r="{at}"><v>0.99</v></c>')),
                  {"code": "not-a-number", "severity": "refused-row", "cell": "C3", "rule": "whole"}, kept=[KENYA], **SOON)
    trial.takes("1.0", with_rating(Raw('<c r="{at}"><v>1.0</v></c>')), **BOOK)
    trial.refuses("'one' as text", with_rating("one"), {"code": "not-a-number", "cell": "C3", "value": "one"},
                  kept=[KENYA], **SOON)
    trial.takes("years as text", book([HEAD, ["Kenya", "2009", 4, 3, "PF"], ["Poland", "2009", 1, 1, "F"]]), **BOOK)
