"""XLSX workbooks, their XML changed inside of a sound archive, or the archive's bytes."""
import io
import re
import zipfile

import openpyxl
import xlsxwriter

import original

OTHER = ' xmlns:x="urn:other"'
WRAPS = [('<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice '
          'Requires="x">', "</mc:Choice></mc:AlternateContent>"),
         (f"<x:y{OTHER}>", "</x:y>"), ("<y>", "</y>"), ("<extLst><ext>", "</ext></extLst>"), ("<!--", "-->")]
TYPES = ["s", "n", "str", "inlineStr", "b", "e", "d", "zzz", ""]
CELL, ROW, ITEM = r"<c\b[^>]*?(?:/>|>.*?</c>)", r"<row\b[^>]*>.*?</row>", r"<si>.*?</si>|<xf\b[^>]*?/>|<sheet\b[^>]*/>"


def by_openpyxl():
    book = openpyxl.Workbook()
    for row in original.rows():
        book.active.append(row)
    book.active["G2"] = 43831
    book.active["G2"].number_format = "yyyy-mm-dd"
    book.create_sheet("Notes").append(["nothing"])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def by_xlsxwriter():
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    sheet, date = book.add_worksheet("Data"), book.add_format({"num_format": "d mmm yyyy"})
    percent = book.add_format({"num_format": "0.0"})
    for row, values in enumerate(original.rows()):
        for column, value in enumerate(values):
            if row and column == 3:
                sheet.write_formula(row, column, f"={value}+0", None, value)
            elif row and column == 4:
                sheet.write_number(row, column, value, percent)
            elif value is not None:
                sheet.write(row, column, value)
    sheet.write_boolean(1, 6, True)
    sheet.write_formula(2, 6, "=1/0", None, "#DIV/0!")
    sheet.write_number(3, 6, 43831, date)
    sheet.set_row(4, None, None, {"hidden": True})
    book.close()
    return file.getvalue()


def originals():
    made = []
    for data in (by_openpyxl(), by_xlsxwriter()):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        made.append(original.Original("xlsx", (parts, data), original.figures("xlsx", data)))
    return made


def packed(parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def in_cell(cell, chance):
    """A cell with its type, style, address or elements changed."""
    change = chance.choice(["type", "style", "address", "beside", "foreign", "twice", "nested", "none", "value"])
    if change == "type":
        cell = re.sub(r' t="[^"]*"', "", cell, count=1)
        kind = chance.choice(TYPES)
        return cell.replace("<c", f'<c t="{kind}"' if kind else "<c", 1)
    if change == "style":
        return re.sub(r' s="[^"]*"', "", cell, count=1).replace("<c", f'<c s="{chance.choice([0, 1, 2, 3, 9, "x"])}"', 1)
    if change == "address":
        return re.sub(r' r="[^"]*"', chance.choice([' r="B3"', ' r="C2"', ' r="XFE1"', ' r="3"', ""]), cell, count=1)
    value = chance.choice(["4", "4.5", "x", "", "1E2", " 3 ", "-1", "007", "2020", "0x10", "NaN", "1,5"])
    if change == "value":
        return re.sub(r"<v>[^<]*</v>", f"<v>{value}</v>", cell)
    extra = {"beside": f"<is><t>{value}</t></is>", "foreign": f"<x:v{OTHER}>{value}</x:v>", "twice": f"<v>{value}</v>"}
    if change in extra:
        where = chance.choice(["<v>", "</c>"])
        return cell.replace(where, extra[change] + where, 1)
    start, end = chance.choice(WRAPS)
    return cell.replace("<v>", f"{start}<v>" if change == "nested" else "", 1).replace("</v>", f"</v>{end}", 1)


def changed(source, chance):
    """The name of a change and the workbook after it."""
    parts, data = source.data
    parts = dict(parts)
    change = chance.choice(["cell"] * 6 + ["wrap", "remove", "repeat", "swap", "letter", "number", "cut part", "part", "bytes",
                                           "cut"])
    if change == "cut":
        return change, data[:chance.randrange(len(data))]
    if change == "bytes":
        data = bytearray(data)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        return change, bytes(data)
    sheet = "xl/worksheets/sheet1.xml"
    name = sheet if change == "cell" or chance.random() < 0.5 else chance.choice(list(parts))
    text = parts[name].decode()
    if change == "part":
        del parts[name]
        return change, packed(parts)
    if change == "cut part":
        parts[name] = text[:chance.randrange(len(text))]
        return change, packed(parts)
    if change == "letter":
        place = chance.randrange(len(text))
        text = text[:place] + chance.choice("019<>/\"=aéЖ ") + text[place + 1:]
    elif change == "number":
        found = chance.choice(list(re.finditer(r"\d+", text)))
        text = text[:found.start()] + str(chance.choice([0, 1, 14, 22, 999, 2**31, -1])) + text[found.end():]
    else:
        found = list(re.finditer(chance.choice([CELL, ROW]) if name == sheet else ITEM, text, re.DOTALL))
        if change == "cell":
            found = list(re.finditer(CELL, text))
        if not found:
            return "nothing", packed(parts)
        one, other = chance.choice(found), chance.choice(found)
        piece = one.group()
        start, end = chance.choice(WRAPS)
        if change == "cell":
            piece = in_cell(piece, chance)
        piece = {"wrap": start + piece + end, "remove": "", "repeat": piece * 2, "swap": other.group()}.get(change, piece)
        text = text[:one.start()] + piece + text[one.end():]
    parts[name] = text
    return f"{change}", packed(parts)
