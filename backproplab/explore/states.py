"""The states of some controls: counted, named, and walked through."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import prod

from backproplab.explore.controls import Control, State, count, position_of, value_at

# How far a move is likely to go; a slider may go anywhere.
REACH = {"stepper": 3, "choice": 1, "toggle": 1}


def key_of(controls: Sequence[Control], state: State) -> str:
    """Return a short text that names a state: the positions of its controls."""
    return ",".join(str(position_of(c, state[c["name"]])) for c in controls)


def neighbors(controls: Sequence[Control], state: State) -> Iterator[State]:
    """Yield the states that moving one control leads to, the nearest first."""
    for far in range(1, max(map(count, controls), default=0)):
        for control in controls:
            if far > REACH.get(control["kind"], far):
                continue
            here = position_of(control, state[control["name"]])
            for there in (here + far, here - far):
                if 0 <= there < count(control):
                    yield state | {control["name"]: value_at(control, there)}


def states(controls: Sequence[Control], state: State) -> Iterator[State]:
    """Yield every state that these controls lead to; all others stay as they are."""
    names = [control["name"] for control in controls]
    values = ([value_at(c, place) for place in range(count(c))] for c in controls)
    for each in product(*values):
        yield state | dict(zip(names, each, strict=True))


def n_states(controls: Sequence[Control]) -> int:
    """Return how many states there are, apart from those with nothing chosen yet."""
    return prod(count(control) for control in controls)


def with_targets(controls: Iterable[Control]) -> list[Control]:
    """Return controls as a list, with names that differ and something to play."""
    listed = list(controls)
    names = [control["name"] for control in listed if "name" in control]
    if len({*names}) < len(names):
        raise ValueError(f"the names of controls must differ, got {names}")
    for control in listed:
        if control["kind"] == "play" and control["moves"] not in names:
            raise ValueError(f"nothing to play: no control {control['moves']!r}")
    return listed
