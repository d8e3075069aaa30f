"""Small workbooks, changed at random, and what other readers see in them: {(name, column, year): {value}}."""
import collections
import datetime
import functools
import importlib.util
import io
import os
import pickle
import re
import resource
import struct
import tempfile
import warnings
import zipfile

NAMES = ("Kenya", "Poland", "France", "Chad", "Mali", "Peru", "Nepal", "Togo", "Cuba", "Malta",
         "Japan", "Brazil")
Original = collections.namedtuple("Original", "data values")


def are_here():
    return all(map(importlib.util.find_spec, ("xlrd", "xlwt", "openpyxl", "xlsxwriter",
                                              "python_calamine")))


def rows(first=0):
    """A table of ratings: country, year, two ratings, a total with decimals, and a text."""
    yield ["country", "year", "pr", "cl", "total", "remark"]
    for index, name in enumerate(NAMES):
        yield [name, 2010 + (first + index) % 9, 1 + index % 7, 1 + index * 3 % 7,
               90.5 - index * 6.25,
               "no remark" if index % 4 else None]


# Other readers

def number(value):
    """What a cell is as a number; None for a text that is not one, a date, an error or a truth value."""
    if isinstance(value, (bool, datetime.date, datetime.time, datetime.timedelta)):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def known(name):
    """A name in one spelling; an unknown one, such as the code of a country, only as unknown."""
    return name.strip().lower() if name.strip().lower() in [one.lower() for one in NAMES] else "?"


def values(sheets):
    """The values of all sheets whose rows have a header with country and year."""
    found = collections.defaultdict(set)
    for sheet in sheets:
        header = None
        for row in sheet:
            if header is None:
                words = [value.strip().lower() if isinstance(value, str) else "" for value in row]
                header = words if "country" in words and "year" in words else None
                continue
            name, year = row[header.index("country")], number(row[header.index("year")])
            for word, value in zip(header, row):
                if word not in ("country", "year",
                                "") and number(value) is not None and name and year:
                    found[known(str(name)), word, int(year)].add(number(value))
    return dict(found)


def guarded(read):
    """A reader in a process of its own, None for what it cannot read: on some files readers abort, never end, or ask
    for all the memory."""
    def reading(path):
        source, sink = os.pipe()
        if (child := os.fork()) == 0:
            try:
                for output in (1, 2):
                    os.dup2(os.open(os.devnull, os.O_WRONLY), output)
                resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
                resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
                warnings.simplefilter("ignore")
                with os.fdopen(sink, "wb") as pipe:
                    pickle.dump(values(read(path)), pipe)
                os._exit(0)
            except BaseException:  # calamine's panics are not an Exception
                os._exit(1)
        os.close(sink)
        with os.fdopen(source, "rb") as pipe:
            data = pipe.read()
        return pickle.loads(data) if os.waitpid(child, 0)[1] == 0 else None
    return reading


def by_xlrd(path):
    import xlrd
    for sheet in xlrd.open_workbook(path, logfile=open(os.devnull, "w")).sheets():
        yield [[cell.value if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER) else None
                for cell in sheet.row(row)] for row in range(sheet.nrows)]


def by_openpyxl(path):
    import openpyxl
    for sheet in openpyxl.load_workbook(path, data_only=True).worksheets:
        yield [[None if cell.data_type in "ebd" else cell.value for cell in row]
               for row in sheet.iter_rows()]


def by_calamine(path):
    import python_calamine
    book = python_calamine.CalamineWorkbook.from_path(path)
    return [book.get_sheet_by_name(name).to_python() for name in book.sheet_names]


READERS = {"xls": [guarded(by_xlrd), guarded(by_calamine)],
           "xlsx": [guarded(by_openpyxl), guarded(by_calamine)]}


@functools.cache
def originals(kind):
    """The workbooks before they are changed, with what the first of the other readers sees in them."""
    made = []
    for data in WRITTEN[kind]():
        with tempfile.NamedTemporaryFile(suffix="." + kind) as file:
            file.write(data)
            file.flush()
            made.append(Original(data, READERS[kind][0](file.name)))
            assert made[-1].values, "the workbook that is to be changed cannot be read"
    return made


def broken(data, chance):
    """Bytes with a few others in them, or cut."""
    if chance.random() < 0.3:
        return data[:chance.randrange(len(data))]
    data = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] = chance.choice([0, 1, 0x7F, 0xFF, chance.randrange(256)])
    return bytes(data)


# Old workbooks (BIFF8), record by record

BEGIN, BOUND_SHEET, NUMBER, RK, FORMULA, SHARED = 0x809, 0x85, 0x203, 0x27E, 6, 0xFD
TYPES = [0x06, 0x0A, 0x22, 0x2F, 0x3C, 0x7D, 0x85, 0xBD, 0xBE, 0xD6, 0xE0, 0xFC, 0xFD, 0x200, 0x201,
         0x203, 0x204, 0x205,
         0x207, 0x208, 0x221, 0x27E, 0x41E, 0x4BC, 0x809, 0, 0xFFFF]


