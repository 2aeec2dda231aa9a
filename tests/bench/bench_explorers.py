"""Measure how fast explorers answer, in the kernel or in JupyterLab.

Run `python tests/bench/bench_explorers.py [NAME ...]`, with no name for all: kernel
time for a new frame over random states, the largest frame, what a new stage and the
explorer itself take, and in the same run `interact` with a new matplotlib figure that
holds no more than the moving texts, lines and shapes. Times are those of the process,
which other programs disturb less; one median by the clock stands beside them.

With `--browser [NAME ...]`: from a key press to the changed picture, in JupyterLab in
Chromium, where the page holds the frame and where the kernel draws it.
"""

import argparse
from collections.abc import Callable
from statistics import median
from time import monotonic, perf_counter, process_time
from typing import Any, NamedTuple

import numpy as np
from figures import Interact
from moves import random_states

from backproplab import explore
from backproplab.explore import Explorer

MOST_FRAMES, FEWEST_FRAMES, SECONDS = 300, 40, 10.0  # for each explorer
N_FIGURES = 15
TARGETS = {"median": 5.0, "95 %": 10.0, "kB": 6.0}
REGION = {"median": 30.0, "95 %": 30.0, "kB": 20.0}
TIMES_FASTER = 10.0
CHEAP_AND_EXPENSIVE = ["nudge", "backward"]

State = dict[str, Any]


class Taken(NamedTuple):
    """Milliseconds of the process and by the clock."""

    process: float
    clock: float


class Row(NamedTuple):
    """What was measured of one explorer; times in milliseconds."""

    name: str
    created: float
    frames: list[Taken]
    stages: list[Taken]
    kilobytes: float
    interact: float


def names() -> list[str]:
    """Return every explorer of the package."""
    return [name for name in explore.__all__ if name.islower()]


def taken(act: Callable[[], object]) -> Taken:
    """Return how long something takes."""
    process, clock = process_time(), perf_counter()
    act()
    return Taken(1e3 * (process_time() - process), 1e3 * (perf_counter() - clock))


def move(explorer: Explorer, state: State) -> Taken:
    """Set a state as the page does; what is prepared in the background is at hand."""
    if not explorer.at_hand(**state):
        explorer.draw(**state)
    return taken(lambda: explorer.set_trait("state", state))


def measure(name: str) -> Row:
    """Measure one explorer in the kernel."""
    explorer: Explorer = getattr(explore, name)()  # what is imported late is there now
    created = min(taken(getattr(explore, name)).process for _ in range(3))
    row = Row(name, created, *moved(explorer), interact(explorer))
    explorer.close()
    return row


def moved(explorer: Explorer) -> tuple[list[Taken], list[Taken], float]:
    """Return times of frames, of those with a new stage, and the kB of the largest.

    Another graph of a graph stepper counts as a new stage: its steps are drawn with it.
    """
    frames: list[Taken] = []
    stages: list[Taken] = []
    largest, end = 0, monotonic() + SECONDS
    for state in random_states(explorer):
        version, known = explorer.version, {*explorer.stages}
        time = move(explorer, state)
        is_new = explorer.version > version or not {*explorer.stages} <= known
        (stages if is_new else frames).append(time)
        largest = max(largest, len(explorer.frame.svg.encode()))
        enough = MOST_FRAMES if monotonic() < end else FEWEST_FRAMES
        if len(frames) >= enough:
            return frames, stages, largest / 1e3


def interact(explorer: Explorer) -> float:
    """Return the median time of `interact` on the content of some states."""
    figures, times = Interact(), []
    for state, _ in zip(random_states(explorer), range(N_FIGURES), strict=False):
        move(explorer, state)
        figures.content = explorer.frame.svg
        times.append(taken(figures.update).process)
    return median(times)


def line(row: Row) -> str:
    """Return one line of the table; a star marks what misses its target."""
    times = [time.process for time in row.frames]
    targets = REGION if row.name == "training_lab" else TARGETS
    found = {
        "median": median(times),
        "95 %": float(np.percentile(times, 95)),
        "kB": row.kilobytes,
    }
    marked = (f"{found[key]:8.1f}{'* '[found[key] <= targets[key]]}" for key in targets)
    clock = median(time.clock for time in row.frames)
    stage = f"{median(t.process for t in row.stages):.0f}" if row.stages else "-"
    faster = row.interact / found["median"]
    return (
        f"{row.name:14}{''.join(marked)}{clock:8.1f} {row.created:8.0f} {stage:>6} "
        f"{row.interact:9.0f} {faster:7.0f}{'* '[faster >= TIMES_FASTER]}"
    )


def main() -> None:
    """Print one table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="such as nudge")
    parser.add_argument("--browser", action="store_true", help="key to picture")
    options = parser.parse_args()
    if options.browser:
        from keys import measure_keys  # Playwright is for this alone

        return measure_keys(options.names or CHEAP_AND_EXPENSIVE)
    print(
        f"{'ms':14}{'median':>8} {'95 %':>8} {'kB':>8} {'clock':>8} {'created':>8} "
        f"{'stage':>6} {'interact':>9} {'times':>7}"
    )
    for name in options.names or names():
        print(line(measure(name)), flush=True)
    print(
        f"* misses its target: median {TARGETS['median']:g} ms, 95 % of the frames "
        f"{TARGETS['95 %']:g} ms, {TARGETS['kB']:g} kB, {TIMES_FASTER:g} times as fast "
        f"as interact (training lab: {REGION['median']:g} ms, {REGION['kB']:g} kB)"
    )


if __name__ == "__main__":
    main()
