# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Known mistakes by a factor, in one or several results of a dense layer."""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.output_layer.with_results import by_factor, right


def divided_in_place(dL_dz, x, W):
    """Divide the caller's own error by N."""
    dL_dz /= len(x)
    return right(dL_dz, x, W)


def factor_mistake(id, factor, wrong, say, ask, right_under=""):
    """Build a mistake from the results that are wrong by the same factor."""
    first, *others = (by_factor(factor, letters) for letters in wrong.split())
    return Mistake(id, first, say, ask, right_under, tuple(others))


FACTOR_MISTAKES = (
    factor_mistake(
        "divided_by_n_again",
        lambda N: 1 / N,
        "Wb W",
        "dL_dz already contains the 1/N of the mean loss, so dividing by N again makes"
        " these gradients N times too small.",
        "Where did the 1/N of the mean go when dL_dz was computed?",
        "the convention where dL_dz holds no 1/N, as in the deeplearning.ai courses",
    ),
    factor_mistake(
        "divided_by_two_n",
        lambda N: 1 / (2 * N),
        "Wb Wbx b",
        "A gradient is divided by 2N. dL_dz already contains the 1/N of the mean loss,"
        " and the ½ of a square has met its 2 there.",
        "What is left of ½ and 2 when ½(prediction - target)² is differentiated?",
    ),
    Mistake(
        "error_divided_by_n",
        by_factor(lambda N: 1 / N, "Wbx"),
        "dL_dz already contains the 1/N of the mean loss; here what goes back to x is"
        " divided by N once more, so it is N times too small.",
        "Which line divides by N, or takes a mean, and what has dL_dz in it already?",
        also=(
            by_factor(lambda N: 1 / N, "Wx"),
            by_factor(lambda N: 1 / N, "x"),
            by_factor(lambda N: 1 / N, "bx"),
            divided_in_place,
        ),
    ),
    factor_mistake(
        "multiplied_by_n",
        lambda N: N,
        "Wbx b x",
        "A gradient is N times too large: the 1/N inside dL_dz was taken out again.",
        "Is the loss of this course a sum over the batch or a mean?",
        "the convention of a loss that is a sum over the batch",
    ),
    factor_mistake(
        "factor_two",
        lambda N: 2,
        "Wbx b x",
        "A gradient is exactly twice the right one. A 2 belongs to the slope of a"
        " square, and dL_dz has settled that.",
        "Where does a 2 come from, or what is added twice?",
    ),
    factor_mistake(
        "sign_flipped",
        lambda N: -1,
        "Wbx b x",
        "The sign is flipped. The minus of gradient descent belongs to the update; a"
        " gradient points uphill.",
        "Which line brings in a minus?",
    ),
    Mistake(
        "rate_multiplied",
        by_factor(lambda N: 0.1, "Wbx"),
        "It is a small part of the gradient, as if a learning rate were in it: that"
        " would be the size of a step.",
        "In which line of training does the learning rate come in?",
        also=tuple(
            by_factor(lambda N, rate=rate: rate, "Wbx")
            for rate in (0.01, 0.001, -0.1, -0.01)
        ),
    ),
)
