# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 09: say of four loss curves what is wrong with each."""

from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.exercises.words import choosing


def four_curves():
    """Say which illness each of the four runs has: choose one word for each."""
    curves = {
        "A": "targets came off",
        "B": "rate too low",
        "C": "overfitting",
        "D": "rate too high",
    }
    return curves


REPLIES = {
    "rate too high": "Steps that are too long jump over the valley: the loss leaps up"
    " and down, or grows. Does this curve leap?",
    "rate too low": "Steps that are too short go the right way, on the held-out rows as"
    " well, and would go on. Do both lines of this run fall?",
    "overfitting": "Who learns by heart gets better on the training rows and worse on"
    " the held-out ones. Do the two lines of this run part like this?",
    "targets came off": "When x was shuffled without y there is nothing to be learned:"
    " the loss stays where guessing is, at ln 2 = 0.69. Does it stay there in this"
    " run?",
}


def with_words(**changed):
    """Build an answer in which some words are wrong."""
    return lambda: four_curves() | changed


FOUR_CURVES = Exercise(
    reference=four_curves,
    notebook="09",
    title="four sick curves",
    see="See: four sick curves",
    results=("A", "B", "C", "D"),
    fixtures=lambda rng: [Fixture("four runs", ())],
    returns_dict=True,
    is_value=True,
    in_words=choosing(REPLIES),
    hints=(
        "Which line falls, which one rises, and where does each of them start and end?",
        "Compare with ln 2 = 0.69, the loss of guessing between two classes. Then see"
        " whether the line of the held-out rows goes with the other one.",
        "One run leaps, one stays at 0.69, one creeps downhill in both lines, and in"
        " one the two lines part.",
    ),
    mistakes=(
        Mistake(
            "no_signal_taken_for_small_steps",
            with_words(A="rate too low"),
            "Run A hardly moves, which small steps could explain; but its held-out line"
            " even rises, and the loss stays at ln 2, where guessing is.",
            "What is there to learn in run A, if the held-out rows never gain?",
        ),
        Mistake(
            "no_signal_taken_for_overfitting",
            with_words(A="overfitting"),
            "In run A the held-out line rises a little, but the training rows are not"
            " learned either.",
            "How low does the training loss of run A get?",
        ),
        Mistake(
            "no_signal_taken_for_long_steps",
            with_words(A="rate too high"),
            "Run A is calm: no step makes the loss leap.",
            "What would long steps do to the line?",
        ),
        Mistake(
            "small_steps_taken_for_no_signal",
            with_words(B="targets came off"),
            "Run B is slow, but it does learn: both lines leave ln 2 and keep falling.",
            "Could the held-out loss of run B fall if there was nothing to learn?",
        ),
        Mistake(
            "small_steps_taken_for_overfitting",
            with_words(B="overfitting"),
            "In run B both lines fall together; nothing is learned by heart.",
            "What would more epochs do to the two lines of run B?",
        ),
        Mistake(
            "small_steps_taken_for_long_steps",
            with_words(B="rate too high"),
            "Run B creeps downhill, and no step overshoots.",
            "What would a larger learning rate do to run B?",
        ),
        Mistake(
            "overfitting_taken_for_long_steps",
            with_words(C="rate too high"),
            "In run C the training loss falls calmly; only the held-out rows get"
            " worse.",
            "Which of the two lines of run C rises?",
        ),
        Mistake(
            "overfitting_taken_for_small_steps",
            with_words(C="rate too low"),
            "In run C the training loss gets far down. More epochs would part the two"
            " lines further.",
            "Which of the two lines of run C rises?",
        ),
        Mistake(
            "overfitting_taken_for_no_signal",
            with_words(C="targets came off"),
            "Run C does learn: at first both lines fall well below ln 2.",
            "When do the two lines of run C part?",
        ),
        Mistake(
            "long_steps_taken_for_no_signal",
            with_words(D="targets came off"),
            "Run D does not stay at ln 2, it leaps far above it: worse than guessing.",
            "Which steps throw a network that far?",
        ),
        Mistake(
            "long_steps_taken_for_overfitting",
            with_words(D="overfitting"),
            "In run D both lines leap, the training loss as well.",
            "Which steps throw a network that far?",
        ),
        Mistake(
            "long_steps_taken_for_small_steps",
            with_words(D="rate too low"),
            "Run D moves a lot, up as often as down.",
            "What do two steps that are too long do to a ball in a valley?",
        ),
    ),
)
