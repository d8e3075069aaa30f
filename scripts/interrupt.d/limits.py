"""What the system refuses for good: files too large, places that cannot be written, a full disk."""
import contextlib
import os
import pwd
import resource
import shutil
import subprocess
import sys

from kills import aftermath
from program import files
from scenarios import databases, exports


def run(program, tally, random, options):
    """All limits on all scenarios; only some where few kills are requested."""
    sizes, margins = [0, 1, 4096, 20_000, 65_536, 500_000, 1_000_000], [16, 64, 128]
    for scenario in databases(program) + exports(program):
        few = options.kills < 100
        for size in random.sample(sizes, 2) if few else sizes:
            folder = scenario.fresh()
            result = program.run(scenario.arguments(folder), preexec=lambda: limit(size))
            tally.add("limits", f"{scenario.name}: file size", judge(scenario, folder, result, {73, 74}))
            shutil.rmtree(folder)
        for margin in random.sample(margins, 1) if few else margins:
            with small_disk(program, needed(scenario.template) + margin) as disk:
                if disk is None:
                    break
                folder = os.path.join(disk, "w")
                shutil.copytree(scenario.template, folder)
                result = program.run(scenario.arguments(folder))
                wrong = judge(scenario, folder, result, {73, 74}, reruns=False)
                tally.add("limits", f"{scenario.name}: full disk", wrong)
        locked_folder(program, tally, scenario)
    read_only_file(program, tally)


def limit(size):
    """No file may grow beyond this."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def judge(scenario, folder, result, codes, reruns=True):
    """What is wrong, if anything."""
    if result.code == scenario.done:
        return scenario.wrong_state(folder, scenario.new)
    if result.code not in codes:
        return f"ends with {result.code}: {result.told()}"
    if not result.says_one_thing():
        return f"does not say one thing: {result.error[-300:]}"
    complaint = scenario.wrong_state(folder, scenario.old)
    # Where not even the writes can be rolled back, the message says so, and the next command does it.
    if "a journal beside it" in result.error:
        return complaint or aftermath(scenario, folder, True)
    if not complaint and sorted(files(folder)) != sorted(files(scenario.template)):
        complaint = f"stray files: {sorted(files(folder))}"
    return complaint or (aftermath(scenario, folder, False) if reruns else None)


def needed(folder):
    """How many kibibytes the files of a folder and the folder take."""
    return 8 + sum(-(-len(data) // 4096) * 4 for data in files(folder).values())


@contextlib.contextmanager
def small_disk(program, kibibytes):
    """A file system of that size; nothing where it cannot be had."""
    place = program.folder()
    options = ["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "tmpfs", place]
    if os.geteuid() != 0 or subprocess.run(options, stderr=subprocess.DEVNULL).returncode != 0:
        yield None
        return
    try:
        yield place
    finally:
        subprocess.run(["umount", place], check=True)


def someone_else():
    """Drops the rights of root, which nothing is locked for."""
    if os.geteuid() == 0:
        nobody = pwd.getpwnam("nobody")
        os.setgroups([])
        os.setgid(nobody.pw_gid)
        os.setuid(nobody.pw_uid)


@contextlib.contextmanager
def opened(folder):
    """Lets all users reach a folder, for a while."""
    modes = {}
    while folder not in ("/", "/tmp"):
        modes[folder] = os.stat(folder).st_mode
        os.chmod(folder, 0o755)
        folder = os.path.dirname(folder)
    try:
        yield
    finally:
        for path, mode in modes.items():
            os.chmod(path, mode)


def can_start(program):
    """Whether another user can start the program and read the values at all."""
    with opened(program.work):
        try:
            return program.run(["--version"], preexec=someone_else).code == 0 and program.run(
                ["codebook", "--database", "/dev/null"], preexec=someone_else).code is not None
        except (OSError, subprocess.SubprocessError):
            return False


def locked_folder(program, tally, scenario):
    """A folder, and what is in it, that can be read and not written."""
    if not can_start(program):
        print("limits: read-only folders skipped, for no other user can start the program", file=sys.stderr)
        return
    folder = scenario.fresh()
    with opened(folder):
        for place, folders, names in os.walk(folder):
            for name in names:
                os.chmod(os.path.join(place, name), 0o444)
        os.chmod(folder, 0o555)
        result = program.run(scenario.arguments(folder), preexec=someone_else)
        os.chmod(folder, 0o755)
        for name in os.listdir(folder):
            os.chmod(os.path.join(folder, name), 0o644)
    wrong = judge(scenario, folder, result, {73}) if result.code != 0 else "written into a read-only folder"
    tally.add("limits", f"{scenario.name}: read-only folder", wrong)
    shutil.rmtree(folder)


def read_only_file(program, tally):
    """Reading needs no right to write; a file that cannot be read is reported."""
    folder = program.folder()
    database = os.path.join(folder, "d.sqlite")
    program.must(["import", program.data("fiw_ratings.csv"), "--database", database])
    if not can_start(program):
        return
    with opened(folder):
        for mode, code in ((0o444, 0), (0o000, 74)):
            os.chmod(database, mode)
            os.chmod(folder, 0o555)
            for command in (["check"], ["show", "Poland"]):
                result = program.run([*command, "--database", database], preexec=someone_else)
                wrong = None if result.code == code else f"ends with {result.code}: {result.told()}"
                tally.add("limits", f"reading a file of mode {mode:03o}", wrong)
            os.chmod(folder, 0o755)
