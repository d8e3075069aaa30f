"""The 18 cases in which well-known tools were compared: how many of them are imported without a finding."""
import gzip

from harness import HEADER, KENYA, digest, stored, table

FREE = [("Kenya", "2009", 1, 1, "F"), ("Poland", "2009", 1, 1, "F")]
UGANDA = ("Uganda", "2009", 5, 4, "PF")
PLAIN = table(KENYA, UGANDA)


def cases():
    """Each: a name, bytes, and the right rows where they can be read for certain."""
    yield "extra field", table(KENYA, "Uganda,2009,5,4,PF,x"), None
    yield "missing field", table(KENYA, "Uganda,2009,5,4"), None
    yield "duplicate header", table("Kenya,2009,4,3,PF", header="country,year,pr,pr,status"), None
    yield "empty file", b"", None
    yield "UTF-16 LE", b"\xff\xfe" + PLAIN.decode().encode("utf-16-le"), [KENYA, UGANDA]
    yield "Latin-1", table(("Côte d'Ivoire", 2009, 6, 5, "NF")).decode().encode("latin-1"), None
    yield "unterminated quote", table('"Kenya,2009,4,3,PF', UGANDA), None
    yield "text after a closing quote", table('"Ken"ya,2009,4,3,PF', UGANDA), None
    yield "NUL byte", table("Ken\0ya,2009,4,3,PF", UGANDA), None
    yield "file cut in a row", table(UGANDA) + b"Kenya,20", None
    yield "PR = 99", table("Kenya,2009,99,3,PF"), None
    yield 'PR = "six"', table("Kenya,2009,six,3,PF"), None
    yield '"six" at row 30,001', table(*[KENYA] * 30_000, "Kenya,2010,six,3,PF"), None
    yield 'countries "NA" and "Null"', table("NA,2009,2,2,F", "Null,2009,1,1,F"), None
    yield "10 MB field", f"{HEADER}\n".encode() + b"x" * 10_000_000 + b",2009,4,3,PF\n", None
    yield "semicolons", table(KENYA, UGANDA, header=HEADER.replace(",", ";"), delimiter=";"), [KENYA, UGANDA]
    yield "gzip bytes named .csv", gzip.compress(PLAIN), None
    yield "every status is F", table(*FREE), FREE


def run(bench):
    """Prints a row like those of the comparison; returns how many cases came out wrong."""
    counts = dict.fromkeys(("silent", "warned", "refused", "traceback", "right"), 0)
    for name, data, rows in cases():
        folder = bench.folder()
        path = f"{folder}/ratings.csv"
        with open(path, "wb") as file:
            file.write(data)
        database = bench.database(folder)
        before = digest(database)
        result = bench.run(["import", path, "--database", database, "--errors", "json"])
        findings = [finding for finding in result.findings() if finding["severity"].startswith("refused")]
        if result.status == 0:
            kind = "right" if rows is not None and stored(database) == rows else "warned" if result.err else "silent"
        elif result.status == 65 and findings and digest(database) == before:
            kind = "refused" if rows is None else "warned"
        else:
            kind = "traceback"
        counts[kind] += 1
        if kind in ("silent", "warned", "traceback"):
            print(f"        {name}: {kind}")
    print("18 cases         " + "".join(f"{word:>11}" for word in counts))
    print("freedom import   " + "".join(f"{number:11}" for number in counts.values()))
    return counts["silent"] + counts["warned"] + counts["traceback"]
