"""Random tables of ratings, and the programs that write them: each returns the path, how a finding names the place
of every value, and the options that the import needs."""
import csv
import datetime
import importlib.util
import os
import shutil
import subprocess

from checkout import ROOT

MARKS = ["n/a", "..", "-", "n.d.", "\u2013"]
DATE = datetime.date(2024, 7, 1)
# Cells that are not values, as a text file and as a workbook has them.
BAD = {"word": ("many", "many"), "date": ("2024-07-01", DATE), "boolean": ("TRUE", True),
       "error": ("#DIV/0!",) * 2}
with open(os.path.join(ROOT, "datasets", "entities.csv"), encoding="utf-8") as file:
    ENTITIES = [(row["id"], row["name"]) for row in csv.DictReader(file)
                if row["existed"] in ("", None)]


class Table:
    """What a table says, by entity, year and indicator, and its cells."""

    def __init__(self, chance, has_bad_cells):
        self.shape = chance.choice(["tidy", "long", "wide", "grouped"])
        self.chosen = chance.sample(ENTITIES, chance.randint(2, 12))
        self.years = sorted(chance.sample(range(1990, 2026), chance.randint(2, 6)))
        some = [("score", "number"), ("rank", "whole"), ("our_index", "number")]
        some += [("pr", "rating"), ("status", "status")] if self.shape == "tidy" else []
        self.indicators = [some[0]] if self.shape == "wide" else chance.sample(some,
                                                                               chance.randint(2,
                                                                                              len(some)))
        self.titles = chance.choice([[], [], ["Ratings of ours"],
                                     ["Ratings of ours", "Compiled by hand"]])
        self.notes = chance.choice([[], [], ["Source: our own work"]])
        self.options = ["--indicator", "score"] if self.shape == "wide" else []
        self.cells, self.values, self.bad = {}, {}, {}
        for indicator, kind in self.indicators:
            keys = [(entity, year, indicator) for entity, _ in self.chosen for year in self.years]
            for position, key in enumerate(keys):
                self.cells[key] = self.cell(kind, chance)
                # A column with less than half numbers would be one of text.
                if position < 4:
                    self.cells[key] = "PF" if kind == "status" else 4
        for key in chance.sample(sorted(self.cells),
                                 min(2, len(self.cells))) if has_bad_cells else ():
            self.bad[key] = chance.choice(sorted(BAD))
        self.values = {key: value for key, value in self.cells.items()
                       if value is not None and value not in MARKS and key not in self.bad}

    def cell(self, kind, chance):
        dice = chance.random()
        if dice < 0.12:
            return None if dice < 0.05 else chance.choice(MARKS)
        if kind == "status":
            return chance.choice(["F", "PF", "NF"])
        if kind in ("rating", "whole"):
            return chance.randint(1, 7 if kind == "rating" else 200)
        number = round(chance.uniform(-5, 120), chance.choice([0, 1, 2, 6]))
        return int(number) if number == int(number) else number

    def rows(self):
        """All rows; a cell is a text, a number, or the key of a value. And how many rows the header has."""
        names = [name for name, _ in self.indicators]
        if self.shape == "tidy":
            rows = [["country", "year", *names]] + [[label, year,
                                                     *[(entity, year, name) for name in names]]
                                                    for entity, label in self.chosen
                                                    for year in self.years]
        elif self.shape == "long":
            rows = [["country", "year", "indicator", "value"]] + [
                [label, year, name, (entity, year, name)]
                for entity, label in self.chosen for year in self.years for name in names]
        else:
            first = ["country"] + [cell for year in self.years for cell in [year]
                                   + [None] * (len(names) - 1)]
            rows = [first] + ([[None] + names * len(self.years)] if self.shape == "grouped"
                              else []) + [
                [label, *[(entity, year, name) for year in self.years for name in names]]
                for entity, label in self.chosen]
        rows = [[title] for title in self.titles] + rows + [[note] for note in self.notes]
        width = max(map(len, rows))
        return [row + [None] * (width - len(row)) for row in rows]

    def laid_out(self):
        """Every cell that is not empty: row and column from 0, its value as a workbook has it, and its key."""
        for number, row in enumerate(self.rows()):
            for column, cell in enumerate(row):
                key = cell if isinstance(cell, tuple) else None
                value = BAD[self.bad[key]][1] if key in self.bad else self.cells[key] if key else cell
                if value is not None:
                    yield number, column, value, key

    def addresses(self):
        return {key: f'"cell": "{letters(column)}{row + 1}"' for row, column, _,
                key in self.laid_out() if key}

    def merges(self):
        """First and last column and row of the headers of groups, which people merge."""
        width = len(self.indicators)
        if self.shape == "grouped" and width > 1:
            for number in range(len(self.years)):
                yield 1 + number * width, number * width + width, len(self.titles)


