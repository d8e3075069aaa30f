"""Reads every cell of an old workbook with xlrd."""
import sys

import xlrd

workbook = xlrd.open_workbook(sys.argv[1])
print(sum(len(sheet.row_values(row)) for sheet in workbook.sheets() for row in range(sheet.nrows)))
