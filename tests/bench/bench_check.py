"""Measure how long a failed check takes, for every exercise.

Run `python tests/bench/bench_check.py`. Each known mistake is checked once; the median
and the slowest are printed in milliseconds. A failed check should answer within 50 ms.
"""

import os
import tempfile
from statistics import median
from time import perf_counter

from backproplab.exercises import check
from backproplab.exercises.catalog import EXERCISES
from backproplab.exercises.definition import Exercise, Mistake
from backproplab.exercises.running import fixtures

LIMIT = 50.0  # milliseconds


def milliseconds(task: Exercise, mistake: Mistake) -> float:
    """Return how long the check of one known mistake takes."""
    answer = mistake.variation
    if task.is_value:
        answer = answer(*fixtures(task, 0)[0].arguments)
    start = perf_counter()
    check(answer, exercise=task.id)
    return 1e3 * (perf_counter() - start)


def main() -> None:
    """Print the times of each exercise, the slowest last."""
    rows = []
    for task in EXERCISES.values():
        taken = [milliseconds(task, mistake) for mistake in task.mistakes]
        rows.append((median(taken), max(taken), task.id))
    for middle, slowest, id in sorted(rows):
        print(f"{id:36} median {middle:6.1f} ms, slowest {slowest:6.1f} ms")
    late = [id for _, slowest, id in rows if slowest > LIMIT]
    print(f"over {LIMIT:g} ms: {', '.join(late) or 'none'}")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BACKPROPLAB_HOME"] = folder
        main()
