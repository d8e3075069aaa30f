"""Old workbooks (BIFF8), changed record by record or byte by byte."""
import io
import struct

import xlwt
from xlwt.CompoundDoc import XlsDoc

import original

BEGIN, BOUND_SHEET, NUMBER, RK, FORMULA, STRING, LABEL, SHARED = 0x809, 0x85, 0x203, 0x27E, 6, 0x207, 0x204, 0xFD
TYPES = [0x06, 0x0A, 0x22, 0x2F, 0x3C, 0x7D, 0x85, 0xBD, 0xBE, 0xD6, 0xE0, 0xFC, 0xFD, 0x200, 0x201, 0x203, 0x204, 0x205,
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
        if kind == BEGIN:
            begins.append(place)
        place += 4 + len(body)
    sheets, stream = iter(begins[1:]), b""
    for kind, body in records:
        if kind == BOUND_SHEET and len(body) > 6 and body[5] == 0:
            body = struct.pack("<I", next(sheets, 0)) + body[4:]
        stream += struct.pack("<HH", kind, len(body)) + body
    return stream


def contained(stream):
    file = io.BytesIO()
    XlsDoc().save(file, stream)
    return file.getvalue()


def originals():
    plain, styled, long = xlwt.Workbook(), xlwt.Workbook(), xlwt.Workbook()
    for book, sheets in ((plain, 1), (styled, 2), (long, 1)):
        for number in range(sheets):
            sheet = book.add_sheet(f"Data {number}")
            for row, values in enumerate(original.rows(number)):
                for column, value in enumerate(values):
                    if value is not None:
                        sheet.write(row, column, value)
    date = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    sheet = styled.get_sheet(0)
    for row, value in enumerate([43831, True, xlwt.Formula("1/0"), "N/A"], 1):
        sheet.write(row, 6, value, date)
    sheet.row(3).hidden = True
    for row in range(1, 12):
        long.get_sheet(0).write(row, 7, f"Ж{row} " * 400)
    made = []
    for book in (plain, styled, long):
        records = split(book.get_biff_data())
        if book is plain:
            records = [with_formulas(*record) for record in records]
            records = [part for record in records for part in record]
        stream = joined(records)
        data = contained(stream)
        made.append(original.Original("xls", (records, stream, data), original.figures("xls", data)))
    return made


def with_formulas(kind, body):
    """A number or text as the stored value of a formula, where its column is the third or the last."""
    column = struct.unpack_from("<H", body, 2)[0] if kind in (RK, NUMBER, SHARED) else None
    rest = struct.pack("<HIH", 0, 0, 3) + b"\x1e\x01\x00"
    if column == 2 and kind == RK:
        raw = struct.unpack_from("<i", body, 6)[0]
        return [(FORMULA, body[:6] + struct.pack("<d", float(raw >> 2)) + rest)]
    if column == 5 and kind == SHARED:
        text = (0x207, struct.pack("<HB", 2, 0) + b"ok")
        return [(FORMULA, body[:6] + b"\0\0\0\0\0\0\xff\xff" + rest), text]
    return [(kind, body)]


def changed(source, chance):
    """The name of a change and the workbook after it."""
    records, stream, data = source.data
    records = list(records)
    index = chance.randrange(len(records))
    kind, body = records[index]
    change = chance.choice(["bytes", "cut", "type", "length", "body", "word", "remove", "repeat", "swap", "split", "value",
                            "stream"])
    if change == "bytes":
        data = bytearray(data)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice([0, 1, 0x7F, 0xFF, chance.randrange(256)])
        return change, bytes(data)
    if change == "cut":
        return change, data[:chance.randrange(len(data))]
    if change == "stream":
        stream = bytearray(stream)
        stream[chance.randrange(len(stream))] ^= 1 << chance.randrange(8)
        return change, contained(bytes(stream))
    if change == "length":
        place = len(b"".join(struct.pack("<HH", 0, 0) + body for _, body in records[:index]))
        stream = bytearray(stream)
        struct.pack_into("<H", stream, place + 2, chance.choice([0, 1, 6, len(body) ^ 1, len(body) + 4, 0xFFFF]))
        return change, contained(bytes(stream))
    if change == "type":
        records[index] = (chance.choice(TYPES), body)
    if change == "body" and body:
        place = chance.randrange(len(body))
        records[index] = (kind, body[:place] + bytes([chance.randrange(256)]) + body[place + 1:])
    if change == "word" and len(body) > 1:
        place = chance.randrange(len(body) // 2) * 2
        word = struct.pack("<H", chance.choice([0, 1, 0x7FFF, 0x8000, 0xFFFE, 0xFFFF]))
        records[index] = (kind, body[:place] + word + body[place + 2:])
    if change == "remove":
        del records[index]
    if change == "repeat":
        records.insert(chance.randrange(len(records)), records[index])
    if change == "swap":
        other = chance.randrange(len(records))
        records[index], records[other] = records[other], records[index]
    if change == "split" and body:
        place = chance.randrange(len(body))
        records[index:index + 1] = [(kind, body[:place]), (0x3C, body[place:])]
    if change == "value":
        cells = [at for at, (one, _) in enumerate(records) if one in (NUMBER, RK, FORMULA, SHARED)]
        at = chance.choice(cells)
        kind, body = records[at]
        tail = bytes(chance.choice([0, 0x40, 0xFF, chance.randrange(256)]) for _ in body[6:14])
        records[at] = (kind, body[:6] + tail + body[14:])
    return change, contained(joined(records))
