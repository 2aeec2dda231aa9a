# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 07: name the bug in each of six layers."""

from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.exercises.words import choosing

REPLIES = {
    "transpose": "A missing transpose mixes rows with columns of W, in what goes back"
    " to x. Which array does the report of this layer call wrong?",
    "1/N twice": "Then the report speaks of 1/N, and one gradient is N times too"
    " small. Which factor does it name for this layer?",
    "slope": "A wrong slope depends on the activation, entry by entry, and a large"
    " part of its formula is right. Does this layer have an activation at all, and is"
    " a mask or a sum the problem?",
    "mask": "A mask lets through or stops: entries are right, or 0 where they should"
    " not be. What do the wrong entries of this layer hold?",
    "cross terms": "Cross terms are missing where each output depends on every input"
    " of its row. Does one output of this layer?",
    "adds up": "Whoever adds up gives another answer the second time. Does the report"
    " of this layer say so?",
    "sign": "With a flipped sign every entry is -1 times the measured slope. Is it?",
    "sum": "A missing sum shows in the shape: one more axis. Is a shape wrong here?",
}
LETTERS = ("A", "B", "C", "D", "E", "F")


def six_bugs():
    """Name the bug in each suspect: a word for each letter."""
    bugs = {
        "A": "1/N twice",
        "B": "transpose",
        "C": "slope",
        "D": "mask",
        "E": "cross terms",
        "F": "adds up",
    }
    return bugs


def with_words(**changed):
    """Build a variation in which some words are others."""
    return lambda: six_bugs() | changed


SIX_BUGS = Exercise(
    reference=six_bugs,
    notebook="07",
    title="six planted bugs",
    see="Code: read a report",
    results=LETTERS,
    fixtures=lambda rng: [Fixture("the six suspects", ())],
    returns_dict=True,
    is_value=True,
    in_words=choosing(REPLIES),
    hints=(
        "Which array of the layer is wrong, and is it wrong everywhere or in places?",
        "A factor has a name (N, 2, -1); zeros point to a mask; a report that speaks of"
        " a second pass points to what is kept.",
        "Run gradient_check on each suspect with MeanSquaredError and read what stands"
        " behind “wrong:”; then print the ratio of both arrays.",
    ),
    mistakes=(
        Mistake(
            "mask_and_slope_swapped",
            with_words(C="mask", D="slope"),
            "C and D are exchanged: one of them multiplies by 0 or 1, the other by a"
            " number in between.",
            "Which of the two is a tanh, and what is its slope?",
        ),
        Mistake(
            "factor_taken_for_a_sum",
            with_words(A="sum"),
            "The shape of A's dL_db is right, so it was summed over the rows; but it is"
            " also divided.",
            "How many times smaller than the measured slope is dL_db of A?",
        ),
        Mistake(
            "transpose_taken_for_a_sign",
            with_words(B="sign"),
            "Some signs of B differ, but so do the sizes: it is not -1 times the"
            " slope.",
            "What is the ratio of both arrays, entry by entry?",
        ),
        Mistake(
            "memory_taken_for_a_factor",
            with_words(F="1/N twice"),
            "F is too large by a whole number that grows with every call.",
            "What does F give when backward is called once more?",
        ),
        Mistake(
            "cross_terms_taken_for_a_slope",
            with_words(E="slope"),
            "p(1 - p) is a right slope, of p in its own score; a softmax has others as"
            " well.",
            "If one score of a row rises, what happens to the other probabilities?",
        ),
        Mistake(
            "dead_taken_for_a_slope",
            with_words(D="slope"),
            "D multiplies by 0 or 1 and by nothing in between; but it asks the wrong"
            " array which one.",
            "Where are the zeros of D, and where should they be?",
        ),
        Mistake(
            "slope_taken_for_a_mask",
            with_words(C="mask"),
            "C is a tanh: it stops nothing, it shrinks what passes.",
            "Which factor is between the right slope and that of C, where a is 0.5?",
        ),
    ),
)
