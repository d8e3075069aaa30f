"""Classes 48 and 49: very long and very many."""
import os

from harness import GOOD, HEADER, KENYA, MIB, POLAND, case, table

NAMES = ["Kenya", "Poland", "Norway", "Namibia", "Chile", "Japan", "Egypt", "Fiji"]
YEARS = range(1973, 2026)
CHUNK = b"x" * MIB
OWN = ["--publication", "own", "--new-indicators"]


def streaming(head, count, tail):
    def write(path):
        with open(path, "wb") as file:
            file.write(head)
            for _ in range(count):
                file.write(CHUNK)
            file.write(tail)
    return write


@case(48, "a field of 10 MB, a line of 100 MB, 100,000 columns")
def long(trial):
    start = f"{HEADER}\nKenya,2009,4,3,PF\n".encode()
    trial.refuses("a field of 10 MB", streaming(start, 10, b",2009,1,1,F\n"),
                  {"code": "field-too-long", "severity": "refused-file", "row": 3, "rule": "1048576"})
    trial.refuses("a quoted field of 10 MB", streaming(start + b'"', 10, b'",2009,1,1,F\n'),
                  {"code": "field-too-long", "row": 3})
    trial.refuses("a quoted field of newlines", lambda path: open(path, "wb").write(
        start + b'"' + b"\n" * (3 * MIB) + b'",2009,1,1,F\n'), {"code": "field-too-long", "row": 3})
    trial.refuses("a line of 100 MB in one field", streaming(start, 100, b""), {"code": "field-too-long", "row": 3})

    def wide_line(path):
        with open(path, "wb") as file:
            file.write(start)
            for _ in range(100):
                file.write((b"y" * 65535 + b",") * 16)
    trial.refuses("a line of 100 MB in 1,600 fields", wide_line, {"code": "row-too-long", "row": 3})
    trial.refuses("100,000 columns", start + b"," * 100_000 + b"\n", {"code": "too-many-columns", "row": 3,
                                                                     "rule": "16384"})
    trial.refuses("100,000 headers", b",".join(b"h%d" % number for number in range(100_000)) + b"\n",
                  {"code": "too-many-columns", "row": 1})
    trial.refuses("a name of 80,000 bytes", table(KENYA, ("z" * 80_000, 2009, 1, 1, "F")),
                  {"code": "unknown-entity", "row": 3, "value": lambda value: len(value) <= 81}, kept=[KENYA])
    trial.takes("16,000 columns that are not known",
                (HEADER + "," + ",".join(f"h{n}" for n in range(16_000)) + "\n" + "".join(
                    f"{name},2009,{rest}" + "," * 16_000 + "\n" for name, rest in
                    (("Kenya", "4,3,PF"), ("Poland", "1,1,F")))).encode(), cpu=3)


@case(49, "very many rows")
def many(trial):
    def rows(indicators, repeats=1):
        def write(path):
            with open(path, "w") as file:
                file.write("country,year,indicator,value\n")
                for _ in range(repeats):
                    for number in range(indicators):
                        file.write("".join(f"{name},{year},v{number},0.5\n" for name in NAMES for year in YEARS))
        return write
    query = "SELECT count(*) FROM observation"
    each = len(NAMES) * len(YEARS)
    trial.takes("a million", rows(2400), rows=[(2400 * each + 3,)], query=query, arguments=OWN, cpu=30, timeout=120)
    trial.takes("a million, four times the same", rows(600, 4), rows=[(600 * each + 3,)], query=query, arguments=OWN, cpu=30,
                timeout=120, notes=["duplicate"])
    trial.takes("ten million", rows(24_000), rows=[(24_000 * each + 3,)], query=query, arguments=OWN, cpu=120, timeout=300)

    def bad(path):
        with open(path, "w") as file:
            file.write(HEADER + "\n")
            for _ in range(300):
                file.write("Kenya,2009,six,3,PF\n" * 1000)
    trial.refuses("300,000 bad rows", bad, {"code": "not-a-number", "row": 2}, cpu=30, timeout=60, kept=[])
    folder, path = trial.place(bad, "bad.csv")
    result = trial.imports(path, trial.bench.database(folder), "--skip-bad-rows", cwd=folder)
    with open(os.path.join(folder, "bad.rejects.csv")) as file:
        lines = sum(1 for _ in file)
    trial.judge("300,000 rejects", trial.modest(result, cpu=30) + (
        [] if lines == 300_001 else [f"the rejects file has {lines} lines"]))
