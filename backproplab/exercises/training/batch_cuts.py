# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong when an order of rows is cut into mini-batches.

Sources: neon by NervanaSystems (issue 9), keras (pull request 8310) and Lasagne (pull
request 683) on what is left over; kaggle-cifar10-torch7 by nagadomi (pull request 6).
"""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.exercises.training.batch_ways import (
    cut,
    filled_up,
    neighbors,
    pieces,
    same_each_time,
    starts,
    twice,
)

CUT_MISTAKES = (
    Mistake(
        "last_batch_dropped",
        starts(lambda N, size: range(0, N - size + 1, size)),
        "The last, smaller batch is dropped: the rows that are left over are never"
        " used.",
        "With 18 rows and batches of 4, how many batches are there?",
        right_under="the drop-last convention, as in some data loaders",
    ),
    Mistake(
        "last_batch_always_dropped",
        starts(lambda N, size: range(0, N, size)[:-1]),
        "The last batch is missing, even where the rows fit in without rest.",
        "At which row does the last batch begin?",
        also=(starts(lambda N, size: range(0, N - size, size)),),
    ),
    Mistake(
        "first_batch_dropped",
        starts(lambda N, size: range(size, N, size)),
        "The first batch is missing.",
        "At which row does the first batch begin?",
    ),
    Mistake(
        "first_batch_only",
        starts(lambda N, size: range(1)),
        "Only one batch comes back.",
        "Does `return` stand inside the loop?",
    ),
    Mistake(
        "empty_batch_at_end",
        starts(lambda N, size: range(0, N + size - N % size, size)),
        "Where the rows fit in without rest, an empty batch follows; a mean over its"
        " rows is nan.",
        "How many batches are there when batch_size divides N?",
        also=(starts(lambda N, size: range(0, N + 1, size)),),
    ),
    Mistake(
        "batch_repeated",
        same_each_time,
        "Each batch is the same one: the piece that is taken does not move on, or the"
        " same arrays are filled again and again.",
        "Which number in the slice should grow from batch to batch?",
    ),
    Mistake(
        "one_batch_twice",
        twice(lambda pairs: [*pairs, pairs[0]]),
        "A batch is there twice, so its rows count twice in an epoch.",
        "How many batches are there, and which one is put into the list once more?",
        also=(
            twice(lambda pairs: [*pairs, pairs[-1]]),
            twice(lambda pairs: [pairs[0], *pairs]),
            twice(lambda pairs: [*pairs[:-1], pairs[0]]),
            twice(lambda pairs: [*pairs[:-1], *pairs[-2:-1]]),
            twice(lambda pairs: [pairs[0], *pairs[:1], *pairs[2:]]),
        ),
    ),
    Mistake(
        "all_batches_twice",
        twice(lambda pairs: pairs + pairs),
        "Every batch is there twice.",
        "How often should each row be used in one epoch?",
        also=(twice(lambda pairs: [pair for pair in pairs for _ in range(2)]),),
    ),
    Mistake(
        "last_batch_filled_up",
        filled_up,
        "The last batch is filled up with rows that were already dealt, so some rows"
        " count twice in an epoch.",
        "How many rows are left for the last batch?",
    ),
    Mistake(
        "windows_overlap",
        starts(lambda N, size: range(N)),
        "Each batch begins one row after the one before, so neighbors overlap.",
        "How far does the start move from one batch to the next?",
        also=(
            starts(lambda N, size: range(N - size + 1)),
            starts(lambda N, size: range(N // size + 1)),
            starts(lambda N, size: range(-(-N // size))),
        ),
    ),
    Mistake(
        "one_row_too_few",
        pieces(lambda start, size: (start, start + size - 1)),
        "The last row of each batch is left out: the end of a slice does not belong to"
        " it.",
        "How many rows does the slice [0:4] take?",
    ),
    Mistake(
        "one_row_too_many",
        pieces(lambda start, size: (start, start + size + 1)),
        "Each batch reaches into the next one by a row.",
        "How many rows does the slice [0:5] take?",
    ),
    Mistake(
        "first_row_left_out",
        pieces(lambda start, size: (start + 1, start + size)),
        "The first row of each batch is left out.",
        "With which index does a batch begin?",
    ),
    Mistake(
        "end_fixed",
        pieces(lambda start, size: (start, None)),
        "Each batch runs on to the last row: its end is missing.",
        "Where should the slice that starts at `start` end?",
    ),
    Mistake(
        "end_does_not_move",
        pieces(lambda start, size: (start, size)),
        "The end of the piece stays where it is while the start moves on, so only the"
        " first batch gets rows.",
        "Where should the slice that starts at `start` end?",
    ),
    Mistake(
        "number_of_batches",
        lambda x, y, size, rng: [
            (x[rows], y[rows]) for rows in np.array_split(rng.permutation(len(x)), size)
        ],
        "batch_size is used as the number of batches. It is the number of rows in"
        " each.",
        "What does array_split take as its second argument?",
    ),
    Mistake(
        "evenly_split",
        lambda x, y, size, rng: [
            (x[rows], y[rows])
            for rows in np.array_split(rng.permutation(len(x)), -(-len(x) // size))
        ],
        "The rest is spread over all batches. Here every batch but the last has"
        " batch_size rows.",
        "With 18 rows and batches of 4, which sizes should come?",
        right_under="the convention of equal shares, as in array_split",
    ),
    Mistake(
        "one_row_each",
        lambda x, y, size, rng: [
            (x[[row]], y[[row]]) for row in rng.permutation(len(x))
        ],
        "Each batch is a single row: batch_size is not used.",
        "How many row numbers should be taken at a time?",
    ),
    Mistake(
        "one_batch",
        lambda x, y, size, rng: [
            (x[rows], y[rows]) for rows in [rng.permutation(len(x))]
        ],
        "All rows are in one batch: batch_size is not used.",
        "How many row numbers should be taken at a time?",
    ),
    Mistake(
        "targets_not_cut",
        lambda x, y, size, rng: [(some_x, y) for some_x, _ in neighbors(x, y, size)],
        "Each batch holds all targets: y is not cut into pieces.",
        "Which rows of y belong to the rows of x in a batch?",
        also=(
            lambda x, y, size, rng: [
                (some_x, y) for some_x, _ in cut(x, y, rng.permutation(len(x)), size)
            ],
        ),
    ),
)
