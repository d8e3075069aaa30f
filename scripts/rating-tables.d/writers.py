"""Programs that write a table: each returns the path, the place of every value, and the options that it needs."""
import csv
import datetime
import importlib.util
import os
import shutil
import subprocess

from tables import Bad

DATE = datetime.date(2024, 7, 1)


def laid_out(table):
    """All rows of the sheet with their cells, and the place of each value: row and column from 0."""
    header, body = table.rows()
    width = len(header[-1])
    rows = [[title] for title in table.titles] + header + body + [[note] for note in table.notes]
    rows = [row + [None] * (width - len(row)) for row in rows]
    places = {}
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, tuple):
                places[cell] = number, column
    return rows, places, header


def letters(column):
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text


def addresses(places):
    """How a finding names the cell of each value."""
    return {key: f'"cell": "{letters(column)}{row + 1}"' for key, (row, column) in places.items()}


# CSV

def written(value, comma):
    if value is None:
        return ""
    if isinstance(value, Bad):
        return {"word": "many", "date": "2024-07-01", "boolean": "TRUE", "error": "#DIV/0!"}[value.kind]
    text = repr(value) if isinstance(value, float) else str(value)
    return text.replace(".", ",") if comma and isinstance(value, float) else text


def text_file(table, chance, folder):
    rows, places, _ = laid_out(table)
    delimiter = chance.choice([",", ";", "\t", "|"])
    encoding = chance.choice(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "cp1252"])
    numbers = [value for value in table.cells.values() if isinstance(value, float)]
    comma = bool(numbers) and chance.random() < 0.5
    options = []
    shows = any(len(repr(number).split(".")[-1]) != 3 for number in numbers)
    if comma and delimiter in ";\t" and shows and chance.random() < 0.7:
        pass  # The file shows it.
    elif comma:
        options = ["--decimal", "comma"]
    elif delimiter == "|" or chance.random() < 0.3:
        options = ["--decimal", "point"]
    cells = [[written(table.cells[cell], comma) if isinstance(cell, tuple) else written(cell, False) for cell in row]
             for row in rows]
    if encoding == "cp1252":
        try:
            for row in cells:
                "".join(row).encode("cp1252")
            options += ["--encoding", "windows-1252"]
        except UnicodeEncodeError:
            encoding = "utf-8"
    path = os.path.join(folder, "table.csv")
    with open(path, "w", encoding=encoding, newline="") as file:
        if encoding == "utf-16-be":
            file.write("\ufeff")
        out = csv.writer(file, delimiter=delimiter, lineterminator=chance.choice(["\n", "\r\n", "\r"]),
                         quoting=chance.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
        out.writerows(cells)
    # Where the fields are, is not always clear from the rows alone.
    names = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
    return path, {key: f'"row": {row + 1},' for key, (row, _) in places.items()}, options + ["--delimiter", names[delimiter]]


# Workbooks

def openpyxl_file(table, chance, folder):
    import openpyxl
    rows, places, header = laid_out(table)
    book = openpyxl.Workbook()
    sheet = book.active
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            value = table.cells[cell] if isinstance(cell, tuple) else cell
            if value is None:
                continue
            target = sheet.cell(number + 1, column + 1)
            if isinstance(value, Bad):
                target.value = {"word": "many", "date": DATE, "boolean": True, "error": "#DIV/0!"}[value.kind]
            else:
                target.value = value
                if isinstance(cell, tuple) and isinstance(value, (int, float)) and chance.random() < 0.1:
                    target.value = repr(value)
                    target.number_format = "@"
    merged(table, header, lambda first, last, row: sheet.merge_cells(
        start_row=row + 1, end_row=row + 1, start_column=first + 1, end_column=last + 1))
    if chance.random() < 0.3:
        sheet.row_dimensions[len(table.titles) + len(header) + 1].hidden = True
        sheet.column_dimensions["B"].hidden = True
    path = os.path.join(folder, "table.xlsx")
    book.save(path)
    return path, addresses(places), []


def merged(table, header, merge):
    """Merges the cells of a group of columns, as people do."""
    if table.shape != "grouped":
        return
    width = len(table.indicators)
    if width > 1:
        for number in range(len(table.years)):
            merge(1 + number * width, number * width + width, len(table.titles))


def xlsxwriter_file(table, chance, folder):
    import xlsxwriter
    rows, places, header = laid_out(table)
    path = os.path.join(folder, "table.xlsx")
    inline = chance.random() < 0.5
    book = xlsxwriter.Workbook(path, {"constant_memory": inline})
    sheet = book.add_worksheet("Ratings")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    if not inline:
        merged(table, header, lambda first, last, row: sheet.merge_range(row, first, row, last, ""))
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            value = table.cells[cell] if isinstance(cell, tuple) else cell
            if value is None:
                continue
            if isinstance(value, Bad):
                if value.kind == "date":
                    sheet.write_datetime(number, column, datetime.datetime(2024, 7, 1), day)
                elif value.kind == "boolean":
                    sheet.write_boolean(number, column, True)
                elif value.kind == "error":
                    sheet.write_formula(number, column, "=1/0", None, "#DIV/0!")
                else:
                    sheet.write_string(number, column, "many")
            elif isinstance(value, str):
                sheet.write_string(number, column, value)
            elif isinstance(cell, tuple) and chance.random() < 0.2:
                sheet.write_formula(number, column, f"={value!r}+0", None, value)
            else:
                sheet.write_number(number, column, value)
    book.close()
    return path, addresses(places), []


def xlwt_file(table, chance, folder):
    import xlwt
    rows, places, header = laid_out(table)
    book = xlwt.Workbook()
    sheet = book.add_sheet("Ratings", cell_overwrite_ok=True)
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            value = table.cells[cell] if isinstance(cell, tuple) else cell
            if value is None:
                continue
            if isinstance(value, Bad):
                if value.kind == "date":
                    sheet.write(number, column, DATE, day)
                else:
                    sheet.write(number, column, {"word": "many", "boolean": True, "error": "#DIV/0!"}[value.kind])
            else:
                sheet.write(number, column, value)
    path = os.path.join(folder, "table.xls")
    book.save(path)
    return path, addresses(places), []


def pandas_file(table, chance, folder):
    import pandas
    rows, places, _ = laid_out(table)
    cells = []
    for row in rows:
        values = [table.cells[cell] if isinstance(cell, tuple) else cell for cell in row]
        cells.append([
            {"word": "many", "date": DATE, "boolean": True, "error": "#DIV/0!"}[value.kind]
            if isinstance(value, Bad) else value for value in values])
    path = os.path.join(folder, "table.xlsx")
    pandas.DataFrame(cells, dtype=object).to_excel(path, header=False, index=False)
    return path, addresses(places), []


def libreoffice_file(table, chance, folder):
    """A workbook of openpyxl that LibreOffice saves again."""
    path, places, options = openpyxl_file(table, chance, folder)
    kind = chance.choice(["xlsx", "xls"])
    out = os.path.join(folder, "again")
    subprocess.run([office(), f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", kind,
                    "--outdir", out, path], check=True, capture_output=True, timeout=120)
    return os.path.join(out, f"table.{kind}"), places, options


def office():
    return shutil.which("soffice") or shutil.which("libreoffice")


WRITERS = {
    "csv": text_file, "openpyxl": openpyxl_file, "xlsxwriter": xlsxwriter_file, "xlwt": xlwt_file,
    "pandas": pandas_file, "libreoffice": libreoffice_file,
}


def available():
    """The writers that are there, and the names of those that are not."""
    missing = [name for name in ("openpyxl", "xlsxwriter", "xlwt", "pandas") if not importlib.util.find_spec(name)]
    if not office() or "openpyxl" in missing:
        missing.append("libreoffice")
    return [name for name in WRITERS if name not in missing], missing
