"""Files out of other projects' test suites: each loads, or its problem is named. 0 crashes, 0 hangs, 0 silent.

That csv-spectrum's cells come out as its JSON says is tested in Tests/TabularFilesTests/CorporaTests.swift, which
can see the cells.
"""
import os

from harness import MIB, REFUSALS, Trial, digest, stored


def folder(bench):
    named = os.environ.get("FREEDOM_SHARED_CORPORA")
    for path in [named] if named else [
            os.path.join(bench.root, "..", "shared", "corpora"), os.path.join(bench.root, "shared", "corpora")]:
        if os.path.isdir(path):
            return path
    return None


def run(bench):
    """The trials, by the name of the corpus."""
    place = folder(bench)
    if not place:
        print("      corpora: skipped, they are not here; name their folder in FREEDOM_SHARED_CORPORA")
        return
    work = bench.folder()
    for name in sorted(os.listdir(place)):
        corpus = os.path.join(place, name)
        if not os.path.isdir(corpus):
            continue
        trial = Trial(bench)
        for base, _, files in sorted(os.walk(corpus)):
            for file in sorted(files):
                if not file.endswith(".json"):
                    one(trial, os.path.join(base, file), work)
        yield f"corpus {name}", trial


def one(trial, path, work):
    database = trial.bench.database(work)
    before = digest(database)
    result = trial.imports(path, database, "--errors", "json", "--publication", "own", "--new-indicators", timeout=10)
    problems = trial.modest(result, cpu=1.0, peak=64 * MIB)
    findings = result.findings()
    refused = [finding for finding in findings if finding["severity"] in REFUSALS]
    if result.status not in (0, 65):
        problems.append(f"exit {result.status}: {result.messages[:200]}")
    if result.status == 65:
        problems += trial.fits(findings, [], None)
        if not refused:
            problems.append("refused without a finding")
        if digest(database) != before:
            problems.append("the database has changed")
    if result.status == 0 and (refused or not result.out):
        problems.append("imported without a finding")
    trial.judge(os.path.basename(path), problems)
