"""All .xls of some folders, cell by cell: our reader beside xlrd and python-calamine."""
import collections
import datetime
import json
import os
import subprocess
import sys

import python_calamine
import xlrd

import readings
from checkout import ROOT

KINDS = {xlrd.XL_CELL_TEXT: "text", xlrd.XL_CELL_NUMBER: "number", xlrd.XL_CELL_DATE: "date", xlrd.XL_CELL_BOOLEAN: "boolean",
         xlrd.XL_CELL_ERROR: "error"}


def compiled():
    """The program that writes our reader's cells, made of the reader's own files."""
    folder = os.path.join(os.environ.get("BUILD_DIR", os.path.join(ROOT, ".build")), "oracle")
    os.makedirs(folder, exist_ok=True)
    program = os.path.join(folder, "cells")
    flags = ["-O", "-parse-as-library", "-wmo", "-package-name", "oracle", "-swift-version", "6", "-I", folder]
    for feature in ("ExistentialAny", "InternalImportsByDefault", "MemberImportVisibility"):
        flags += ["-enable-upcoming-feature", feature]
    for module in ("CZlib", "CExpat"):
        flags += ["-I", os.path.join(ROOT, "Sources", module)]
    objects = []
    for module in ("Platform", "DisplayText", "TabularFiles"):
        sources = [os.path.join(at, name) for at, _, names in os.walk(os.path.join(ROOT, "Sources", module))
                   for name in names if name.endswith(".swift")]
        objects.append(os.path.join(folder, module + ".o"))
        subprocess.run(
            ["swiftc", *flags, "-module-name", module, "-emit-module", "-emit-module-path",
             os.path.join(folder, module + ".swiftmodule"), "-emit-object", "-o", objects[-1], *sorted(sources)],
            check=True)
    own = os.path.join(ROOT, "scripts/mutate-workbooks.d/cells.swift")
    subprocess.run(
        ["swiftc", *flags, "-module-name", "Cells", own, *objects, "-lz", "-lexpat", "-o", program], check=True)
    return program


def simple(kind, text):
    """A cell as all readers may agree on it: numbers as numbers, and texts; of the rest only the kind."""
    if kind == "number":
        return float(text)
    return text if kind == "text" else f"<{kind}>"


def by_xlrd(path):
    book = xlrd.open_workbook(path, logfile=open(os.devnull, "w"))
    return {sheet.name: {(row + 1, column + 1): simple(KINDS[cell.ctype], cell.value)
                         for row in range(sheet.nrows) for column, cell in enumerate(sheet.row(row))
                         if cell.ctype in KINDS and cell.value != ""} for sheet in book.sheets()}


def by_calamine(path):
    book = python_calamine.CalamineWorkbook.from_path(path)
    sheets = {}
    for name in book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        rows, columns = sheet.start or (0, 0)
        sheets[name] = {(row + rows + 1, column + columns + 1): calamine_value(value)
                        for row, values in enumerate(sheet.to_python(skip_empty_area=True))
                        for column, value in enumerate(values) if value != ""}
    return sheets


def calamine_value(value):
    if isinstance(value, bool):
        return "<boolean>"
    if isinstance(value, (datetime.date, datetime.time, datetime.timedelta)):
        return "<date>"
    return float(value) if isinstance(value, (int, float)) else value


def run(folders):
    """Compares all files; 1 where a reader of theirs disagrees with ours, or nothing could be compared."""
    for folder in folders:
        if not os.path.isdir(folder):
            sys.exit(f"{folder}: there is no such folder")
    files = sorted(os.path.join(at, name) for folder in folders for at, _, names in os.walk(folder)
                   for name in names if name.lower().endswith(".xls"))
    if not files:
        sys.exit(f"there is no .xls in {', '.join(folders)}")
    program, tally, wrong = compiled(), collections.Counter(), 0
    for path in files:
        asked = subprocess.run([program, path], capture_output=True, text=True)
        if asked.returncode:
            wrong += 1
            print(f"{path}: exit {asked.returncode}")
            continue
        line = json.loads(asked.stdout)
        refusal = line.get("refusal")
        ours = {sheet["name"]: {(int(row), int(column)): simple(kind, text) for row, column, kind, text in sheet["cells"]
                                if kind != "formulaWithoutValue" and (kind, text) != ("text", "")}
                for sheet in line["sheets"]}
        tally["files"] += 1
        tally["read by us"] += not refusal
        xlrds = None
        for name, read in (("xlrd", by_xlrd), ("calamine", by_calamine)):
            theirs = readings.guarded(read)(path)
            xlrds = xlrds if name == "calamine" else theirs
            if theirs is None:
                tally[f"refused by {name} only"] += not refusal
                continue
            if refusal:
                tally[f"refused by us, read by {name}"] += 1
                print(f"{path}: {name} reads it; ours: {refusal}")
                wrong += 1
                continue
            for sheet in sorted(theirs.keys() | {name for name in ours if ours[name]}):
                cells, other = ours.get(sheet, {}), theirs.get(sheet, {})
                if name == "calamine":
                    # It has no value for errors.
                    cells = {place: value for place, value in cells.items() if value != "<error>"}
                places = cells.keys() | other.keys()
                different = [place for place in places if cells.get(place) != other.get(place)]
                tally[f"cells compared with {name}"] += len(places)
                tally[f"cells unlike {name}"] += len(different)
                if name == "calamine":
                    # It reads some programs' own formats as dates.
                    different = [at for at in different if not xlrds or xlrds.get(sheet, {}).get(at) != cells.get(at)]
                    tally["of these unlike xlrd too"] += len(different)
                wrong += bool(different)
                for place in sorted(different)[:3]:
                    print(f"{path} {sheet} {place}: {cells.get(place)!r}, {name} {other.get(place)!r}")
    for what, count in tally.items():
        print(f"{count:10}  {what}")
    if not tally["cells compared with xlrd"] + tally["cells compared with calamine"]:
        print("nothing was compared")
        return 1
    return 1 if wrong else 0
