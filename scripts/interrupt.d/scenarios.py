"""What is interrupted: a start, a command, and how its old and new states are recognised."""
import contextlib
import functools
import os
import shutil

from program import files, state


class Scenario:
    """A command that turns an old state into a new one, all or nothing."""

    # Whether it tidies up itself when a signal asks it to end.
    gives_way = False
    # The exit code and the words of a second run where that cannot be done.
    said_when_done = (0, "")

    def __init__(self, program, name, command, prepare=None, done=0):
        self.program, self.name, self.command, self.done = program, name, command, done
        self.template = program.folder()
        if prepare:
            prepare(self.template)
        self.old = self.look(self.template)
        folder = self.fresh()
        self.must(folder)
        self.new = self.look(folder)
        self.left = sorted(files(folder))
        shutil.rmtree(folder)

    def fresh(self):
        """A folder in the old state."""
        folder = self.program.folder()
        shutil.copytree(self.template, folder, dirs_exist_ok=True)
        return folder

    def must(self, folder):
        """Runs the command, uninterrupted, to the end it has to come to."""
        self.program.must(self.arguments(folder), code=self.done)

    def arguments(self, folder):
        """The command in a folder."""
        return [part.replace("FOLDER", folder) for part in self.command]

    def wrong_state(self, folder, *allowed):
        """What is wrong with the state left, if anything."""
        try:
            found = self.look(folder)
        except Exception as trouble:  # whatever SQLite says of it is the finding
            return f"damaged: {trouble}"
        return None if found in allowed else "neither the old nor the new state" if len(allowed) > 1 else "another state"

    def next_run(self, folder):
        """What is wrong with the next run, if anything: it succeeds and leaves nothing else."""
        result = self.program.run(self.arguments(folder))
        if result.code != self.done and not self.is_said_to_be_done(result, folder):
            return f"the next run ends with {result.code}: {result.told()}"
        complaint = self.wrong_state(folder, self.new)
        if complaint:
            return f"after the next run: {complaint}"
        left = sorted(files(folder))
        return None if left == self.left else f"stray files: {sorted(set(left) ^ set(self.left))}"

    def is_said_to_be_done(self, result, folder):
        """Whether the first run had been done already, and the next one reported it."""
        code, words = self.said_when_done
        return result.code == code and words in result.error and self.look(folder) == self.new

    def reading(self, folder):
        """What is wrong with reading at this moment, if anything."""
        return None


class DatabaseScenario(Scenario):
    """A command on a database."""

    @property
    def gives_way(self):
        return self.command[0] == "import" or self.command[1] == "remove"

    @property
    def said_when_done(self):
        return (65, "source \"1\" is unknown") if self.command[1] == "remove" else (0, "")

    def look(self, folder):
        return state(os.path.join(folder, "d.sqlite"), self.program.work)

    def reading(self, folder):
        # In a copy: where there is nothing yet, the first reading builds it.
        copy = f"{folder}-copy"
        shutil.copytree(folder, copy)
        result = self.program.run(["sources", "--database", f"{copy}/d.sqlite", "--csv"])
        shutil.rmtree(copy)
        return None if result.code == 0 else f"reading ends with {result.code}: {result.told()}"


class ToldScenario(DatabaseScenario):
    """An import that writes files, too. The table gets its name when the import is done: where it is there,
    so is the import, and what ends with an error left neither."""

    # If the file cannot be named after the import, the message says that only the name is missing.
    said_when_done = (73, "exists already")

    def look(self, folder):
        return super().look(folder), os.path.exists(os.path.join(folder, "table.csv"))

    def wrong_state(self, folder, *allowed):
        """The import without the table is complete too: after a kill, or with a message."""
        if len(allowed) > 1:
            allowed = (*allowed, (self.new[0], False))
        return super().wrong_state(folder, *allowed)

    def next_run(self, folder):
        # The table of an import that was done before is another one; so it is made again.
        for name in ("table.csv", "notes.txt"):
            with contextlib.suppress(FileNotFoundError):
                os.remove(os.path.join(folder, name))
        return super().next_run(folder)


class ExportScenario(Scenario):
    """A command that writes files: every one counts."""

    said_when_done = (73, "exists already")

    def look(self, folder):
        return files(folder)


class ReplacingScenario(ExportScenario):
    """A command that puts a file or a folder in its place by renaming it: a moment before that it has a
    hidden name, which counts only when the next run leaves it there."""

    def look(self, folder):
        return {name: bytes for name, bytes in files(folder).items() if ".partial" not in name}


@functools.cache
def small(program):
    """Imports of a few values."""
    table = os.path.join(program.folder(), "own.csv")
    with open(table, "w", encoding="utf-8") as file:
        file.write("country,year,pr,cl,status\nPoland,2009,1,1,F\nKazakhstan,2009,6,5,NF\n")
    command = ["import", table, "--publication", "own", "--database", "FOLDER/d.sqlite", "--new-indicators"]
    bad = os.path.join(program.folder(), "bad.csv")
    shutil.copyfile(table, bad)
    with open(bad, "a", encoding="utf-8") as file:
        file.write("Atlantis,2009,1,1,F\n")
    told = ["--output", "FOLDER/table.csv", "--notes", "FOLDER/notes.txt"]
    skipping = ["--skip-bad-rows", "--rejects", "FOLDER/rejects.csv", "--force"]

    def existing(folder):
        program.must(["import", program.data("fotn.csv"), "--database", f"{folder}/d.sqlite"])

    return [
        DatabaseScenario(program, "small import", command, existing),
        DatabaseScenario(
            program, "small import that leaves a row out", ["import", bad, *command[2:], *skipping], existing, done=1),
        ToldScenario(program, "small import reported in files", [*command, *told], existing),
    ]


@functools.cache
def databases(program):
    """Scenarios that write a database."""
    ratings, scores = program.data("fiw_ratings.csv"), program.data("fiw_scores.csv")
    press = program.data("fotp.csv")
    database = ["--database", "FOLDER/d.sqlite"]

    def existing(folder):
        program.must(["import", press, "--database", f"{folder}/d.sqlite"])

    return [
        DatabaseScenario(program, "import into a new database", ["import", ratings, *database]),
        DatabaseScenario(
            program, "import into an existing database", ["import", ratings, scores, *database], existing),
        DatabaseScenario(program, "first build", ["sources", *database]),
        DatabaseScenario(program, "removal of a source", ["sources", "remove", "1", *database], existing),
    ]


@functools.cache
def exports(program):
    """Scenarios that write files."""
    built = os.path.join(program.folder(), "built.sqlite")
    program.must(["sources", "--database", built])
    tail = ["--database", built]

    def earlier(folder):
        with open(f"{folder}/out.csv", "w", encoding="utf-8") as file:
            file.write("an earlier file\n")

    return [
        ExportScenario(program, "export to a file", ["export", "tidy", "--output", "FOLDER/out.csv", *tail]),
        ReplacingScenario(
            program, "export over a file", ["export", "panel", "--output", "FOLDER/out.csv", "--force", *tail], earlier),
        ReplacingScenario(
            program, "export to a folder", ["export", "package", "--output", "FOLDER/out", "--indicator", "fiw.pr", *tail]),
        ExportScenario(program, "copy of the database", ["export", "sqlite", "--output", "FOLDER/out.sqlite", *tail]),
        ExportScenario(
            program, "export of a workbook",
            ["export", "xlsx", "Poland", "--output", "FOLDER/out.xlsx", *tail]),
    ]
