"""Workbooks made by hand, to the byte."""
import io
import csv
import struct
import zlib
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
ROOT = (f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>')


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def cells(data):
    """The rows of CSV bytes, numbers as numbers."""
    rows = csv.reader(io.StringIO(data.decode()))
    return [[int(field) if field.isdigit() else field for field in row] for row in rows]


class Raw(str):
    """A cell written unchanged; {at} becomes its address."""


def cell(value, address):
    if isinstance(value, Raw):
        return value.replace("{at}", address)
    if value is None or value == "":
        return ""
    if isinstance(value, (int, float)):
        return f'<c r="{address}"><v>{value}</v></c>'
    return f'<c r="{address}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def sheet_data(rows):
    return "".join(
        f'<row r="{number}">' + "".join(
            cell(value, f"{letters(column)}{number}") for column, value in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, 1))


def sheet(rows, before="", after="", namespace=MAIN):
    data = rows if isinstance(rows, str) else sheet_data(rows)
    return (f'<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{namespace}">{before}'
            f"<sheetData>{data}</sheetData>{after}</worksheet>")


def parts(sheets, strings=None, states=None, more=None):
    """The parts of a workbook. Sheets are pairs of a name and rows, or the sheet's XML."""
    made = {"_rels/.rels": ROOT}
    named, related = "", ""
    for number, (name, rows) in enumerate(sheets, 1):
        state = f' state="{states[name]}"' if states and name in states else ""
        named += f'<sheet name={quoteattr(name)} sheetId="{number}"{state} r:id="s{number}"/>'
        related += (f'<Relationship Id="s{number}" Type="{OFFICE}/worksheet" Target="worksheets/sheet{number}.xml"/>')
        made[f"xl/worksheets/sheet{number}.xml"] = rows if isinstance(rows, str) else sheet(rows)
    if strings is not None:
        related += f'<Relationship Id="t" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        made["xl/sharedStrings.xml"] = (
            f'<sst xmlns="{MAIN}">' + "".join(
                text if text.startswith("<si") else f"<si><t>{escape(text)}</t></si>" for text in strings) + "</sst>")
    made["xl/workbook.xml"] = (
        f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{named}</sheets></workbook>')
    made["xl/_rels/workbook.xml.rels"] = f'<Relationships xmlns="{PACKAGE}">{related}</Relationships>'
    made.update(more or {})
    return made


class Entry:
    """An entry of an archive, with parts that can be made wrong."""

    def __init__(self, name, data=b"", method=8, packed=None, checksum=None, size=None, packed_size=None, flags=0,
                 offset=None, descriptor=False, zip64=False, local_name=None, mode=0, listed=True):
        self.name = name.encode() if isinstance(name, str) else name
        self.data = data.encode() if isinstance(data, str) else data
        if packed is None:
            packed = self.data
            if method == 8:
                packer = zlib.compressobj(9, zlib.DEFLATED, -15)
                packed = packer.compress(self.data) + packer.flush()
        self.packed, self.method, self.flags = packed, method, flags | (8 if descriptor else 0)
        self.checksum = zlib.crc32(self.data) if checksum is None else checksum
        self.size = len(self.data) if size is None else size
        self.packed_size = len(packed) if packed_size is None else packed_size
        self.offset, self.descriptor, self.zip64, self.mode, self.listed = offset, descriptor, zip64, mode, listed
        self.local_name = self.name if local_name is None else local_name


def archive(entries, before=b"", comment=b"", shifted=True, zip64=False, tail=b"", directory=True):
    """The bytes of a zip archive."""
    data = bytearray(before)
    base = 0 if shifted else len(before)
    central = bytearray()
    for entry in entries:
        place = len(data) - base if entry.offset is None else entry.offset
        sizes = (0, 0, 0) if entry.descriptor else (entry.checksum, entry.packed_size, entry.size)
        extra = b""
        if entry.zip64:
            sizes = (entry.checksum, 0xFFFFFFFF, 0xFFFFFFFF)
            extra = struct.pack("<HHQQ", 1, 16, entry.size, entry.packed_size)
        if entry.offset is None:
            data += struct.pack("<IHHHHHIIIHH", 0x04034B50, 45 if entry.zip64 else 20, entry.flags, entry.method, 0, 33,
                                *sizes, len(entry.local_name), len(extra))
            data += entry.local_name + extra + entry.packed
            if entry.descriptor:
                data += struct.pack("<IIII", 0x08074B50, entry.checksum, entry.packed_size, entry.size)
        if not entry.listed:
            continue
        packed_size, size, extra = entry.packed_size, entry.size, b""
        if entry.zip64:
            packed_size = size = 0xFFFFFFFF
            extra = struct.pack("<HHQQ", 1, 16, entry.size, entry.packed_size)
        central += struct.pack("<IHHHHHHIIIHHHHHII", 0x02014B50, 0x0314, 45 if entry.zip64 else 20, entry.flags,
                               entry.method, 0, 33, entry.checksum, packed_size, size, len(entry.name), len(extra), 0, 0,
                               0, entry.mode << 16, place)
        central += entry.name + extra
    start = len(data) - base
    if directory:
        data += central
        count = sum(entry.listed for entry in entries)
        if zip64:
            record = len(data)
            data += struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, count, count, len(central), start)
            data += struct.pack("<IIQI", 0x07064B50, 0, record, 1)
            data += struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, len(comment))
        else:
            data += struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(central), start, len(comment))
    return bytes(data + comment + tail)


def entries(made, **how):
    return [Entry(name, data, **how) for name, data in made.items()]


def workbook(rows, **how):
    """A workbook of one sheet of rows."""
    return archive(entries(parts([("Ratings", rows)], **how)))
