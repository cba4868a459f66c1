#!/usr/bin/python3
"""Breaks Zamin's saving on purpose and checks that the old state or the new one is there, whole.

    tests/bench/faults/faults.py [--zamin FILE] [--keep-work FILE] [--project FILE.toml]
                                 [--only WORD] [--step N] [--most N]

For each output it counts the system calls with which the program changes files, then runs it again
once a call: killed at that call (SIGKILL, as a power cut does), and with that call failing for want
of room, for an input/output error or for want of permission (strace injects them). Then once a few
bytes: with a limit on the size of files, so that a write is short. The window's saving of a project
with its drawings and its journal is broken in the same ways (keeping.py). Last it flips every byte
of the project file and every byte of a journal, and opens them.

After each fault the target is the old file, byte for byte, or the new one, whole; the sources are
what they were; a run that failed said why in a line; and no signal but ours ended it. Prints a
table of faults and losses; exit code 1 if there is a loss. Needs strace.
"""

import argparse
import collections
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import typing

import keeping
from scenarios import SCENARIOS, whole

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")
CHANGING = ["write", "pwrite64", "writev", "rename", "renameat", "renameat2", "fsync", "fdatasync",
            "ftruncate", "unlink", "mkdir"]
FAILURES = {"ENOSPC": ["write", "pwrite64", "writev", "ftruncate", "mkdir"],
            "EIO": ["write", "pwrite64", "fsync", "fdatasync"],
            "EACCES": ["rename", "renameat", "renameat2", "unlink", "mkdir"]}
OLD = b"the old state"
LONGEST_S = 600  # of one run, on a machine that is busy with something else


class Tally:
    """Faults injected and losses found, by scenario and kind."""

    def __init__(self):
        self.faults = collections.Counter()
        self.losses = []

    def lost(self, scenario, fault, what):
        self.losses.append(f"{scenario}, {fault}: {what}")
        print(f"  LOST {self.losses[-1]}", flush=True)

    def judge_words(self, scenario, fault, done):
        """A run that nobody killed ends by itself, and says why it failed."""
        if done.code < 0:
            self.lost(scenario, fault, f"ended by {signal.Signals(-done.code).name}")
        elif done.code > 0 and "zamin: " not in done.said:
            self.lost(scenario, fault, f"exit code {done.code} without a word")


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


class Done(typing.NamedTuple):
    """How a run ended: exit code (negative: the signal), what it said and printed."""

    code: int
    said: str
    output: str


def run(command, folder, limit_bytes=None):
    prefix = [] if limit_bytes is None else ["prlimit", f"--fsize={limit_bytes}"]
    done = subprocess.run(prefix + command, cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, timeout=LONGEST_S, check=False,
                          env=dict(os.environ, OGR_CURRENT_DATE="2018-09-01T00:00:00.000Z"))
    return Done(done.returncode, *(text.decode(errors="replace")
                                   for text in (done.stderr, done.stdout)))


def strace(command, options, folder):
    """The run and the calls that were seen."""
    log = os.path.join(folder, ".strace")
    done = run(["strace", "-f", "-qq", "--seccomp-bpf", "-o", log, *options, *command], folder)
    with open(log, errors="replace") as file:
        lines = file.read().splitlines()
    os.unlink(log)
    return done, lines


def calls_of(lines):
    """How often a thread made each changing call, the busiest thread counted."""
    counts = collections.Counter()
    for line in lines:
        words = line.split(None, 1)
        if len(words) == 2 and "(" in words[1]:
            counts[words[0], words[1].split("(")[0]] += 1
    most = collections.Counter()
    for (_, call), count in counts.items():
        most[call] = max(most[call], count)
    return {call: most[call] for call in CHANGING if most[call] > 0}


class Stage:
    """A folder with the old state of a scenario's targets, set anew for every fault."""

    def __init__(self, scenario, options, tally):
        self.scenario = scenario
        self.tally = tally
        self.name = scenario.name
        self.zamin = options.zamin
        self.project = options.project
        self.sources = [options.project] + [os.path.join(os.path.dirname(options.project), name)
                                            for name in scenario.sources]
        self.digests = [digest(path) for path in self.sources]
        self.folder = tempfile.mkdtemp(prefix="zamin-faults-")
        self.reference = tempfile.mkdtemp(prefix="zamin-faults-new-")
        done = run(self.command(), self.reference)
        if done.code != 0:
            sys.exit(f"{scenario.name} fails without any fault: {done.said}")

    def command(self):
        return [self.zamin, *self.scenario.arguments(self.project)]

    def reset(self):
        shutil.rmtree(self.folder)
        os.makedirs(self.folder)
        for target in self.scenario.targets:
            path = os.path.join(self.folder, target)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(OLD)

    def judge(self, fault, done, killed):
        self.tally.faults[self.name] += 1
        for target in self.scenario.targets:
            path = os.path.join(self.folder, target)
            if not os.path.exists(path):
                self.tally.lost(self.name, fault, f"{target} is gone")
                continue
            with open(path, "rb") as file:
                old = file.read(len(OLD) + 1) == OLD
            if not old and not whole(path, os.path.join(self.reference, target)):
                self.tally.lost(self.name, fault, f"{target} is neither old nor new")
        if [digest(path) for path in self.sources] != self.digests:
            sys.exit(f"{self.name}, {fault}: a source was changed")
        if not killed:
            self.tally.judge_words(self.name, fault, done)

    def longest(self):
        """Bytes of the largest target."""
        return max(os.path.getsize(os.path.join(self.reference, target))
                   for target in self.scenario.targets)

    def close(self):
        shutil.rmtree(self.folder)
        shutil.rmtree(self.reference)


