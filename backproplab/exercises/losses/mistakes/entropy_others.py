# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Cross-entropy: another measure is taken, or something is done besides."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.surprises import surprise
from backproplab.exercises.losses.pairs import into_targets_type


def clip_in_place(p, y):
    """Keep the zeros away inside the probabilities that were given."""
    np.clip(p, 1e-12, 1 - 1e-12, out=p)
    return np.mean(surprise(p, y))


def add_in_place(p, y):
    """Add a little to the probabilities that were given."""
    p += 1e-12
    return np.mean(surprise(p, y))


def set_in_place(p, y):
    """Replace the zeros among the probabilities that were given."""
    p[p == 0] = 1e-12
    return np.mean(surprise(p, y))


def terms_like_targets(p, y):
    """Store the terms in an array of the type of y."""
    terms = into_targets_type(lambda p, y: -y * np.log(np.maximum(p, 1e-300)))(p, y)
    return np.sum(terms) / len(p)


def hits(p, y):
    """Return the share of rows whose largest probability is the true class."""
    return np.mean(p.argmax(axis=1) == y.argmax(axis=1))


def smoothed(share):
    """Take a share of each target for all classes alike."""

    def variation(p, y):
        targets = y * (1 - share) + share / y.shape[1]
        return -np.sum(targets * np.log(np.maximum(p, 1e-12))) / len(p)

    return variation


def rounded(digits):
    """Round the loss."""
    return lambda p, y: np.round(np.mean(surprise(p, y)), digits)


OTHERS = (
    Mistake(
        "nan_hidden",
        lambda p, y: np.nan_to_num(-np.sum(y * np.log(p)) / len(p)),
        "A nan was replaced by 0, so a batch with an exact 0 in p seems to have no loss"
        " at all.",
        "Where does the nan come from: of which class alone do you need the log?",
    ),
    Mistake(
        "labels_pick_rows",
        lambda p, y: -np.mean(np.log(p[y.argmax(axis=1)])),
        "The class numbers picked rows of p; they belong in its second axis, beside the"
        " number of the row.",
        "In p[i, j], which index is the example, and which is the class?",
        also=(lambda p, y: -np.sum(np.log(p[y.argmax(axis=1)])) / len(p),),
    ),
    Mistake(
        "targets_smoothed",
        smoothed(0.1),
        "The targets are smoothed: every class counts a little, not only the true one.",
        "What should the loss be when the true class gets probability 1?",
        right_under="label smoothing, another target",
        also=tuple(smoothed(share) for share in (0.2, 0.05, 0.01)),
    ),
    Mistake(
        "rounded",
        rounded(2),
        "The loss is rounded, so a small step of a weight changes nothing.",
        "Who needs the other digits? Leave the rounding to whoever prints.",
        also=(rounded(0), rounded(1)),
    ),
    Mistake(
        "accuracy_instead",
        hits,
        "This is the share of right or wrong guesses. It does not change when a"
        " probability changes a little, so it has no slope.",
        "What does the loss know about a guess that is right with 0.4 or with 0.9?",
        also=(lambda p, y: 1 - hits(p, y),),
    ),
    Mistake(
        "squared_error_instead",
        lambda p, y: np.sum((p - y) ** 2) / (2 * len(p)),
        "This measures the distance of p and y. It is another loss; a confident mistake"
        " costs little in it.",
        "Which function becomes infinite as a probability goes to 0?",
        also=(
            lambda p, y: np.sum((p - y) ** 2) / len(p),
            lambda p, y: np.mean((p - y) ** 2),
            lambda p, y: np.mean(np.abs(p - y)),
            lambda p, y: np.sum(np.abs(p - y)) / len(p),
        ),
    ),
    Mistake(
        "slope_instead",
        lambda p, y: (p - y) / len(p),
        "This is a slope of the loss, a table, and not the loss.",
        "How many numbers is a loss?",
        also=(
            lambda p, y: p - y,
            lambda p, y: -y / p / len(p),
            lambda p, y: -y / p,
        ),
    ),
    Mistake(
        "changes_input",
        clip_in_place,
        "The value is right, but p itself was changed on the way, and the backward pass"
        " will need the old p.",
        "How can the guarded probabilities go into a new array?",
        also=(add_in_place, set_in_place),
    ),
    Mistake(
        "integer_truncation",
        terms_like_targets,
        "The terms were stored in an array of the type of y. When y holds whole"
        " numbers, the logs are cut to whole numbers, too.",
        "Which type does np.zeros_like(y) have when y holds whole numbers?",
    ),
)
