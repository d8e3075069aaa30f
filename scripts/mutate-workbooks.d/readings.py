"""The values of a table of countries, as other readers see them: {(name, column, year): {value}}."""
import collections
import datetime
import os
import pickle
import resource
import warnings

import openpyxl
import python_calamine
import xlrd

NAMES = ("Kenya", "Poland", "France", "Chad", "Mali", "Peru", "Nepal", "Togo", "Cuba", "Malta", "Japan", "Brazil")


def number(value):
    """What a cell is as a number; None for a text that is not one, a date, an error or a truth value."""
    if isinstance(value, bool) or isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return None
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def known(name):
    """A name in one spelling; an unknown one, such as the code of a country, only as unknown."""
    return name.strip().lower() if name.strip().lower() in [one.lower() for one in NAMES] else "?"


def figures(sheets):
    """The values of all sheets whose rows have a header with country and year."""
    found = collections.defaultdict(set)
    for rows in sheets:
        header = None
        for row in rows:
            words = [value.strip().lower() if isinstance(value, str) else "" for value in row]
            if header is None:
                if "country" in words and "year" in words:
                    header, names = words, [value for value in row]
                continue
            name, year = row[header.index("country")], number(row[header.index("year")])
            for column, value in enumerate(row):
                if header[column] not in ("country", "year") and number(value) is not None and name and year:
                    if column < len(names) and isinstance(names[column], str):
                        found[known(str(name)), names[column].strip().lower(), int(year)].add(number(value))
    return dict(found)


def guarded(read):
    """A reader that returns None for what it cannot read. It works in a process of its own: on some files readers
    abort, never end, or ask for all the memory."""
    def reading(path):
        source, sink = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.close(source)
                silence = os.open(os.devnull, os.O_WRONLY)
                os.dup2(silence, 1)
                os.dup2(silence, 2)
                resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
                resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
                warnings.simplefilter("ignore")
                with os.fdopen(sink, "wb") as pipe:
                    pickle.dump(read(path), pipe)
                os._exit(0)
            except BaseException:  # calamine's panics are not an Exception
                os._exit(1)
        os.close(sink)
        with os.fdopen(source, "rb") as pipe:
            data = pipe.read()
        return pickle.loads(data) if os.waitpid(child, 0)[1] == 0 else None
    return reading


def xlrd_rows(path):
    book = xlrd.open_workbook(path, logfile=open(os.devnull, "w"))
    for sheet in book.sheets():
        yield [[xlrd_value(sheet.cell(row, column)) for column in range(sheet.ncols)] for row in range(sheet.nrows)]


def xlrd_value(cell):
    return cell.value if cell.ctype in (xlrd.XL_CELL_TEXT, xlrd.XL_CELL_NUMBER) else None


def openpyxl_rows(path):
    book = openpyxl.load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        yield [[None if cell.data_type in "ebd" else cell.value for cell in row] for row in sheet.iter_rows()]


def calamine_rows(path):
    book = python_calamine.CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        yield book.get_sheet_by_name(name).to_python()


def reader(rows):
    return guarded(lambda path: figures(rows(path)))


READERS = {"xls": [reader(xlrd_rows), reader(calamine_rows)], "xlsx": [reader(openpyxl_rows), reader(calamine_rows)]}