def inject(stage, call, words, number):
    stage.reset()
    done, _ = strace(stage.command(), ["-e", "trace=" + call, "-e",
                                       f"inject={call}:{words}:when={number}"], stage.folder)
    stage.judge(f"{call} {number} {words}", done, "SIGKILL" in words)


def break_calls(stage, most):
    """`most` of the calls of a kind at the most, evenly spread over the run, the last among them."""
    stage.reset()
    _, lines = strace(stage.command(), ["-e", "trace=" + ",".join(CHANGING)], stage.folder)
    calls = calls_of(lines)
    for call, count in calls.items():
        wide = -(-count // most)
        for number in sorted({*range(1, count + 1, wide), count}):
            inject(stage, call, "signal=SIGKILL", number)
            for failure, failing in FAILURES.items():
                if call in failing:
                    inject(stage, call, "error=" + failure, number)
    return calls


def cut_short(stage, parts):
    """A file can only grow to so many bytes: the write that passes the limit is short."""
    longest = stage.longest()
    for part in range(parts):
        limit = max(longest * part // parts + part % 7, len(OLD))
        stage.reset()
        done = run(stage.command(), stage.folder, limit_bytes=limit)
        stage.judge(f"files of at most {limit} bytes", done, False)


def break_stage(stage, options, tally):
    calls = break_calls(stage, options.most)
    cut_short(stage, options.parts)
    stage.close()
    said = ", ".join(f"{count} {call}" for call, count in calls.items())
    print(f"{stage.name:<34} {tally.faults[stage.name]:6} faults   ({said})", flush=True)


def flip_bytes(name, command, path, tally, step):
    """Every byte in turn: the program opens what it can, refuses the rest, and never crashes."""
    with open(path, "rb") as file:
        good = file.read()
    for at in range(0, len(good), step):
        for flip in (0x01, 0xFF):
            bad = good[:at] + bytes([good[at] ^ flip]) + good[at + 1:]
            with open(path, "wb") as file:
                file.write(bad)
            done = run(command, os.path.dirname(path))
            tally.faults[name] += 1
            tally.judge_words(name, f"byte {at} ^ {flip:#x}", done)
            with open(path, "rb") as file:
                if file.read() != bad:
                    tally.lost(name, f"byte {at}", "the program changed the file")
    with open(path, "wb") as file:
        file.write(good)


def flip_project(name, options, tally):
    folder = tempfile.mkdtemp(prefix="zamin-faults-")
    source = os.path.dirname(options.project)
    for file in os.listdir(source):
        if file.startswith("khatlon"):
            os.symlink(os.path.join(source, file), os.path.join(folder, file))
    project = os.path.join(folder, "flipped.toml")
    shutil.copy(options.project, project)
    flip_bytes(name, [options.zamin, "coverage", project], project, tally,
               options.step)
    shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--zamin", default=os.path.join(ROOT, "build", "release", "zamin"))
    parser.add_argument("--keep-work",
                        default=os.path.join(ROOT, "build", "release", "bench", "keep_work"))
    parser.add_argument("--project", default=os.path.join(ROOT, "sample-data", "khatlon.toml"))
    parser.add_argument("--only", default="", help="scenarios whose name has this word")
    parser.add_argument("--step", type=int, default=1, help="every Nth byte only")
    parser.add_argument("--most", type=int, default=40, help="calls of a kind that are tried")
    parser.add_argument("--parts", type=int, default=24, help="limits of size tried an output")
    options = parser.parse_args()
    for path in ("zamin", "keep_work", "project"):
        setattr(options, path, os.path.abspath(getattr(options, path)))
    if shutil.which("strace") is None:
        sys.exit("strace is not installed (Debian package strace)")

    tally = Tally()
    for scenario in SCENARIOS:
        if options.only in scenario.name:
            break_stage(Stage(scenario, options, tally), options, tally)
    for name, stage in keeping.stages(options.keep_work, tally):
        if options.only in name:
            break_stage(stage(name), options, tally)
    for name, flip in (("project file, a byte flipped", flip_project),
                       ("journal, a byte flipped", keeping.flip_journal)):
        if options.only in name:
            flip(name, options, tally)
            print(f"{name:<34} {tally.faults[name]:6} faults", flush=True)
    print(f"{'all':<34} {sum(tally.faults.values()):6} faults, {len(tally.losses)} losses")
    sys.exit(1 if tally.losses else 0)


if __name__ == "__main__":
    main()
