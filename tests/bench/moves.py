"""States of an explorer to measure at."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from backproplab.explore import Explorer
from backproplab.explore.controls import count, value_at


def random_states(explorer: Explorer) -> Iterator[dict[str, Any]]:
    """Yield states with every control at a random position, the same in each run."""
    rng = np.random.default_rng(0)
    while True:
        yield {
            control["name"]: value_at(control, int(rng.integers(count(control))))
            for control in explorer.settable
        }
