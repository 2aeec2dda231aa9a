"""Measure how long `import backproplab` takes, as a multiple of `import numpy`.

Run `python tests/bench/bench_import.py`. Fresh interpreters take turns, so that a busy
machine slows both alike; the ratio of the medians should be at most 1.15.
"""

import subprocess
import sys
from statistics import median

ROUNDS = 31
TIMED = """
from time import perf_counter
start = perf_counter()
import {module}
print(perf_counter() - start)
"""


def seconds(module: str) -> float:
    """Return how long a fresh Python takes to import a module."""
    code = [sys.executable, "-c", TIMED.format(module=module)]
    ran = subprocess.run(code, capture_output=True, text=True, check=True)
    return float(ran.stdout)


def main() -> None:
    """Print both medians and their ratio."""
    modules = ("numpy", "backproplab")
    seconds("backproplab")  # the first import writes bytecode
    taken = [{module: seconds(module) for module in modules} for _ in range(ROUNDS)]
    numpy, ours = (median(turn[module] for turn in taken) for module in modules)
    print(f"import numpy {1e3 * numpy:.1f} ms, import backproplab {1e3 * ours:.1f} ms")
    print(f"ratio {ours / numpy:.3f}")


if __name__ == "__main__":
    main()
