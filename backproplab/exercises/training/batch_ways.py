# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Ways to deal rows out wrongly."""

import numpy as np


def cut(x, y, order, size):
    """Cut an order of rows into batches."""
    places = [order[start : start + size] for start in range(0, len(order), size)]
    return [(x[rows], y[rows]) for rows in places]


def neighbors(x, y, size):
    """Deal without shuffling."""
    return cut(x, y, np.arange(len(x)), size)


def starts(choose):
    """Build a way that begins batches at other places."""

    def variation(x, y, size, rng):
        order = rng.permutation(len(x))
        places = [order[start : start + size] for start in choose(len(x), size)]
        return [(x[rows], y[rows]) for rows in places]

    return variation


def pieces(ends):
    """Build a way that cuts other pieces."""

    def variation(x, y, size, rng):
        order = rng.permutation(len(x))
        places = [slice(*ends(start, size)) for start in range(0, len(x), size)]
        return [(x[order[piece]], y[order[piece]]) for piece in places]

    return variation


def apart(mix_x, mix_y):
    """Build a way that shuffles x and y by different orders, or only one of them."""

    def variation(x, y, size, rng):
        orders = [
            rng.permutation(len(x)) if mixed else np.arange(len(x))
            for mixed in (mix_x, mix_y)
        ]
        return neighbors(x[orders[0]], y[orders[1]], size)

    return variation


def inside_only(x, y, size, rng):
    """Cut first, then shuffle the rows of each batch."""
    done = []
    for some_x, some_y in neighbors(x, y, size):
        order = rng.permutation(len(some_x))
        done.append((some_x[order], some_y[order]))
    return done


def with_seed(seed):
    """Build a way with a generator of its own."""

    def variation(x, y, size, rng):
        own = np.random.default_rng(seed)
        return cut(x, y, own.permutation(len(x)), size)

    return variation


def old_generator(x, y, size, rng):
    """Draw from NumPy's shared generator."""
    return cut(x, y, np.random.permutation(len(x)), size)  # noqa: NPY002  the mistake


def reseeded(x, y, size, rng):
    """Seed NumPy's shared generator."""
    np.random.seed(0)  # noqa: NPY002  the mistake
    return old_generator(x, y, size, rng)


def in_place(x, y, size, rng):
    """Shuffle the caller's arrays, both in the same order."""
    order = rng.permutation(len(x))
    x[...], y[...] = x[order], y[order]
    return [(some_x.copy(), some_y.copy()) for some_x, some_y in neighbors(x, y, size)]


def in_place_apart(mix_x, mix_y):
    """Build a way that shuffles the caller's arrays, each in its own order."""

    def variation(x, y, size, rng):
        if mix_x:
            rng.shuffle(x)
        if mix_y:
            rng.shuffle(y)
        return [(a.copy(), b.copy()) for a, b in neighbors(x, y, size)]

    return variation


def two_lists(x, y, size, rng):
    """Return the inputs in one list and the targets in another."""
    batches = cut(x, y, rng.permutation(len(x)), size)
    return [a for a, _ in batches], [b for _, b in batches]


def same_each_time(x, y, size, rng):
    """Give the same batch again and again."""
    rows = rng.permutation(len(x))[:size]
    return [(x[rows], y[rows]) for _ in range(0, len(x), size)]


def filled_up(x, y, size, rng):
    """Fill the last batch with rows that were dealt before."""
    order = rng.permutation(len(x))
    return cut(x, y, np.resize(order, size * -(-len(x) // size)), size)


def whole_batches(x, y, size, rng):
    """Cut first, then shuffle the batches."""
    batches = neighbors(x, y, size)
    return [batches[place] for place in rng.permutation(len(batches))]


def drawn_each_time(rest=False):
    """Build a way that draws the rows of each batch from all rows."""

    def variation(x, y, size, rng):
        done = []
        for start in range(0, len(x), size):
            count = min(size, len(x) - start) if rest else size
            rows = rng.choice(len(x), count, replace=count > len(x))
            done.append((x[rows], y[rows]))
        return done

    return variation


def twice(change):
    """Build a way that puts batches into the list once more."""
    return lambda x, y, size, rng: change(cut(x, y, rng.permutation(len(x)), size))