def split(stream):
    records, place = [], 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        records.append((kind, stream[place + 4:place + 4 + length]))
        place += 4 + length
    return records


def joined(records):
    """The stream, with the places of its sheets corrected."""
    begins, place = [], 0
    for kind, body in records:
        begins += [place] if kind == BEGIN else []
        place += 4 + len(body)
    sheets, stream = iter(begins[1:]), b""
    for kind, body in records:
        if kind == BOUND_SHEET and len(body) > 6 and body[5] == 0:
            body = struct.pack("<I", next(sheets, 0)) + body[4:]
        stream += struct.pack("<HH", kind, len(body)) + body
    return stream


def contained(stream):
    from xlwt.CompoundDoc import XlsDoc
    file = io.BytesIO()
    XlsDoc().save(file, stream)
    return file.getvalue()


def stream_of(data):
    """The stream of a workbook that xlwt wrote: it begins behind the header and has the size that its entry says."""
    import xlrd
    return xlrd.compdoc.CompDoc(data, logfile=open(os.devnull, "w")).get_named_stream("Workbook")


def old_workbooks():
    import xlwt
    for kind in ("plain", "styled", "long"):
        book = xlwt.Workbook()
        for count in range(2 if kind == "styled" else 1):
            sheet = book.add_sheet(f"Data {count}")
            for row, cells in enumerate(rows(count)):
                for column, value in enumerate(cells):
                    if value is not None:
                        sheet.write(row, column, value)
        if kind == "styled":
            for row, value in enumerate([43831, True, xlwt.Formula("1/0"), "N/A"], 1):
                book.get_sheet(0).write(row, 6, value, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
            book.get_sheet(0).row(3).hidden = True
        for row in range(1, 12) if kind == "long" else ():
            sheet.write(row, 7, f"Ж{row} " * 400)
        records = split(book.get_biff_data())
        if kind == "plain":
            records = [part for record in records for part in with_formulas(*record)]
        yield contained(joined(records))


def with_formulas(kind, body):
    """A number or text as the stored value of a formula, where its column is the third or the last."""
    column = struct.unpack_from("<H", body, 2)[0] if kind in (RK, SHARED) else None
    rest = struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00"
    if column == 2 and kind == RK:
        return [(FORMULA, body[:6] + struct.pack("<d",
                                                 float(struct.unpack_from("<i", body, 6)[0] >> 2))
                 + rest)]
    if column == 5 and kind == SHARED:
        return [(FORMULA, body[:6] + b"\0\0\0\0\0\0\xff\xff" + rest),
                (0x207, struct.pack("<HB", 2, 0) + b"ok")]
    return [(kind, body)]


def changed_xls(original, chance):
    """The name of a change and the workbook after it."""
    change = chance.choice(["bytes", "length", "type", "body", "word", "remove", "repeat", "swap",
                            "split", "value"])
    if change == "bytes":
        return change, broken(original.data, chance)
    stream = stream_of(original.data)
    records = split(stream)
    index, other = chance.randrange(len(records)), chance.randrange(len(records))
    if change == "value":
        index = chance.choice([at for at, (kind, _) in enumerate(records)
                               if kind in (NUMBER, RK, FORMULA, SHARED)])
    kind, body = records[index]
    if change == "length":
        stream = bytearray(stream)
        struct.pack_into("<H", stream, sum(4 + len(before) for _, before in records[:index]) + 2,
                         chance.choice([0, 1, 6, len(body) ^ 1, len(body) + 4, 0xFFFF]))
        return change, contained(bytes(stream))
    if change == "type":
        records[index] = (chance.choice(TYPES), body)
    elif change == "remove":
        del records[index]
    elif change == "repeat":
        records.insert(other, records[index])
    elif change == "swap":
        records[index], records[other] = records[other], records[index]
    elif change == "value":
        tail = bytes(chance.choice([0, 0x40, 0xFF, chance.randrange(256)]) for _ in body[6:14])
        records[index] = (kind, body[:6] + tail + body[14:])
    elif len(body) > 1:
        place = chance.randrange(len(body) // 2) * 2
        if change == "split":
            records[index:index + 1] = [(kind, body[:place]), (0x3C, body[place:])]
        else:
            word = chance.choice([0, 1, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF, chance.randrange(1 << 16)])
            size = 2 if change == "word" else 1
            records[index] = (kind, body[:place] + struct.pack("<H", word)[:size]
                              + body[place + size:])
    return change, contained(joined(records))


# Workbooks (XLSX), element by element

OTHER = ' xmlns:x="urn:other"'
WRAPS = [('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
          'Requires="x">', "</mc:Choice></mc:AlternateContent>"),
         (f"<x:y{OTHER}>", "</x:y>"), ("<y>", "</y>"), ("<extLst><ext>", "</ext></extLst>"),
         ("<!--", "-->")]
CELL, ROW, ITEM = r"<c\b[^>]*?(?:/>|>.*?</c>)", r"<row\b[^>]*>.*?</row>", r"<si>.*?</si>|<xf\b[^>]*?/>|<sheet\b[^>]*/>"


def workbooks():
    import openpyxl
    import xlsxwriter
    book = openpyxl.Workbook()
    for row in rows():
        book.active.append(row)
    book.active["G2"] = 43831
    book.active["G2"].number_format = "yyyy-mm-dd"
    book.create_sheet("Notes").append(["nothing"])
    first, second = io.BytesIO(), io.BytesIO()
    book.save(first)
    book = xlsxwriter.Workbook(second, {"in_memory": True})
    sheet, date = book.add_worksheet("Data"), book.add_format({"num_format": "d mmm yyyy"})
    for row, cells in enumerate(rows()):
        for column, value in enumerate(cells):
            if row and column == 3:
                sheet.write_formula(row, column, f"={value}+0", None, value)
            elif value is not None:
                sheet.write(row, column, value)
    sheet.write_boolean(1, 6, True)
    sheet.write_formula(2, 6, "=1/0", None, "#DIV/0!")
    sheet.write_number(3, 6, 43831, date)
    sheet.set_row(4, None, None, {"hidden": True})
    book.close()
    return first.getvalue(), second.getvalue()


def in_cell(cell, chance):
    """A cell with its type, style, address or elements changed."""
    change = chance.choice(["t", "s", "r", "beside", "foreign", "twice", "nested", "none", "value"])
    if change in "tsr":
        value = {"t": ["s", "n", "str", "inlineStr", "b", "e", "d", "zzz", ""],
                 "s": [0, 1, 2, 3, 9, "x"],
                 "r": ["B3", "C2", "XFE1", "3", ""]}[change]
        value = chance.choice(value)
        cell = re.sub(rf' {change}="[^"]*"', "", cell, count=1)
        return cell if value == "" else cell.replace("<c", f'<c {change}="{value}"', 1)
    value = chance.choice(["4", "4.5", "x", "", "1E2", " 3 ", "-1", "007", "2020", "0x10", "NaN",
                           "1,5"])
    if change == "value":
        return re.sub(r"<v>[^<]*</v>", f"<v>{value}</v>", cell)
    extra = {"beside": f"<is><t>{value}</t></is>", "foreign": f"<x:v{OTHER}>{value}</x:v>",
             "twice": f"<v>{value}</v>"}
    if change in extra:
        where = chance.choice(["<v>", "</c>"])
        return cell.replace(where, extra[change] + where, 1)
    start, end = chance.choice(WRAPS)
    return cell.replace("<v>", f"{start}<v>" if change == "nested" else "", 1).replace("</v>",
                                                                                       f"</v>{end}",
                                                                                       1)


def changed_xlsx(original, chance):
    """The name of a change and the workbook after it."""
    change = chance.choice(["cell"] * 6 + ["wrap", "remove", "repeat", "swap", "letter", "number",
                                           "cut", "part", "bytes"])
    if change == "bytes":
        return change, broken(original.data, chance)
    with zipfile.ZipFile(io.BytesIO(original.data)) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    name = sheet if change == "cell" or chance.random() < 0.5 else chance.choice(list(parts))
    text = parts.pop(name)
    place = chance.randrange(len(text))
    pattern = r"\d+" if change == "number" else CELL if change == "cell" else (
        chance.choice([CELL, ROW]) if name == sheet else ITEM)
    found = list(re.finditer(pattern, text, re.DOTALL))
    if change == "cut":
        text = text[:place]
    elif change == "letter":
        text = text[:place] + chance.choice("019<>/\"=aéЖ ") + text[place + 1:]
    elif found:
        one, other = chance.choice(found), chance.choice(found)
        start, end = chance.choice(WRAPS)
        piece = {"cell": lambda: in_cell(one[0], chance), "wrap": lambda: start + one[0] + end,
                 "remove": lambda: "",
                 "repeat": lambda: one[0] * 2, "swap": lambda: other[0], "part": lambda: one[0],
                 "number": lambda: str(chance.choice([0, 1, 14, 22, 999, 2**31, -1]))}[change]()
        text = text[:one.start()] + piece + text[one.end():]
    if change != "part":
        parts[name] = text
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    return change, file.getvalue()


WRITTEN, CHANGES = {"xls": old_workbooks, "xlsx": workbooks}, {"xls": changed_xls,
                                                               "xlsx": changed_xlsx}
