# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Mean squared error: a factor is missing, or is one too many."""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.losses.mistakes.ways import total_over, typed_in, ways

# Whole numbers that stand for a batch size, or twice one, in learners' code.
TYPED_IN = (4, 5, 8, 10, 16, 20, 32, 50, 64, 100, 128, 200, 256)

FACTORS = (
    Mistake(
        "sum_instead_of_mean",
        total_over(lambda N, n_out: 2),
        "The squares are summed over the whole batch: the 1/N is missing, so the loss"
        " grows with the number of rows.",
        "What would two copies of the same batch do to your loss, and to a mean?",
        right_under="the convention ½ Σ (ŷ - y)², a sum over the batch",
    ),
    Mistake(
        "plain_sum",
        total_over(lambda N, n_out: 1),
        "This is the sum of all squares: the mean over the rows, 1/N, and the ½ are"
        " both missing.",
        "Which two factors stand in front of the sum here?",
        right_under='the sum convention, as in PyTorch\'s reduction="sum"',
    ),
    Mistake(
        "half_missing",
        total_over(lambda N, n_out: N),
        "It is twice the loss of this course: the ½ is missing.",
        "Which factor is there so that the 2 of the square cancels in the slope?",
        right_under="the convention without the ½, the mean over the rows alone",
    ),
    Mistake(
        "mean_over_all_entries",
        total_over(lambda N, n_out: N * n_out),
        "np.mean divides by the number of all entries, N·n_out, and the ½ is missing."
        " Here the outputs of a row are summed, and only the rows are averaged.",
        "How many rows does your batch have, and how many entries?",
        right_under="the mean-over-all-entries convention, as in PyTorch and"
        " scikit-learn",
    ),
    Mistake(
        "mean_over_outputs_too",
        total_over(lambda N, n_out: 2 * N * n_out),
        "It is divided by N·n_out, the number of all entries. Here the outputs of a row"
        " are summed, and only the N rows are averaged.",
        "Which axis is averaged, and which one is only summed?",
        right_under="the convention of half the mean over all entries",
    ),
    Mistake(
        "divided_by_outputs",
        total_over(lambda N, n_out: 2 * n_out),
        "It is divided by n_out, the number of columns, where the number of rows N"
        " belongs.",
        "Which axis holds the examples, and how do you ask for its length?",
        right_under="the column-vector convention, where an example is a column",
    ),
    Mistake(
        "divided_by_outputs_without_half",
        total_over(lambda N, n_out: n_out),
        "It is divided by n_out, the number of columns, where the number of rows N"
        " belongs; and the ½ is missing.",
        "Which axis holds the examples, and which factor stands beside the mean?",
    ),
    Mistake(
        "divided_by_n_twice",
        total_over(lambda N, n_out: 2 * N * N),
        "The 1/N is in it twice.",
        "Which of your calls has taken a mean already?",
        also=ways(
            lambda N, n_out: N * N,
            lambda N, n_out: 2 * N * N * n_out,
            lambda N, n_out: N * N * n_out,
        ),
    ),
    Mistake(
        "half_too_often",
        total_over(lambda N, n_out: 4 * N),
        "It is half of the loss: a factor of 2 too much stands below, or the ½ was"
        " squared as well.",
        "How often is it divided by 2?",
        also=ways(lambda N, n_out: 8 * N, lambda N, n_out: 4 * N * n_out),
    ),
    Mistake(
        "multiplied_by_n",
        total_over(lambda N, n_out: 2 / N),
        "It is multiplied by N. Python reads `/ 2 * N` from left to right: it divides"
        " by 2, then multiplies by N.",
        "Where do brackets have to stand, so that all of 2N is below?",
        also=ways(lambda N, n_out: 1 / N),
    ),
    Mistake(
        "size_off_by_one",
        total_over(lambda N, n_out: 2 * (N - 1)),
        "It is divided by N - 1 or N + 1, or twice that. A loss is a plain mean over"
        " the N rows.",
        "By what is a mean of N numbers divided, when N is 1?",
        also=ways(
            lambda N, n_out: N - 1,
            lambda N, n_out: 2 * (N + 1),
            lambda N, n_out: N + 1,
        ),
    ),
    Mistake(
        "fixed_batch_size",
        typed_in(64),
        "It is divided by a number that does not follow the batch. The last batch of"
        " an epoch is often smaller: use the rows that were given.",
        "How many rows does this batch have, and who tells you?",
        also=tuple(typed_in(size) for size in TYPED_IN if size != 64),
    ),
    Mistake(
        "sign_flipped",
        total_over(lambda N, n_out: -2 * N),
        "The loss is negative, but a squared distance never is.",
        "Where does a minus come from?",
        also=ways(lambda N, n_out: -N, lambda N, n_out: -N * n_out),
    ),
)
