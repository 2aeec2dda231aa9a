# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of references that learners meet without type hints.
"""Known mistakes in what the error at an output is divided by, whatever the head."""

from backproplab.exercises.definition import Mistake


def scaled(factor):
    """Build the right error times a factor, which the shape of p may decide."""
    return lambda p, y: (p - y) / len(p) * factor(*p.shape)


SCALE_MISTAKES = (
    Mistake(
        "one_over_n_missing",
        scaled(lambda N, n_out: N),
        "The error is right, but the 1/N is missing: the loss is a mean over the N"
        " rows, so each row counts for one N-th.",
        "One row changes by a little: how much of that does a mean over N rows show?",
        right_under="the convention of a loss that is a sum over the batch",
    ),
    Mistake(
        "mean_over_outputs_too",
        scaled(lambda N, n_out: 1 / n_out),
        "It is divided by N·n_out, the number of all entries. In this course the"
        " loss is summed over the outputs and averaged over the N rows alone.",
        "Over how many rows is the loss a mean?",
        right_under="the convention of a loss averaged over every entry",
    ),
    Mistake(
        "divided_by_n_out",
        scaled(lambda N, n_out: N / n_out),
        "It is divided by n_out, the number of outputs, not by N, the number of rows.",
        "Which axis of z counts the examples, and which function or index gives its"
        " length?",
    ),
    Mistake(
        "divided_by_n_twice",
        scaled(lambda N, n_out: 1 / N),
        "It is divided by N twice: N times too small.",
        "Where does a mean or a `/ N` stand besides the one that belongs here?",
    ),
    Mistake(
        "factor_two",
        scaled(lambda N, n_out: 2),
        "It is exactly twice the right value. A 2 belongs to the slope of a square;"
        " cross-entropy has no square.",
        "Which step brings in the 2, or counts a term a second time?",
    ),
    Mistake(
        "squared_error_mean",
        scaled(lambda N, n_out: 2 / n_out),
        "It is 2/n_out times the right value: this is the slope of a squared error"
        " that is averaged over every entry. Cross-entropy has no square.",
        "Which loss has a 2 in its slope, and which one is asked for here?",
    ),
    Mistake(
        "half_too_much",
        scaled(lambda N, n_out: 1 / 2),
        "It is half the right value. A ½ belongs to the squared loss; cross-entropy has"
        " none.",
        "Where does a ½ or a 2 stand besides the mean over N?",
    ),
    Mistake(
        "fixed_batch_size",
        lambda p, y: (p - y) / 32,
        "It is divided by a number that is typed in, and not by the number of rows"
        " that came. The last batch of an epoch is often smaller.",
        "Which function or index tells how many rows z has?",
        also=tuple(
            lambda p, y, size=size: (p - y) / size
            for size in (64, 16, 10, 100, 128, 5, 4)
        ),
    ),
    Mistake(
        "brackets_missing",
        lambda p, y: p - y / len(p),
        "Only the target is divided by N, the prediction is not. Without brackets a"
        " division comes before the minus.",
        "Where do brackets have to stand, so that the whole difference is divided?",
    ),
    Mistake(
        "sign_flipped",
        scaled(lambda N, n_out: -1),
        "The sign is flipped: this is target - prediction. Going downhill, it would"
        " climb.",
        "Where the prediction is too large, should the slope be positive or negative?",
        right_under="the convention of target - prediction, where steps are added",
    ),
)
