# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Look at mini-batches: what was dealt, with which target, and drawn from where."""

import random
from itertools import pairwise, starmap

import numpy as np

CLOSE = 1e-4
ENOUGH = 12  # rows, so that a random order does not look like the given one by chance


def facts(answer, x, y, batch_size, seed):
    """Deal, and note what came, without regard to which order was drawn."""
    given, rng = (x.astype(float), y.astype(float)), np.random.default_rng(seed)
    calls = 2 if can_be_mixed(x, batch_size) else 1
    start, before = rng.bit_generator.state, global_states()
    try:
        dealt = [batches_in(answer(x, y, batch_size, rng)) for _ in range(calls)]
    finally:
        touched = restored(before)
    if not all(isinstance(batches, list) for batches in dealt):
        return dealt[0]
    rows = [places(batches, given[0]) for batches in dealt]
    seen = what_is_dealt(dealt[0], rows[0], given[1])
    if calls == 2:
        seen |= how_it_is_mixed(dealt[0], rows[0], given[1])
        seen["dealt_anew"] = not np.array_equal(*rows)
        seen["rng_used"] = rng.bit_generator.state != start
        seen["others_left_alone"] = not touched
    return {name: np.asarray(fact, dtype=float) for name, fact in seen.items()}


def right_facts(x, y, batch_size, seed):
    """Return the facts of batches that are dealt as they should be."""
    whole, left = divmod(len(x), batch_size)
    sizes = np.array([batch_size] * whole + [left] * (left > 0), dtype=float)
    right = {"sizes": sizes, "sizes_of_y": sizes}
    flags = FLAGS if can_be_mixed(x, batch_size) else FLAGS[:4]
    right |= {name: np.array(1.0) for name in flags}
    return right | {"repeated_batches": np.array(0.0)}


FLAGS = (
    "from_x",
    "repeated_batches",
    "each_row_once",
    "own_targets",
    "x_mixed",
    "y_mixed",
    "order_inside_mixed",
    "batches_mixed",
    "windows_apart",
    "dealt_anew",
    "rng_used",
    "others_left_alone",
)


def can_be_mixed(x, batch_size):
    """Say whether there are rows enough to see that they were mixed."""
    return len(x) >= ENOUGH and batch_size > 1


def batches_in(got):
    """Return a list of pairs of arrays, or the words for what it is instead."""
    if got is None or got is Ellipsis:
        return got
    try:
        batches = [*got]
    except TypeError:
        return f"It should return a list of pairs, not one {type(got).__name__}. Which?"
    if any(isinstance(batch, np.ndarray) for batch in batches):
        return ONE_PAIR if len(batches) == 2 else NO_PAIRS
    if len(batches) == 2 and all(map(holds_tables, batches)):
        return TWO_LISTS
    if not all(isinstance(b, tuple | list) and len(b) == 2 for b in batches):
        return ROW_PAIRS if all(map(holds_row_pairs, batches)) else NO_PAIRS
    try:
        return [tuple(np.asarray(part, dtype=float) for part in b) for b in batches]
    except (TypeError, ValueError):
        return NO_PAIRS


ONE_PAIR = "It returns one pair of arrays alone. Which list should hold it?"
TWO_LISTS = "It returns two lists, one of inputs and one of targets."
ROW_PAIRS = (
    "A batch is a list of pairs here, one for each row. It should be one pair: a table"
    " of inputs, and a table of targets. How are rows taken out of x all at once?"
)
NO_PAIRS = (
    "Not every entry of the list is a pair of arrays (some_x, some_y). What does the"
    " first one hold?"
)


def holds_row_pairs(part):
    """Say whether a batch holds a pair of a row and its target for each row."""
    pairs = isinstance(part, tuple | list) and len(part) > 0
    return pairs and all(isinstance(p, tuple | list) and len(p) == 2 for p in part)


def holds_tables(part):
    """Say whether a list holds other than two tables: then it is no pair."""
    tables = isinstance(part, tuple | list) and len(part) != 2
    return tables and all(isinstance(p, np.ndarray) and p.ndim == 2 for p in part)


def places(batches, x):
    """Return which row of x each row is, batch after batch; -1 for none of them."""
    some = [np.atleast_1d(some_x) for some_x, _ in batches]
    if not some or any(part.ndim != 2 or part.shape[1] != x.shape[1] for part in some):
        return np.full(sum(map(len, some)), -1)
    gap = np.abs(np.concatenate(some)[:, None] - x).max(axis=2)
    return np.where(gap.min(axis=1) < CLOSE, gap.argmin(axis=1), -1)


def what_is_dealt(batches, rows, y):
    """Note which rows came how often, and whether each brought its own target."""
    sizes = [len(np.atleast_1d(some_x)) for some_x, _ in batches]
    sets = [np.sort(p).tobytes() for p in np.split(rows, np.cumsum(sizes)[:-1])]
    return {
        "sizes": sizes,
        "sizes_of_y": [len(np.atleast_1d(some_y)) for _, some_y in batches],
        "from_x": (rows >= 0).all(),
        "repeated_batches": len(sets) - len({*sets}),
        "each_row_once": np.array_equal(np.sort(rows), np.arange(len(y))),
        "own_targets": equal(in_line(batches, y), y[rows]),
    }


def how_it_is_mixed(batches, rows, y):
    """Note what is in another order than before, and what is not."""
    ends = np.cumsum([len(np.atleast_1d(some_x)) for some_x, _ in batches])[:-1]
    parts = [part for part in np.split(rows, ends) if len(part)]
    return {
        "x_mixed": any(rows != np.arange(len(rows))),
        "y_mixed": not equal(in_line(batches, y), y[: len(rows)]),
        "order_inside_mixed": any((part[1:] - part[:-1] != 1).any() for part in parts),
        "batches_mixed": any(max(part) - min(part) != len(part) - 1 for part in parts),
        "windows_apart": not all(starmap(moved_by_one, pairwise(parts))),
    }


def moved_by_one(part, following):
    """Say whether a batch begins with the second row of the one before."""
    return len(part) > 1 and np.array_equal(part[1:], following[: len(part) - 1])


def in_line(batches, y):
    """Return all targets, batch after batch; an empty array if they do not fit y."""
    targets = [some_y for _, some_y in batches]
    fits = targets and all(some_y.shape[1:] == y.shape[1:] for some_y in targets)
    return np.concatenate(targets) if fits else np.zeros(0)


def equal(a, b):
    """Say whether two tables are the same, in single precision at least."""
    return a.shape == b.shape and bool((np.abs(a - b) < CLOSE).all())


def global_states():
    """Return the states of the two generators that all code shares."""
    return random.getstate(), np.random.get_state()  # noqa: NPY002  only looked at


def restored(before):
    """Put the shared generators back, and say whether they had been used."""
    now = global_states()
    if now[0] == before[0] and all(map(np.array_equal, now[1][1:3], before[1][1:3])):
        return False
    random.setstate(before[0])
    np.random.set_state(before[1])  # noqa: NPY002  as it was before the call
    return True
