# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Known mistakes in the probabilities of a softmax output."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.heads import mean_error, sigmoid, softmax


def shares(powers, axis=1, keepdims=True):
    """Divide by the sums along an axis; None is the sum of all."""
    return powers / powers.sum(axis=axis, keepdims=keepdims)


def shifted(z, by):
    """Take the softmax of each row after a shift that should not matter."""
    return shares(np.exp(z - by))


MISTAKES = (
    Mistake(
        "overflow_gives_nan",
        mean_error(lambda z: shares(np.exp(z))),
        "Right for ordinary scores, but exp(1000) is infinite, and inf / inf is nan."
        " And exp(-1000) is 0: a row of them gives 0 / 0.",
        "Softmax does not change when the same number is taken from all scores of a"
        " row: which number helps?",
    ),
    Mistake(
        "one_shift_for_all_rows",
        mean_error(lambda z: shifted(z, z.max())),
        "One maximum over the whole batch is taken away. In a row far below it all"
        " powers become 0, and 0 / 0 is nan.",
        "Whose largest score should be taken away from a row?",
        also=(mean_error(lambda z: shifted(z, max(0, z.max()))),),
    ),
    Mistake(
        "shift_stops_at_zero",
        mean_error(lambda z: shifted(z, np.maximum(0, z.max(axis=1, keepdims=True)))),
        "The shift is never below 0. In a row of scores near -1000 all powers stay 0,"
        " and 0 / 0 is nan.",
        "What is the largest score of a row in which all are negative?",
    ),
    Mistake(
        "another_shift",
        mean_error(lambda z: shifted(z, z.min(axis=1, keepdims=True))),
        "Something else than the maximum is taken away from each row. It cancels, but"
        " where one score lies far above it, the power is infinite, and inf / inf is"
        " nan.",
        "Which number has to be taken away so that the largest exponent is just 0?",
        also=(
            mean_error(lambda z: shifted(z, z[:, :1])),
            mean_error(lambda z: shifted(z, z[:, -1:])),
            mean_error(lambda z: shifted(z, z.mean(axis=1, keepdims=True))),
            mean_error(lambda z: shifted(z, z.min())),
        ),
    ),
    Mistake(
        "clipped_scores",
        mean_error(lambda z: softmax(np.clip(z, -500, 500))),
        "Scores beyond a limit were cut to the same number, so what sets them apart is"
        " lost: 1000 and 1003 became one.",
        "What can be taken from all scores of a row, so that their differences stay?",
        also=tuple(
            mean_error(lambda z, most=most: softmax(np.clip(z, -most, most)))
            for most in (700, 709, 100, 50, 20)
        ),
    ),
    Mistake(
        "softmax_over_columns",
        mean_error(lambda z: softmax(z.T).T if len(z) > 1 else z**0),
        "The columns of p add up to 1: softmax ran over the batch. The probabilities of"
        " one example are one row.",
        "Which axis holds the classes of one example?",
        also=(
            mean_error(lambda z: shares(np.exp(z), axis=0)),
            mean_error(lambda z: shares(np.exp(z - z.max(axis=0)), axis=0)),
            mean_error(lambda z: shares(np.exp(z - z.max()), axis=0)),
            mean_error(
                lambda z: shares(np.exp(z - z.max(axis=1, keepdims=True)), axis=0)
            ),
        ),
    ),
    Mistake(
        "columns_are_examples",
        lambda z, y: (shares(np.exp(z - z.max(axis=0)), axis=0) - y) / z.shape[1],
        "Here an example is a row: the classes of one example stand side by side, and"
        " N is the number of rows.",
        "Which axis of z counts the examples, and which the classes?",
        right_under="the column-vector convention, where an example is a column",
    ),
    Mistake(
        "softmax_over_everything",
        mean_error(lambda z: shares(np.exp(z - z.max()), axis=None)),
        "All of p adds up to 1, not each row: the powers are divided by the sum over"
        " the whole batch.",
        "Over which axis should the powers be summed?",
        also=(
            mean_error(lambda z: shares(np.exp(z), axis=None)),
            mean_error(
                lambda z: shares(np.exp(z - z.max(axis=1, keepdims=True)), axis=None)
            ),
        ),
    ),
    Mistake(
        "sums_meet_columns",
        mean_error(
            lambda z: shares(
                np.exp(z - z.max(axis=1, keepdims=True)), axis=1, keepdims=False
            )
        ),
        "The sums of the rows, (N,), meet the columns of the powers: this runs only"
        " where N equals n_out, and is wrong there.",
        "Which option keeps the summed axis, so that each row meets its own sum?",
        also=(
            mean_error(lambda z: shares(np.exp(z), keepdims=False)),
            mean_error(lambda z: shares(np.exp(z - z.max()), keepdims=False)),
            mean_error(lambda z: shifted(z, z.max(axis=1))),
            mean_error(lambda z: shares(np.exp(z - z.max(axis=1)), keepdims=False)),
        ),
    ),
    Mistake(
        "softmax_twice",
        mean_error(lambda z: softmax(softmax(z))),
        "The scores went through softmax twice, so the probabilities are too even.",
        "Is the array that softmax gets already one of probabilities?",
    ),
    Mistake(
        "sigmoid_instead",
        mean_error(sigmoid),
        "The rows of p do not add up to 1: this is the sigmoid, which looks at each"
        " score alone. One class of several needs softmax.",
        "Should one probability change when its neighbor's score changes?",
    ),
    Mistake(
        "sign_in_exponent",
        mean_error(lambda z: softmax(-z)),
        "The largest score got the smallest probability: the sign in the exponent is"
        " wrong.",
        "Which score of a row should get the largest probability?",
    ),
    Mistake(
        "exp_forgotten",
        mean_error(lambda z: shares(z)),
        "The scores themselves were divided by their sum. Scores may be negative;"
        " probabilities may not.",
        "Which function makes positive numbers of the scores first?",
        also=(mean_error(lambda z: shares(np.abs(z))),),
    ),
    Mistake(
        "not_normalized",
        mean_error(np.exp),
        "These are the powers exp(z) themselves; they were not divided by their sum.",
        "What should the probabilities of one row add up to?",
        also=(mean_error(lambda z: np.exp(z - z.max(axis=1, keepdims=True))),),
    ),
)
