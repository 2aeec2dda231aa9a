# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Known mistakes in the error of a softmax output."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.heads import (
    mean_error,
    scale_mistakes,
    shape_mistakes,
    sigmoid,
    softmax,
)


def shares(powers, axis=1, keepdims=True):
    """Divide by the sums along an axis; None is the sum of all."""
    return powers / powers.sum(axis=axis, keepdims=keepdims)


def shifted(z, by):
    """Take the softmax of each row after a shift that should not matter."""
    return shares(np.exp(z - by))


def jacobians(z):
    """Return the slopes of all probabilities of a row at all of its scores."""
    p = softmax(z)
    return p[:, :, None] * (np.eye(p.shape[1]) - p[:, None, :])


def through_jacobians(z, dL_dp):
    """Send a gradient at the probabilities back to the scores."""
    return np.einsum("nij,nj->ni", jacobians(z), dL_dp) / len(z)


def class_numbers(z, y):
    """Subtract the number of the class from each of its probabilities."""
    return (softmax(z) - y.argmax(axis=1)[:, None]) / len(z)


def log_probabilities(z):
    """Return the logarithms of the probabilities."""
    return np.log(softmax(z))


def changing(z, y):
    """Shift the caller's own scores."""
    z -= z.max(axis=1, keepdims=True)
    return (softmax(z) - y) / len(z)


def loss_of_rows(z, y):
    """Return the loss of each example."""
    return -np.sum(y * log_probabilities(z), axis=1)


MISTAKES = (
    *scale_mistakes(
        softmax, "the convention of a loss averaged over every entry, N·n_out of them"
    ),
    *shape_mistakes(softmax),
    Mistake(
        "stopped_at_probabilities",
        lambda z, y: -y / softmax(z) / len(z),
        "This is -y/p, the gradient with respect to the probabilities p. One more step"
        " back, through the softmax, gives the one for the scores z.",
        "When one score grows, which probabilities of its row change?",
        also=(
            lambda z, y: -y / softmax(z),
            lambda z, y: -y / (softmax(z) + 1e-9) / len(z),
            lambda z, y: -(y / softmax(z) - (1 - y) / (1 - softmax(z))) / len(z),
        ),
    ),
    Mistake(
        "jacobian_returned",
        lambda z, y: jacobians(z)[0],
        "This is the Jacobian of softmax, how each probability changes with each score."
        " It has to be multiplied with the gradient that arrives; the result has the"
        " shape of z.",
        "Which vector does the Jacobian of a row meet, and what shape is left?",
        also=(
            lambda z, y: jacobians(z),
            lambda z, y: jacobians(z) / len(z),
            lambda z, y: jacobians(z).mean(axis=0),
            lambda z, y: jacobians(z).sum(axis=0),
            lambda z, y: jacobians(z)[-1],
        ),
    ),
    Mistake(
        "true_class_only",
        lambda z, y: y * (softmax(z) - 1) / len(z),
        "Only the score of the true class has an error, the others have 0: the diagonal"
        " of the Jacobian was used alone. Each score moves all probabilities of its"
        " row.",
        "What happens to the probability of the true class when another score grows?",
        also=(lambda z, y: y * (softmax(z) - 1),),
    ),
    Mistake(
        "slope_kept",
        lambda z, y: (softmax(z) - y) * softmax(z) * (1 - softmax(z)) / len(z),
        "The error is multiplied by p (1 - p). For softmax with cross-entropy"
        " prediction - target is complete; that slope belongs to a squared loss.",
        "Which step of the way back is already inside prediction - target?",
        also=(
            lambda z, y: (softmax(z) - y) * softmax(z) * (1 - softmax(z)),
            lambda z, y: (softmax(z) - y) * softmax(z) / len(z),
        ),
    ),
    Mistake(
        "through_softmax_twice",
        lambda z, y: through_jacobians(z, softmax(z) - y),
        "The Jacobian of softmax multiplies prediction - target, which has it inside"
        " already. It is what a squared loss would give.",
        "Is prediction - target the slope at the probabilities or at the scores?",
        right_under="the squared loss",
    ),
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
        "not_normalized",
        mean_error(np.exp),
        "These are the powers exp(z) themselves; they were not divided by their sum.",
        "What should the probabilities of one row add up to?",
        also=(mean_error(lambda z: np.exp(z - z.max(axis=1, keepdims=True))),),
    ),
    Mistake(
        "logarithm_instead",
        mean_error(log_probabilities),
        "The targets were subtracted from log p. The logarithm belongs to the loss; its"
        " slope has none.",
        "What is the slope of a logarithm?",
        also=(lambda z, y: y * log_probabilities(z) / len(z),),
    ),
    Mistake(
        "decided_instead",
        mean_error(lambda z: np.eye(z.shape[1])[z.argmax(axis=1)]),
        "The predictions are decisions, 0 or 1, so no error says how sure the network"
        " was.",
        "Which array is compared with the target: p, or a decision made from it?",
    ),
    Mistake(
        "class_number_subtracted",
        class_numbers,
        "The number of the class was subtracted from every probability of its row.",
        "In which column of p should 1 be taken away?",
        also=(lambda z, y: softmax(z) - y.argmax(axis=1)[:, None],),
    ),
    Mistake(
        "changes_scores",
        changing,
        "The values are right, but the scores z, which belong to the caller, were"
        " changed.",
        "Which line writes into z, and how can its result go into a new array?",
    ),
    Mistake(
        "loss_instead",
        lambda z, y: loss_of_rows(z, y).mean(),
        "This is the loss. Its slope at each score was asked for.",
        "Which shape has dL_dz, if it says how the loss changes with each entry of z?",
        also=(loss_of_rows, lambda z, y: loss_of_rows(z, y).sum()),
    ),
)
