"""kill -9 at random moments; to an import also the signals that ask it to end."""
import shutil
import signal
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
            end(program, scenario, folder, signal.SIGKILL, random.uniform(0, 1.1 * duration))
            tally.add("kills", scenario.name, aftermath(scenario, folder, attempt % 2 == 0))
            shutil.rmtree(folder)
        for asking in (signal.SIGTERM, signal.SIGINT) if scenario.gives_way else ():
            for _ in range(max(1, share // 4)):
                folder = scenario.fresh()
                end(program, scenario, folder, asking, random.uniform(0, 1.1 * duration))
                tally.add("kills", f"{scenario.name}: {asking.name}", after_asking(scenario, folder))
                shutil.rmtree(folder)
    tally.add("kills", "temporary files", left_behind(program))


def end(program, scenario, folder, number, moment):
    """Starts the command and sends it a signal after some seconds."""
    process = program.start(
        scenario.arguments(folder), preexec=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
    time.sleep(moment)
    process.send_signal(number)
    process.communicate()


def after_asking(scenario, folder):
    """What is wrong after the program was asked to end, if anything: it rolls back what it wrote itself."""
    left = sorted(files(folder))
    if left not in (sorted(files(scenario.template)), scenario.left):
        return f"stray files: {left}"
    return aftermath(scenario, folder, False)


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
    """How long the command runs when it is left alone, in seconds."""
    times = []
    for _ in range(3):
        folder = scenario.fresh()
        begun = time.monotonic()
        scenario.must(folder)
        times.append(time.monotonic() - begun)
        shutil.rmtree(folder)
    return sorted(times)[1]
