#!/usr/bin/python3
"""Breaks Zamin's saving on purpose and checks that the old state or the new one is there, whole.

    tests/bench/faults/faults.py [--zamin build/release/zamin] [--project sample-data/khatlon.toml]
                                 [--only WORD] [--step N] [--most N]

For each output it counts the system calls with which the program changes files, then runs it again
once a call: killed at that call (SIGKILL, as a power cut does), and with that call failing for want
of room, for an input/output error or for want of permission (strace injects them). Then once a few
bytes: with a limit on the size of files, so that a write is short. Last it flips every byte of the
project file and every byte of a journal, and opens them.

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

from scenarios import SCENARIOS, whole

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..", "..")
CHANGING = ["write", "pwrite64", "writev", "rename", "renameat", "renameat2", "fsync", "fdatasync",
            "ftruncate", "unlink", "mkdir"]
FAILURES = {"ENOSPC": ["write", "pwrite64", "writev", "ftruncate", "mkdir"],
            "EIO": ["write", "pwrite64", "fsync", "fdatasync"],
            "EACCES": ["rename", "renameat", "renameat2", "unlink", "mkdir"]}
OLD = b"the old state"
LONGEST_S = 60


class Tally:
    """Faults injected and losses found, by scenario and kind."""

    def __init__(self):
        self.faults = collections.Counter()
        self.losses = []

    def lost(self, scenario, fault, what):
        self.losses.append(f"{scenario}, {fault}: {what}")
        print(f"  LOST {self.losses[-1]}", flush=True)


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def run(command, folder, limit_bytes=None):
    """Exit code (negative: the signal), what was said."""
    prefix = [] if limit_bytes is None else ["prlimit", f"--fsize={limit_bytes}"]
    done = subprocess.run(prefix + command, cwd=folder, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, timeout=LONGEST_S, check=False,
                          env=dict(os.environ, OGR_CURRENT_DATE="2018-09-01T00:00:00.000Z"))
    return done.returncode, done.stderr.decode(errors="replace")


def strace(command, options, folder):
    log = os.path.join(folder, ".strace")
    code, said = run(["strace", "-f", "-qq", "-o", log, *options, *command], folder)
    with open(log, errors="replace") as file:
        lines = file.read().splitlines()
    os.unlink(log)
    return code, said, lines


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
        self.zamin = options.zamin
        self.project = options.project
        self.sources = [options.project] + [os.path.join(os.path.dirname(options.project), name)
                                            for name in scenario.sources]
        self.digests = [digest(path) for path in self.sources]
        self.folder = tempfile.mkdtemp(prefix="zamin-faults-")
        self.reference = tempfile.mkdtemp(prefix="zamin-faults-new-")
        code, said = run(self.command(), self.reference)
        if code != 0:
            sys.exit(f"{scenario.name} fails without any fault: {said}")

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

    def judge(self, fault, code, said, killed):
        self.tally.faults[self.scenario.name] += 1
        for target in self.scenario.targets:
            path = os.path.join(self.folder, target)
            if not os.path.exists(path):
                self.tally.lost(self.scenario.name, fault, f"{target} is gone")
                continue
            with open(path, "rb") as file:
                old = file.read(len(OLD) + 1) == OLD
            if not old and not whole(path, os.path.join(self.reference, target)):
                self.tally.lost(self.scenario.name, fault, f"{target} is neither old nor new")
        if [digest(path) for path in self.sources] != self.digests:
            sys.exit(f"{self.scenario.name}, {fault}: a source was changed")
        if not killed and code < 0:
            self.tally.lost(self.scenario.name, fault, f"ended by signal {-code}")
        if not killed and code > 0 and "zamin: " not in said:
            self.tally.lost(self.scenario.name, fault, f"exit code {code} without a word")

    def inject(self, call, words, number):
        self.reset()
        fault = f"{call} {number} {words}"
        code, said, _ = strace(self.command(), ["-e", "trace=" + call, "-e",
                                                f"inject={call}:{words}:when={number}"],
                               self.folder)
        self.judge(fault, code, said, "SIGKILL" in words)

    def close(self):
        shutil.rmtree(self.folder)
        shutil.rmtree(self.reference)


def break_calls(stage, most):
    """`most` of the calls of a kind at the most, evenly spread over the run, the last among them."""
    stage.reset()
    _, _, lines = strace(stage.command(), ["-e", "trace=" + ",".join(CHANGING)], stage.folder)
    calls = calls_of(lines)
    for call, count in calls.items():
        wide = -(-count // most)
        for number in sorted({*range(1, count + 1, wide), count}):
            stage.inject(call, "signal=SIGKILL", number)
            for failure, failing in FAILURES.items():
                if call in failing:
                    stage.inject(call, "error=" + failure, number)
    return calls


def cut_short(stage, parts):
    """A file can only grow to so many bytes: the write that passes the limit is short."""
    longest = max(os.path.getsize(os.path.join(stage.reference, target))
                  for target in stage.scenario.targets)
    for part in range(parts):
        limit = longest * part // parts + part % 7
        stage.reset()
        code, said = run(stage.command(), stage.folder, limit_bytes=max(limit, len(OLD)))
        stage.judge(f"files of at most {limit} bytes", code, said, False)


def flip_bytes(name, command, path, tally, step):
    """Every byte in turn: the program opens what it can, refuses the rest, and never crashes."""
    with open(path, "rb") as file:
        good = file.read()
    for at in range(0, len(good), step):
        for flip in (0x01, 0xFF):
            bad = good[:at] + bytes([good[at] ^ flip]) + good[at + 1:]
            with open(path, "wb") as file:
                file.write(bad)
            code, said = run(command, os.path.dirname(path))
            tally.faults[name] += 1
            if code < 0:
                tally.lost(name, f"byte {at} ^ {flip:#x}", f"signal {signal.Signals(-code).name}")
            elif code > 0 and "zamin: " not in said:
                tally.lost(name, f"byte {at} ^ {flip:#x}", f"exit code {code} without a word")
            with open(path, "rb") as file:
                if file.read() != bad:
                    tally.lost(name, f"byte {at}", "the program changed the file")
    with open(path, "wb") as file:
        file.write(good)


def flip_project(options, tally):
    folder = tempfile.mkdtemp(prefix="zamin-faults-")
    source = os.path.dirname(options.project)
    for name in os.listdir(source):
        if name.startswith("khatlon"):
            os.symlink(os.path.join(source, name), os.path.join(folder, name))
    project = os.path.join(folder, "flipped.toml")
    shutil.copy(options.project, project)
    flip_bytes("project file, a byte flipped", [options.zamin, "coverage", project], project, tally,
               options.step)
    shutil.rmtree(folder)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--zamin", default=os.path.join(ROOT, "build", "release", "zamin"))
    parser.add_argument("--project", default=os.path.join(ROOT, "sample-data", "khatlon.toml"))
    parser.add_argument("--only", default="", help="scenarios whose name has this word")
    parser.add_argument("--step", type=int, default=1, help="every Nth byte only")
    parser.add_argument("--most", type=int, default=40, help="calls of a kind that are tried")
    parser.add_argument("--parts", type=int, default=24, help="limits of size tried an output")
    options = parser.parse_args()
    options.zamin, options.project = map(os.path.abspath, (options.zamin, options.project))
    if shutil.which("strace") is None:
        sys.exit("strace is not installed (Debian package strace)")

    tally = Tally()
    for scenario in SCENARIOS:
        if options.only in scenario.name:
            stage = Stage(scenario, options, tally)
            calls = break_calls(stage, options.most)
            cut_short(stage, options.parts)
            stage.close()
            said = ", ".join(f"{count} {call}" for call, count in calls.items())
            print(f"{scenario.name:<34} {tally.faults[scenario.name]:6} faults   ({said})",
                  flush=True)
    if options.only in "project file":
        flip_project(options, tally)
        name = "project file, a byte flipped"
        print(f"{name:<34} {tally.faults[name]:6} faults", flush=True)
    print(f"{'all':<34} {sum(tally.faults.values()):6} faults, {len(tally.losses)} losses")
    sys.exit(1 if tally.losses else 0)


if __name__ == "__main__":
    main()
