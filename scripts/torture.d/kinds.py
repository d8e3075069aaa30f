"""Classes 51 and 52: files of another kind than their names say."""
import gzip
import io
import lzma
import struct
import zipfile

from harness import case, good

from books import cells, workbook


def zipped(**parts):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return made.getvalue()


def ole(*streams):
    """A compound file with streams of some names; what is in them is of no matter."""
    def sector(data):
        return data.ljust(512, b"\0")

    def entry(name, kind, first, size, child):
        raw = name.encode("utf-16-le") + b"\0\0"
        return (raw.ljust(64, b"\0") + struct.pack("<HBBiii", len(raw), kind, 1, -1, -1, child) + b"\0" * 36
                + struct.pack("<iQ", first, size))
    header = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
              + b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
              + struct.pack("<I", 0) + b"\xff" * 432)
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + b"\xff" * (512 - 8)
    names = [entry("Root Entry", 5, -2, 0, 1)]
    for position, name in enumerate(streams):
        right = position + 2 if position + 1 < len(streams) else -1
        made = entry(name, 2, -2, 0, -1)
        names.append(made[:72] + struct.pack("<i", right) + made[76:])
    return header + table + sector(b"".join(names))


@case(51, "another kind of file, named .csv")
def disguised(trial):
    wrong = {"code": "wrong-kind", "severity": "refused-file", "rule": "this is"}
    for name, data, kind in (
            ("gzip", gzip.compress(good()), "gzip"), ("xz", lzma.compress(good()), "xz"),
            ("PNG", b"\x89PNG\r\n\x1a\n" + b"\0" * 100, "PNG"), ("PDF", b"%PDF-1.7\n%\xe2\xe3", "PDF"),
            ("HTML", b"<!DOCTYPE html>\n<html><body>404 Not Found</body></html>", "HTML"),
            ("HTML below blank lines", b"\n\n  <HTML lang='en'><p>Sorry", "HTML"),
            ("HTML without a head", b"<div>Service unavailable</div>\n", "HTML"),
            ("JSON", b'{"error": "not found", "code": 404}', "JSON"), ("a JSON list", b'[\n {"a": 1}\n]', "JSON"),
            ("XML", b"<?xml version='1.0'?><a/>", "XML"), ("a plain zip", zipped(**{"a.txt": "hello"}), "zip"),
            ("bzip2", b"BZh91AY&SY\0\0", "bzip2"), ("SQLite", b"SQLite format 3\0" + b"\0" * 84, "SQLite"),
            ("Parquet", b"PAR1\x15\x04", "Parquet"), ("a program", b"\x7fELF\x02\x01\x01", "program"),
            ("Zstandard", b"\x28\xb5\x2f\xfd\x04", "Zstandard"), ("RTF", b"{\\rtf1\\ansi", "RTF"),
            ("a tar archive", b"a.csv".ljust(257, b"\0") + b"ustar\x0000" + b"\0" * 248, "tar"),
            ("a JPEG", b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG")):
        trial.refuses(name, data, {**wrong, "rule": kind, "hint": lambda hint: bool(hint)})


@case(52, "another kind of workbook, named .xlsx")
def other_workbooks(trial):
    name = dict(file="ratings.xlsx")
    trial.refuses(".xlsb", zipped(**{
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"'
        ' Target="xl/workbook.bin"/></Relationships>', "xl/workbook.bin": "x"}),
        {"severity": "refused-file", "rule": "xlsb"}, **name)
    trial.refuses(".ods", zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": "<a/>"}),
                  {"severity": "refused-file", "rule": "ods"}, **name)
    trial.refuses(".docx", zipped(**{"word/document.xml": "<a/>"}), {"code": "wrong-kind", "rule": "Word"}, **name)
    trial.refuses(".pptx", zipped(**{"ppt/presentation.xml": "<a/>"}), {"rule": "presentation"}, **name)
    trial.refuses("encrypted", ole("EncryptionInfo", "EncryptedPackage"), {"code": "encrypted", "rule": "encrypted"},
                  **name)
    trial.refuses("an old Word document", ole("WordDocument"), {"severity": "refused-file"}, **name)
    trial.refuses("a compound file of nothing", ole("Strange"), {"severity": "refused-file"}, **name)
    trial.refuses("half a compound file", ole("Workbook")[:300], {"severity": "refused-file"}, **name)
    trial.refuses("an old workbook without records", ole("Workbook"), {"severity": "refused-file"}, **name)
    trial.refuses("HTML", b"<html xmlns:x='urn:schemas-microsoft-com:office:excel'><table>",
                  {"code": "wrong-kind", "rule": "HTML"}, **name)
    trial.refuses("XML of Excel 2003", b'<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook/>',
                  {"code": "wrong-kind", "rule": "XML"}, **name)
    trial.takes("CSV", good(), **name)
    trial.takes("a workbook named .csv", workbook(cells(good())))
