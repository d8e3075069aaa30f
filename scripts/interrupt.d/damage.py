"""Databases that are damaged, foreign or cut short: one clear line, never a crash, never a change."""
import os
import sqlite3

from program import files

COMMANDS = [["check"], ["sources"], ["show", "Poland"], ["series", "Poland", "--indicator", "fiw.pr"], ["export", "tidy"]]


def run(program, tally, random, options):
    """Every command on every kind of damage."""
    sound = os.path.join(program.folder(), "sound.sqlite")
    program.must(["import", program.data("fiw_ratings.csv"), "--database", sound])
    with open(sound, "rb") as file:
        whole = file.read()
    for name, data in cases(program, whole, random, options):
        folder = program.folder()
        database = os.path.join(folder, "d.sqlite")
        with open(database, "wb") as file:
            file.write(data)
        for command in COMMANDS:
            if name == "empty" and command != ["check"]:
                continue
            result = program.run([*command, "--database", database])
            tally.add("damage", f"{name}: {command[0]}", judge(name, command, result, folder, data))
        if name != "empty":
            result = program.run(["import", program.data("fotn.csv"), "--database", database])
            tally.add("damage", f"{name}: import", judge(name, ["import"], result, folder, data))


def cases(program, whole, random, options):
    """Names and bytes."""
    yield "text file", b"country,year,pr,cl\nPoland,2009,1,1\n" * 9
    yield "zeros", bytes(8192)
    yield "empty", b""
    for size in (1, 15, 16, 99, 100, 512, 4095, 4096, 4097, 8192, len(whole) // 2, len(whole) - 4096, len(whole) - 1):
        yield "cut short", whole[:size]
    yield "another program's", other(program, "CREATE TABLE t (a); INSERT INTO t VALUES (1)")
    yield "newer version", whole[:60] + (99).to_bytes(4, "big") + whole[64:]
    for _ in range(max(5, options.kills // 4)):
        page = random.randrange(len(whole) // 4096) * 4096
        yield "page flipped", whole[:page] + bytes(byte ^ 0xFF for byte in whole[page:page + 4096]) + whole[page + 4096:]
    for _ in range(max(5, options.kills // 4)):
        data = bytearray(whole)
        for _ in range(random.choice([1, 10, 100, 1000])):
            data[random.randrange(100, len(data))] = random.randrange(256)
        yield "bytes changed", bytes(data)


def other(program, script):
    """A database of another program."""
    path = os.path.join(program.folder(), "other.sqlite")
    connection = sqlite3.connect(path)
    connection.executescript(script)
    connection.close()
    with open(path, "rb") as file:
        return file.read()


def judge(name, command, result, folder, data):
    """What is wrong, if anything."""
    if result.code not in (0, 1, 65, 66, 74):
        return f"ends with {result.code}: {result.error[-300:]}"
    if result.code == 1 and command != ["check"]:
        return f"ends with 1: {result.told()}"
    if result.code == 0:
        return "counts as a sound database"
    if result.code >= 65 and not result.says_one_thing():
        return f"does not say one thing: {result.error[-300:]}"
    if files(folder) != {"d.sqlite": data}:
        return "the file or its folder was changed"
    return None
