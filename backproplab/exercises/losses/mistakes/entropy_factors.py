# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Cross-entropy: the sign or a factor is wrong."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.mse_factors import TYPED_IN
from backproplab.exercises.losses.mistakes.surprises import (
    naive_total_over,
    total_over,
    ways,
)

FACTORS = (
    Mistake(
        "sign_missing",
        total_over(lambda N, n_classes: -N),
        "Logs of probabilities are negative, so this loss is below 0: the minus sign is"
        " missing.",
        "Which sign does the log of a number below 1 have?",
        also=ways(
            lambda N, n_classes: -1,
            lambda N, n_classes: -N * n_classes,
            lambda N, n_classes: -n_classes,
        ),
    ),
    Mistake(
        "sum_instead_of_mean",
        total_over(lambda N, n_classes: 1),
        "It is summed over the batch: the 1/N is missing, so the loss grows with the"
        " number of rows.",
        "What would two copies of the same batch do to your loss, and to a mean?",
        right_under='the sum convention, as in PyTorch\'s reduction="sum"',
    ),
    Mistake(
        "mean_over_classes_too",
        total_over(lambda N, n_classes: N * n_classes),
        "np.mean of the whole table divides by N·n_classes. Each row has one surprise,"
        " so only the N rows are averaged.",
        "How many surprises does a batch of N rows give?",
        right_under="the mean-over-all-entries convention",
    ),
    Mistake(
        "divided_by_classes",
        total_over(lambda N, n_classes: n_classes),
        "It is divided by the number of classes, where the number of rows N belongs.",
        "Which axis holds the examples, and how do you ask for its length?",
        right_under="the column-vector convention, where an example is a column",
    ),
    Mistake(
        "divided_by_n_twice",
        total_over(lambda N, n_classes: N * N),
        "The 1/N is in it twice.",
        "Which of your calls has taken a mean already?",
        also=ways(lambda N, n_classes: N * N * n_classes),
    ),
    Mistake(
        "half_too_much",
        total_over(lambda N, n_classes: 2 * N),
        "It is half of the loss. The ½ belongs to the squared error, where it cancels a"
        " 2.",
        "Is there a square here whose slope has a 2?",
        also=ways(lambda N, n_classes: 2, lambda N, n_classes: 2 * N * n_classes),
    ),
    Mistake(
        "multiplied_by_n",
        total_over(lambda N, n_classes: 1 / N),
        "It is multiplied by N where it should be divided.",
        "What would two copies of the same batch do to your loss, and to a mean?",
    ),
    Mistake(
        "size_off_by_one",
        total_over(lambda N, n_classes: np.float64(N - 1)),
        "It is divided by N - 1 or N + 1. This is a plain mean over the N rows.",
        "By what is a mean of N numbers divided, when N is 1?",
        also=ways(lambda N, n_classes: N + 1),
    ),
    Mistake(
        "fixed_batch_size",
        total_over(lambda N, n_classes: 32),
        "It is divided by a fixed number that does not follow the batch: use the rows"
        " that were given.",
        "How many rows does this batch have, and who tells you?",
        also=ways(
            *(lambda N, n_classes, size=size: size for size in TYPED_IN if size != 32)
        ),
    ),
    Mistake(
        "zero_times_log_zero",
        naive_total_over(lambda N, n_classes: N),
        "Right for ordinary p. But where p is exactly 0, log p is -inf, and 0 · -inf is"
        " nan, although y says that this class does not count.",
        "Of which class alone do you need the log?",
        also=(lambda p, y: -np.mean(np.sum(np.log(p**y + 0 * np.log(p)), axis=1)),),
    ),
)