def letters(column):
    return (letters(column // 26 - 1) if column >= 26 else "") + chr(65 + column % 26)


def text_file(table, chance, folder):
    delimiter, encoding = chance.choice(",;\t|"), chance.choice(["utf-8", "utf-8-sig", "utf-16",
                                                                 "utf-16-be", "cp1252"])
    numbers = [value for value in table.cells.values() if isinstance(value, float)]
    comma, options = bool(numbers) and chance.random() < 0.5, []
    # A file shows its decimal commas where not all of them could be marks of thousands.
    shows = any(len(repr(number).split(".")[-1]) != 3 for number in numbers)
    if comma and not (delimiter in ";\t" and shows and chance.random() < 0.7):
        options = ["--decimal", "comma"]
    elif not comma and (delimiter == "|" or chance.random() < 0.3):
        options = ["--decimal", "point"]

    def written(cell):
        if cell in table.bad:
            return BAD[table.bad[cell]][0]
        value = table.cells[cell] if isinstance(cell, tuple) else cell
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        return text.replace(".", ",") if comma and isinstance(value, float) else text
    rows = table.rows()
    cells = [[written(cell) for cell in row] for row in rows]
    if encoding == "cp1252":
        try:
            "".join(map("".join, cells)).encode("cp1252")
            options += ["--encoding", "windows-1252"]
        except UnicodeEncodeError:
            encoding = "utf-8"
    path = os.path.join(folder, "table.csv")
    with open(path, "w", encoding=encoding, newline="") as file:
        if encoding == "utf-16-be":
            file.write("\ufeff")
        csv.writer(file, delimiter=delimiter, lineterminator=chance.choice(["\n", "\r\n", "\r"]),
                   quoting=chance.choice(
            [csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC])).writerows(cells)
    places = {cell: f'"row": {number},' for number, row in enumerate(rows, 1) for cell in row
              if isinstance(cell, tuple)}
    name = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}[delimiter]
    return path, places, table.options + options + ["--delimiter", name]


def openpyxl_file(table, chance, folder):
    import openpyxl
    book = openpyxl.Workbook()
    sheet = book.active
    for row, column, value, key in table.laid_out():
        target = sheet.cell(row + 1, column + 1, value)
        if key and type(value) in (int, float) and chance.random() < 0.1:
            target.value, target.number_format = repr(value), "@"
    for first, last, row in table.merges():
        sheet.merge_cells(start_row=row + 1, end_row=row + 1, start_column=first + 1,
                          end_column=last + 1)
    if chance.random() < 0.3:
        sheet.row_dimensions[len(table.titles) + 3].hidden = True
        sheet.column_dimensions["B"].hidden = True
    path = os.path.join(folder, "table.xlsx")
    book.save(path)
    return path, table.addresses(), table.options


def xlsxwriter_file(table, chance, folder):
    import xlsxwriter
    path, inline = os.path.join(folder, "table.xlsx"), chance.random() < 0.5
    book = xlsxwriter.Workbook(path, {"constant_memory": inline})
    sheet, day = book.add_worksheet("Ratings"), book.add_format({"num_format": "yyyy-mm-dd"})
    for first, last, row in () if inline else table.merges():
        sheet.merge_range(row, first, row, last, "")
    for row, column, value, key in table.laid_out():
        if value is DATE:
            sheet.write_datetime(row, column, value, day)
        elif value == "#DIV/0!":
            sheet.write_formula(row, column, "=1/0", None, value)
        elif key and type(value) in (int, float) and chance.random() < 0.2:
            sheet.write_formula(row, column, f"={value!r}+0", None, value)
        elif isinstance(value, str):
            sheet.write_string(row, column, value)
        else:
            sheet.write(row, column, value)
    book.close()
    return path, table.addresses(), table.options


def xlwt_file(table, chance, folder):
    import xlwt
    book = xlwt.Workbook()
    sheet, day = book.add_sheet("Ratings"), xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for row, column, value, _ in table.laid_out():
        sheet.write(row, column, value, *([day] if value is DATE else []))
    path = os.path.join(folder, "table.xls")
    book.save(path)
    return path, table.addresses(), table.options


def pandas_file(table, chance, folder):
    import pandas
    rows = [[None] * len(row) for row in table.rows()]
    for row, column, value, _ in table.laid_out():
        rows[row][column] = value
    path = os.path.join(folder, "table.xlsx")
    pandas.DataFrame(rows, dtype=object).to_excel(path, header=False, index=False)
    return path, table.addresses(), table.options


def libreoffice_file(table, chance, folder):
    """A workbook of openpyxl that LibreOffice saves again."""
    path, places, options = openpyxl_file(table, chance, folder)
    kind, out = chance.choice(["xlsx", "xls"]), os.path.join(folder, "again")
    subprocess.run([OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless",
                    "--convert-to", kind,
                    "--outdir", out, path], check=True, capture_output=True, timeout=120)
    return os.path.join(out, f"table.{kind}"), places, options


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
WRITERS = {"csv": text_file, "openpyxl": openpyxl_file, "xlsxwriter": xlsxwriter_file,
           "xlwt": xlwt_file,
           "pandas": pandas_file, "libreoffice": libreoffice_file}
MISSING = [name for name in ("openpyxl", "xlsxwriter", "xlwt", "pandas")
           if not importlib.util.find_spec(name)]
MISSING += [] if OFFICE and "openpyxl" not in MISSING else ["libreoffice"]
AVAILABLE = [name for name in WRITERS if name not in MISSING]
