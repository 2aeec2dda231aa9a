# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Cross-entropy: the log is missing, or it is the log of something else."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.surprises import (
    each_after,
    mean_after,
    surprise,
    true_probability,
)
from backproplab.layers import Softmax

COARSE = (0.1, 0.05, 0.02, 1e-2, 1e-3, 1e-4, 1e-5)
FAR = (-5, -10, -11)  # where learners cut off a log
ADDED = (0.5, 0.1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6)
AGAINST_LOG_ZERO = (1e-15, 1e-12, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6)


def swapped_with(floor):
    """Build a mix-up of p and y, with something against log 0."""
    return lambda p, y: -np.sum(p * np.log(y + floor)) / len(p)


def log_of_product(floor):
    """Build a log of p · y, with something against log 0."""
    return lambda p, y: -np.sum(np.log(p * y + floor)) / len(p)


def clipped_and_shared_out(floor):
    """Clip the probabilities, and let each row add up to 1 again."""

    def variation(p, y):
        clipped = np.maximum(p, floor)
        return np.mean(surprise(clipped / clipped.sum(axis=1, keepdims=True), y))

    return variation


LOGS = (
    Mistake(
        "softmax_applied_twice",
        lambda p, y: np.mean(surprise(Softmax().forward(p)[0], y)),
        "p went through softmax again, as in a loss that takes logits. It already is"
        " one; a second softmax flattens it, and the loss can never get near 0.",
        "Do logits come in here, or probabilities?",
        also=(
            lambda p, y: np.sum(surprise(Softmax().forward(p)[0], y)),
            lambda p, y: np.sum(surprise(Softmax().forward(p)[0], y)) / p.size,
            lambda p, y: np.mean(surprise(Softmax().forward(p.T)[0].T, y)),
            lambda p, y: np.mean(surprise(np.exp(p) / np.sum(np.exp(p)), y)),
        ),
    ),
    Mistake(
        "clip_too_coarse",
        each_after(lambda q, floor: np.clip(q, floor, 1), [0.01])[0],
        "p is clipped so early that it hides how wrong a confident mistake is.",
        "How small may a probability be before its log becomes infinite?",
        also=(
            *each_after(lambda q, floor: np.clip(q, floor, 1), COARSE),
            *each_after(lambda q, floor: np.clip(q, floor, 1 - floor), COARSE),
            *(clipped_and_shared_out(floor) for floor in COARSE),
            *(mean_after(lambda q, low=low: np.maximum(q, np.exp(low))) for low in FAR),
        ),
    ),
    Mistake(
        "epsilon_too_large",
        each_after(lambda q, more: q + more, [1e-3])[0],
        "What is added to p inside the log is not small beside p, so a confident"
        " mistake costs too little.",
        "How small may the true probability be, and how small must epsilon be then?",
        also=each_after(lambda q, more: q + more, ADDED),
    ),
    Mistake(
        "one_added_in_log",
        mean_after(lambda q: 1 + q),
        "This is the log of 1 + p, which is not infinite at 0 and not 0 at 1.",
        "What should the loss be when the true class gets probability 1?",
        also=(lambda p, y: np.mean(np.log1p(true_probability(p, y))),),
    ),
    Mistake(
        "one_minus_p",
        mean_after(lambda q: 1 - q),
        "The log is taken of 1 - p, so the loss grows as the true class gets more"
        " likely.",
        "What should the loss be when the true class gets probability 1?",
        also=(lambda p, y: -np.sum(y * np.log(1 - p)) / len(p),),
    ),
    Mistake(
        "log_base",
        lambda p, y: np.mean(surprise(p, y)) / np.log(2),
        "The log has base 2 or 10. Here log is the natural one, whose slope is 1/p.",
        "Which function of NumPy is the natural logarithm?",
        right_under="the convention of counting in bits (log2) or in powers of ten",
        also=(lambda p, y: np.mean(surprise(p, y)) / np.log(10),),
    ),
    Mistake(
        "log_base_and_factor",
        lambda p, y: np.sum(surprise(p, y)) / np.log(2),
        "The log has base 2 or 10, where the natural one belongs; and it is not divided"
        " by N alone.",
        "Which function of NumPy is the natural logarithm, and how many rows are"
        " averaged?",
        also=(
            lambda p, y: np.sum(surprise(p, y)) / np.log(10),
            lambda p, y: np.sum(surprise(p, y)) / np.log(2) / p.size,
            lambda p, y: np.sum(surprise(p, y)) / np.log(10) / p.size,
        ),
    ),
    Mistake(
        "log_missing",
        lambda p, y: 1 - np.mean(true_probability(p, y)),
        "The probability itself is averaged or summed, no log of it: a confident"
        " mistake then costs hardly more than any other.",
        "How large should the loss become as the true probability goes to 0?",
        also=(
            lambda p, y: -np.mean(true_probability(p, y)),
            lambda p, y: np.mean(true_probability(p, y)),
            lambda p, y: -np.sum(p * y),
            lambda p, y: -np.mean(p * y),
        ),
    ),
    Mistake(
        "sigmoid_applied",
        mean_after(lambda q: 1 / (1 + np.exp(-q))),
        "p went through a sigmoid. It already is a probability, and a sigmoid lifts it"
        " above ½.",
        "Do logits come in here, or probabilities?",
    ),
    Mistake(
        "exp_instead_of_log",
        lambda p, y: -np.mean(np.exp(true_probability(p, y))),
        "It is the exponential of p, not its log.",
        "Which function is 0 at 1, and infinite at 0?",
        also=(
            lambda p, y: np.mean(np.exp(true_probability(p, y))),
            lambda p, y: np.mean(np.exp(-true_probability(p, y))),
        ),
    ),
    Mistake(
        "exp_of_loss",
        lambda p, y: np.exp(np.mean(surprise(p, y))),
        "This is the exponential of the loss, or of its minus: a mean probability or a"
        " perplexity.",
        "Which is the last function in your line, and what would undo it?",
        also=(lambda p, y: np.exp(-np.mean(surprise(p, y))),),
    ),
    Mistake(
        "zeros_in_the_log",
        lambda p, y: -np.sum(np.log(p * y)) / len(p),
        "The log is taken of an exact 0, which is -inf, although none of these"
        " probabilities is 0.",
        "Which zeros got into the log: those of y itself, or of a product with y?",
        also=(
            lambda p, y: -np.sum(p * np.log(y)) / len(p),
            lambda p, y: np.sum(np.log(p * y)) / len(p),
            lambda p, y: np.sum(p * np.log(y)) / len(p),
        ),
    ),
    Mistake(
        "arguments_swapped",
        swapped_with(1e-12),
        "p and y have changed places: the log is taken of the targets, which are 0 or"
        " 1.",
        "Of which of the two do you want to know how surprising it is?",
        also=(
            lambda p, y: -np.mean(np.sum(p * np.log(np.maximum(y, 1e-300)), axis=1)),
            *(swapped_with(floor) for floor in AGAINST_LOG_ZERO),
        ),
    ),
    Mistake(
        "log_of_product",
        log_of_product(1e-12),
        "The log is taken of p · y before the classes are summed, so it meets the 0 of"
        " every wrong class.",
        "Which comes first: picking the true class, or the log?",
        also=tuple(log_of_product(floor) for floor in AGAINST_LOG_ZERO),
    ),
    Mistake(
        "entropy_of_p",
        lambda p, y: -np.sum(p * np.log(p)) / len(p),
        "This is the entropy of p alone; the target is not used.",
        "What weighs the logs: the prediction itself, or the target?",
        also=(
            lambda p, y: -np.mean(p * np.log(p)),
            lambda p, y: -np.sum(p * np.log(np.maximum(p, 1e-300))) / len(p),
        ),
    ),
)
