# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 12: find the bug in each of eight programs."""

from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.exercises.words import choosing

REPLIES = {
    "softmax twice": "Probabilities that go through softmax once more become nearly"
    " equal, so the loss stays above a floor. How often does softmax stand in this"
    " program?",
    "transpose": "On a square W2 a missing transpose fits, and mixes up which weight"
    " led where. What shape does W2 have here, and which of its axes meets the error?",
    "integers": "A buffer of whole numbers cuts every gradient to 0, so nothing moves."
    " Is any array here made from whole numbers, and does the loss move?",
    "shuffled apart": "Rows and labels that are shuffled apart cannot be learned: the"
    " loss comes to rest at log 10. Does each row keep its own label here?",
    "1/N missing": "Without the 1/N in the error, each step is N times as long as the"
    " loss asks for. Is the error here that of the mean or of the sum?",
    "mask on gradient": "Then only positive errors reach the first layer. Which array"
    " decides here what ReLU lets back: z1, or the error?",
    "updated early": "Then the error goes back through weights that have moved already."
    " In which order are update and error here?",
    "last example": "In a loop that says = where it has to say +=, the last row wins."
    " Is there a loop over the rows here?",
    "same start": "Hidden neurons that start equal stay equal. What are the weights"
    " here drawn from?",
    "bias not trained": "Then b1 and b2 stay at 0 for ever. Is a bias missing among"
    " what is updated here?",
}


def eight_bugs():
    """Name the bug in each program: a word for each number."""
    bugs = {
        "1": "softmax twice",
        "2": "transpose",
        "3": "integers",
        "4": "shuffled apart",
        "5": "1/N missing",
        "6": "mask on gradient",
        "7": "updated early",
        "8": "last example",
    }
    return bugs


def exchanged(one, other):
    """Build a variation in which the words of two programs are exchanged."""
    right = eight_bugs()
    return lambda: right | {one: right[other], other: right[one]}


def with_word(number, word):
    """Build a variation in which one program has another word."""
    return lambda: eight_bugs() | {number: word}


EIGHT_BUGS = Exercise(
    reference=eight_bugs,
    notebook="12",
    title="eight real bugs",
    see="Code: eight real bugs",
    results=tuple("12345678"),
    fixtures=lambda rng: [Fixture("the eight programs", ())],
    returns_dict=True,
    is_value=True,
    in_words=choosing(REPLIES),
    hints=(
        "What does the loss do: stand still, stop at a floor, fall slowly, or fall as"
        " it should?",
        "Divide what a step changed by the learning rate: that is the gradient the"
        " program used. Compare it with the measured slope, array by array.",
        "One program uses right gradients only, so look at what comes before the step."
        " In the others look at the first wrong array on the way back: dL_dz2, dL_da1,"
        " dL_dz1 or dL_dW.",
    ),
    mistakes=(
        Mistake(
            "data_taken_for_gradient",
            exchanged("4", "5"),
            "Both stop near log 10 = 2.303, but for different reasons: one takes steps"
            " that are too long, the other takes right steps on data without sense.",
            "Whose used gradient agrees with the measured slope?",
        ),
        Mistake(
            "frozen_taken_for_masked",
            exchanged("3", "6"),
            "One of the two does not move at all; the other moves, and gets nowhere.",
            "In which program are the parameters after a step the same as before?",
        ),
        Mistake(
            "floor_taken_for_slow",
            exchanged("1", "8"),
            "Both read about half of the digits. One would get there with more steps;"
            " the other cannot fall below a floor.",
            "What does the loss of each do after ten times as many epochs?",
        ),
        Mistake(
            "order_taken_for_transpose",
            exchanged("2", "7"),
            "Both look as if they learned. In one the used gradient of W2 agrees with"
            " the measured slope and that of W1 does not, however small the step; in"
            " the other the gap shrinks with the learning rate.",
            "For which of them does the gap in W1 shrink with the learning rate?",
        ),
        Mistake(
            "data_taken_for_start",
            with_word("4", "same start"),
            "The weights of 4 are drawn at random, so its neurons differ. All that"
            " stands still is what can be learned.",
            "Which label belongs to the first row, before and after it is dealt out?",
        ),
        Mistake(
            "one_row_taken_for_factor",
            with_word("8", "1/N missing"),
            "The used gradient of 8 is too small, not N times too large, and it has no"
            " constant ratio to the measured slope.",
            "How many of the rows are in it?",
        ),
        Mistake(
            "factor_taken_for_frozen",
            with_word("5", "integers"),
            "5 moves, and by far too much.",
            "What is the ratio of its used gradient to the measured slope?",
        ),
        Mistake(
            "early_taken_for_bias",
            with_word("7", "bias not trained"),
            "In 7 all four parameters move.",
            "In which order do they move, and what is read in between?",
        ),
    ),
)
