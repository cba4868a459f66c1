#!/usr/bin/python3
"""Runs a command and writes what it took: timed.py REPORT.json COMMAND...

Wall seconds, processor seconds of all its threads and children, memory at its peak in MB (of the
largest of its processes), exit code, what it printed. A process of its own, so that RACE_WRAPPER
can stand around it without being timed.
"""

import json
import os
import subprocess
import sys
import time


def main():
    report, command = sys.argv[1], sys.argv[2:]
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    with process.stdout:
        output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall_s = time.monotonic() - start
    with open(report, "w", encoding="utf-8") as file:
        json.dump({"wall_s": wall_s, "cpu_s": usage.ru_utime + usage.ru_stime,
                   "peak_mb": usage.ru_maxrss / 1024, "code": os.waitstatus_to_exitcode(status),
                   "output": output}, file)


if __name__ == "__main__":
    main()
