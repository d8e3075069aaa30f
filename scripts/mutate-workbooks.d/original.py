"""Workbooks before they are changed: their bytes or parts, and their values."""
import dataclasses
import os
import tempfile

import readings


@dataclasses.dataclass
class Original:
    name: str
    data: object
    figures: dict


def rows(first=0):
    """A table of ratings: country, year, two ratings, a total with decimals, and a text."""
    yield ["country", "year", "pr", "cl", "total", "remark"]
    for index, name in enumerate(readings.NAMES):
        yield [name, 2010 + (first + index) % 9, 1 + index % 7, 1 + index * 3 % 7, 90.5 - index * 6.25,
               "no remark" if index % 4 else None]


def figures(kind, data):
    """The values of a workbook, as the first of the other readers sees them."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, f"original.{kind}")
        with open(path, "wb") as file:
            file.write(data)
        found = readings.READERS[kind][0](path)
        assert found, "the workbook that is to be changed cannot be read"
        return found
