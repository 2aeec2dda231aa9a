# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong when rows are put into a random order.

Sources: neural-networks-and-deep-learning by mnielsen (issues 50 and 73) on rows that
come twice; prob_mbrl by mcgillmrl (issue 9) on the order of each epoch; handson-ml by
ageron (issue 21) and handson-ml2 (issue 458) on rows drawn for each batch;
sdc-issue-reports by udacity (issue 1326) on inputs and targets shuffled apart.
"""

from backproplab.exercises.definition import Mistake
from backproplab.exercises.training.batch_ways import (
    apart,
    drawn_each_time,
    in_place,
    in_place_apart,
    inside_only,
    neighbors,
    old_generator,
    reseeded,
    two_lists,
    whole_batches,
    with_seed,
)

ORDER_MISTAKES = (
    Mistake(
        "x_shuffled_alone",
        apart(mix_x=True, mix_y=False),
        "x is shuffled, y is not: the labels come off, and the network learns noise.",
        "Which order do the targets need, so that each stays with its row?",
    ),
    Mistake(
        "y_shuffled_alone",
        apart(mix_x=False, mix_y=True),
        "y is shuffled, x is not: the labels come off, and the network learns noise.",
        "Which order do the inputs need, so that each stays with its target?",
    ),
    Mistake(
        "shuffled_apart",
        apart(mix_x=True, mix_y=True),
        "x and y are shuffled one after the other, each in an order of its own: the"
        " labels come off.",
        "How often is an order drawn, and how often should it be?",
    ),
    Mistake(
        "not_shuffled",
        lambda x, y, size, rng: neighbors(x, y, size),
        "The rows come in the order in which they were given; nothing is shuffled.",
        "Which of NumPy's generator methods returns a random order of N numbers?",
    ),
    Mistake(
        "order_not_random",
        lambda x, y, size, rng: neighbors(x[::-1], y[::-1], size),
        "The rows are in another order, but not in a random one: it is the same in"
        " every epoch.",
        "Which of NumPy's generator methods returns a random order of N numbers?",
    ),
    Mistake(
        "whole_batches_shuffled",
        whole_batches,
        "Only whole batches change places: rows that stand together in x stay together"
        " in every epoch.",
        "What should be shuffled first: the row numbers, or the finished batches?",
    ),
    Mistake(
        "shuffled_inside_batches",
        inside_only,
        "Rows are shuffled only inside their batch, so each batch holds the same rows"
        " in every epoch.",
        "What should come first: the random order, or the cut into pieces?",
    ),
    Mistake(
        "drawn_for_each_batch",
        drawn_each_time(),
        "The rows are drawn afresh for each batch, so within one epoch some come more"
        " than once and others never.",
        "One random order for the whole epoch: how could it be cut into pieces?",
        right_under="the convention of sampling with replacement",
        also=(drawn_each_time(rest=True),),
    ),
    Mistake(
        "same_order_each_epoch",
        with_seed(0),
        "The order is drawn from a generator that is made inside, with a fixed seed, so"
        " every epoch has the same batches.",
        "Which argument brings the chance along from epoch to epoch?",
    ),
    Mistake(
        "generator_of_its_own",
        with_seed(None),
        "The order comes from a generator that is made inside. Nobody can repeat the"
        " run: rng, which carries the seed, is not used.",
        "Which argument should the order be drawn from?",
    ),
    Mistake(
        "global_generator",
        old_generator,
        "The order is drawn from the generator that all code shares, not from rng, so"
        " the seed of rng has no say.",
        "Which argument should the order be drawn from?",
    ),
    Mistake(
        "global_seed_set",
        reseeded,
        "The function seeds the generator that all code shares: every epoch gets the"
        " same order, and other code is disturbed.",
        "Which argument should the order be drawn from, and does it need a seed?",
    ),
    Mistake(
        "shuffled_in_place",
        in_place,
        "The batches are right, but x and y themselves were shuffled: the caller's"
        " arrays are changed.",
        "What can be shuffled in their place, so that x and y stay as they are?",
    ),
    Mistake(
        "shuffled_in_place_apart",
        in_place_apart(True, True),
        "`shuffle` works in place and draws a new order each time: the caller's arrays"
        " are changed, and the labels come off.",
        "Which numbers could be shuffled once, and index both x and y?",
        also=(in_place_apart(True, False), in_place_apart(False, True)),
    ),
    Mistake(
        "two_lists",
        two_lists,
        "The inputs are in one list and the targets in another. A pair keeps together"
        " what belongs together.",
        "What should one entry of the list hold?",
    ),
)
