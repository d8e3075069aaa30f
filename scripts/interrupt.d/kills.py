"""kill -9 at random moments, and right before every call that changes a file."""
import os
import shutil
import time

from program import files
from scenarios import databases, exports


def run(program, tally, random, options):
    """Shares the kills out among the scenarios."""
    scenarios = databases(program) + exports(program)
    for scenario in scenarios:
        duration = median_time(program, scenario)
        share = -(-options.kills // len(scenarios))
        for attempt in range(share):
            folder = scenario.fresh()
            process = program.start(scenario.arguments(folder))
            time.sleep(random.uniform(0, 1.1 * duration))
            process.kill()
            process.communicate()
            tally.add("kills", scenario.name, aftermath(scenario, folder, attempt % 2 == 0))
            shutil.rmtree(folder)
    tally.add("kills", "temporary files", left_behind(program))


def left_behind(program):
    """What is wrong with the folder for temporary files, if anything."""
    left = files(program.temporary)
    return f"left: {sorted(left)}" if left else None


def aftermath(scenario, folder, reads):
    """What is wrong after the program was ended, if anything."""
    return (
        scenario.wrong_state(folder, scenario.old, scenario.new)
        or (scenario.reading(folder) if reads else None)
        or scenario.next_run(folder))


def median_time(program, scenario):
    """How long the command takes when it is left alone, in seconds."""
    times = []
    for _ in range(3):
        folder = scenario.fresh()
        begun = time.monotonic()
        program.must(scenario.arguments(folder))
        times.append(time.monotonic() - begun)
        shutil.rmtree(folder)
    return sorted(times)[1]
