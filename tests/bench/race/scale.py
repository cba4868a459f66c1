"""Ten times the plots in at most twelve times the time and in 2 GB, and what a second processor gives."""

import os

import coverage
from bench import Row

MOST_TIMES = 12  # as long as a tenth of the plots, that ten million may take


def rows(race):
    counts = [10_000, 100_000, 1_000_000]
    # Made only where the race may take its time: 3.4 GB.
    if not race.quick or race.has_plots(10_000_000):
        counts.append(10_000_000)
    table = race.file("coverage.csv")
    taken = {count: coverage.ours(race, count, table) for count in counts}
    for count in counts:
        per_plot_us = taken[count].wall_s / count * 1e6
        yield Row(f"coverage of {count:,} plots: {per_plot_us:.2f} µs a plot", taken[count].wall_s,
                  taken[count].peak_mb, *limit(count, taken))
    yield from on_processors(race, "coverage", taken[1_000_000],
                             [race.zamin, "coverage",
                              *coverage.arguments(race.plots(1_000_000), table)])
    checked = {count: race.median(check_of(race, count), 1 if count > 1_000_000 else None)
               for count in counts}
    for count in counts:
        yield Row(f"check of {count:,} plots: {checked[count].wall_s / count * 1e6:.2f} µs a plot",
                  checked[count].wall_s, checked[count].peak_mb, *limit(count, checked))
    yield from on_processors(race, "check", checked[1_000_000], check_of(race, 1_000_000))


def limit(count, taken):
    """The time it may take at most, where a tenth of the plots was timed as well."""
    tenth = taken.get(count // 10)
    if count <= 1_000_000 or not tenth:
        return ("", None)
    return (f"{MOST_TIMES} times {count // 10:,} plots, the most it may take",
            MOST_TIMES * tenth.wall_s)


def check_of(race, count):
    return [race.zamin, "check", "--plots", f"{race.plots(count)}::plots", "-o",
            race.file("problems.csv")]


def on_processors(race, what, on_all, command):
    cores = os.cpu_count()
    one = race.median(["taskset", "-c", "0", *command])
    yield Row(f"{what} of 1,000,000 plots, {cores} processors", on_all.wall_s, on_all.peak_mb,
              "Zamin on one processor", one.wall_s, one.peak_mb)
