"""Every call that changes a file fails in turn, or is the last one before kill -9."""
import os
import shutil
import subprocess
import sys

from kills import aftermath, left_behind
from program import files
from scenarios import databases, exports, small

KINDS = {
    "full": "no space", "error": "input/output error", "broken": "errors from there on", "kill": "kill -9 before",
}
# At most this many calls of a long run are tried, spread over it at random; of a shorter one all.
MOST = 60


def run(program, tally, random, options):
    """All kinds of fault at the calls of every scenario."""
    injector = build(program.work)
    if not injector:
        print("faults: skipped, for they need Linux and a C compiler", file=sys.stderr)
        return
    for scenario in small(program) + databases(program) + exports(program):
        calls = count(program, scenario, injector)
        for kind, words in KINDS.items():
            chosen = range(1, calls + 1)
            if calls > MOST:
                chosen = sorted(random.sample(chosen, min(MOST, max(2, options.kills // 8))))
            for call in chosen:
                tally.add("faults", f"{scenario.name}: {words}", attempt(program, scenario, injector, kind, call))
    tally.add("faults", "temporary files", left_behind(program))


def build(work):
    """The library to load, or nothing where it cannot be made."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if not sys.platform.startswith("linux") or not compiler:
        return None
    library = os.path.join(work, "faults.so")
    source = os.path.join(os.path.dirname(__file__), "faults.c")
    subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-w", "-o", library, source, "-ldl"], check=True)
    return library


def inject(program, scenario, injector, folder, kind, call):
    """Runs the command with a fault; returns its result and how many calls it made."""
    told = os.path.join(program.work, "count")
    if os.path.exists(told):
        os.remove(told)
    result = program.run(
        scenario.arguments(folder), LD_PRELOAD=injector, FAULT_FOLDER=folder, FAULT_KIND=kind, FAULT_AT=str(call),
        FAULT_COUNT=told)
    with open(told, "rb") as file:
        return result, int.from_bytes(file.read(), sys.byteorder)


def count(program, scenario, injector):
    """How many calls there are to fail."""
    folder = scenario.fresh()
    result, calls = inject(program, scenario, injector, folder, "none", 0)
    shutil.rmtree(folder)
    if result.code != scenario.done:
        raise SystemExit(f"{scenario.name}: {result.code}: {result.told()}")
    return calls


def attempt(program, scenario, injector, kind, call):
    """What is wrong when one call fails, if anything."""
    folder = scenario.fresh()
    before = sorted(files(folder))
    result, _ = inject(program, scenario, injector, folder, kind, call)
    complaint = judge(scenario, folder, result, kind, before)
    shutil.rmtree(folder)
    return f"call {call}: {complaint}" if complaint else None


def judge(scenario, folder, result, kind, before):
    """What is wrong, if anything."""
    if kind == "kill":
        return aftermath(scenario, folder, True) if result.code in (-9, scenario.done) else f"ends with {result.code}"
    if result.code == scenario.done:
        # The call only tidied up, or the program found another way.
        return scenario.wrong_state(folder, scenario.new) or scenario.next_run(folder)
    if result.code not in (73, 74):
        return f"ends with {result.code}: {result.told()}"
    if not result.says_one_thing():
        return f"does not say one thing: {result.error[-300:]}"
    if "the import itself is done" in result.error:
        return scenario.wrong_state(folder, scenario.old, scenario.new) or scenario.next_run(folder)
    complaint = scenario.wrong_state(folder, scenario.old)
    left = sorted(files(folder))
    if not complaint and kind != "broken" and left != before:
        complaint = f"stray files: {sorted(set(left) ^ set(before))}"
    return complaint and f"{result.told()}: {complaint}" or aftermath(scenario, folder, False)
