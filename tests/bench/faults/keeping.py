"""The window's saving broken: the project, what was drawn, the journal of what is not saved.

keep_work (a target of the benches) does what the window does, without a window. What a start after
the fault finds is asked of `keep_work show`: the project opens, and with the journal nothing that
was kept is missing.
"""

import os
import shutil
import subprocess
import tempfile

KINDS = ["draws", "leaves-notes", "clears"]
KEPT = 12  # records of a journal


class KeepStage:
    """A folder with a project and a journal, set anew for every fault."""

    def __init__(self, name, kind, step, tool, tally):
        self.name = name
        self.step = step
        self.tool = tool
        self.tally = tally
        self.folder = tempfile.mkdtemp(prefix="zamin-faults-")
        self.template = tempfile.mkdtemp(prefix="zamin-faults-old-")
        self.land = os.path.join(self.folder, "land")
        os.mkdir(self.land)
        self.ask("begin", self.land, kind)
        shutil.copytree(self.land, self.template, dirs_exist_ok=True)
        self.old = self.ask("show", self.land)
        self.ask(*self.command()[1:])
        self.new = self.ask("show", self.land)

    def ask(self, *words):
        done = subprocess.run([self.tool, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              check=False)
        if done.returncode != 0:
            raise SystemExit(f"{self.name}: {done.stderr.decode(errors='replace')}")
        return done.stdout.decode().splitlines()

    def command(self):
        return [self.tool, *self.step, self.land, *([str(KEPT)] if self.step == ["keep"] else [])]

    def reset(self):
        shutil.rmtree(self.land)
        shutil.copytree(self.template, self.land)

    def show(self):
        """Lines of what opens, None where nothing does."""
        done = subprocess.run([self.tool, "show", self.land], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, check=False)
        return done.stdout.decode().splitlines() if done.returncode == 0 else None

    def judge(self, fault, done, killed):
        self.tally.faults[self.name] += 1
        found = self.show()
        if found is None:
            self.tally.lost(self.name, fault, "the project does not open")
        elif self.step == ["save"]:
            if kept(found) != kept(self.new):
                self.tally.lost(self.name, fault, "something that was kept is missing")
        else:
            promised = done.output.count("kept ")
            there = len(kept(found)) - len(kept(self.old))
            if kept(found) != kept(self.new)[:len(kept(found))] or not (
                    promised <= there <= promised + 1):
                self.tally.lost(self.name, fault,
                                f"{promised} records were promised, {there} are there")
        if not killed:
            self.tally.judge_words(self.name, fault, done)

    def longest(self):
        """Bytes of the largest file that is written."""
        sizes = [os.path.getsize(os.path.join(self.land, name)) for name in os.listdir(self.land)]
        return max(sizes)

    def close(self):
        shutil.rmtree(self.folder)
        shutil.rmtree(self.template)


def kept(lines):
    """The work that a start takes back, of the lines of `keep_work show`."""
    return [line for line in lines if line.startswith("kept: ")]


def stages(tool, tally):
    for kind in KINDS:
        yield f"save, {kind}", lambda name, kind=kind: KeepStage(name, kind, ["save"], tool, tally)
    yield "keep in the journal", lambda name: KeepStage(name, "nothing", ["keep"], tool, tally)


def flip_journal(name, options, tally):
    """Every byte of a journal in turn: what is read is the first so many of its records."""
    stage = KeepStage(name, "nothing", ["keep"], options.keep_work, tally)
    journal = os.path.join(stage.land, "land.toml.journal")
    with open(journal, "rb") as file:
        good = file.read()
    for at in range(0, len(good), options.step):
        for flip in (0x01, 0xFF):
            with open(journal, "wb") as file:
                file.write(good[:at] + bytes([good[at] ^ flip]) + good[at + 1:])
            tally.faults[name] += 1
            found = stage.show()
            if found is None or kept(found) != kept(stage.new)[:len(kept(found))]:
                tally.lost(name, f"byte {at} ^ {flip:#x}", "what is read was never kept")
    stage.close()
