"""Answers of other kinds than a function of arrays: classes, facts, tables, words."""

import numpy as np
import pytest

from backproplab.exercises.definition import Exercise, Fixture, Mistake
from backproplab.exercises.source import stub_text
from backproplab.exercises.verdict import judge
from backproplab.exercises.words import choosing


class Scale:
    """Multiply by a number."""

    def __init__(self, factor):
        self.factor = factor

    def times(self, x):
        """Multiply x.

        Shapes: x (n,); returns (n,).
        """
        return self.factor * x


class Forgetful(Scale):
    """A scale that does not multiply."""

    def times(self, x):
        return x


class Refusing(Scale):
    """A scale that fails."""

    def times(self, x):
        raise ZeroDivisionError("no")


def scaled(scale, factor, x):
    """What a scale makes of x, as a fact."""
    if not hasattr(scale, "times"):
        return "It has no method times. Which one is missing?"
    return {"product": scale(factor).times(x)}


def exercise(**changed):
    """An exercise about a class; what is named may differ."""
    fields = {
        "reference": Scale,
        "notebook": "00",
        "title": "a scale",
        "see": "Code",
        "results": ("product",),
        "fixtures": lambda rng: [Fixture("three", (2.0, rng.normal(size=3)))],
        "hints": ("?", "??", "???"),
        "mistakes": (Mistake("forgetful", Forgetful, "It is not multiplied.", "How?"),),
        "use": scaled,
    }
    return Exercise(**fields | changed)


def test_class_is_judged_by_its_use():
    task = exercise()
    assert task.parameters == ["factor"]
    assert task.arguments == ["factor", "x"]
    assert judge(task, Scale).status == "passed"
    assert judge(task, Forgetful).mistake == "forgetful"


def test_error_in_a_class_shows_the_line_of_the_learner():
    said = judge(exercise(), Refusing).says[0]
    assert said.startswith("ZeroDivisionError in line")
    assert 'raise ZeroDivisionError("no")' in said


def test_words_of_a_use_are_said():
    class Other:
        def __init__(self, factor):
            self.factor = factor

    assert judge(exercise(), Other).says == (
        "It has no method times. Which one is missing?",
    )


def test_stub_of_a_class_keeps_signatures_and_docstrings():
    stub = stub_text(exercise())
    assert "self.factor = factor" not in stub
    assert "return self.factor" not in stub
    assert stub.count("        ...") == 2
    assert "Shapes: x (n,); returns (n,)." in stub


def test_class_with_stubs_alone_is_not_attempted():
    names = {}
    exec(stub_text(exercise()), names)
    assert judge(exercise(), names["Scale"]).status == "not attempted"


def test_expected_facts_stand_in_for_a_slow_reference():
    class Slow(Scale):
        def times(self, x):
            raise AssertionError("the reference was run")

    expected = exercise(
        reference=Slow, expected=lambda factor, x: {"product": factor * x}
    )
    assert judge(expected, Scale).status == "passed"


# --- a network as a value ---


def train_it():
    """Train a network until its loss is small."""
    network = {"loss": 0.01}
    return network


def loss_of(network):
    """The loss of a network as a fact."""
    return {"loss": network["loss"]}


def small_enough(name, got, right):
    """Say that a loss is not small enough, or None."""
    return None if got <= 0.1 else f"{name} is {got:.4g}. How long was it trained?"


NETWORK = {
    "reference": train_it,
    "fixtures": lambda rng: [Fixture("the data", ())],
    "is_value": True,
    "use": loss_of,
    "expected": lambda: {"loss": 0.1},
    "results": ("loss",),
    "in_words": small_enough,
    "mistakes": (
        Mistake("untrained", lambda: {"loss": 1.5}, "It was not trained.", "How?"),
    ),
}


def test_network_is_judged_by_facts():
    task = exercise(**NETWORK)
    assert stub_text(task) == "network = ..."
    assert judge(task, ...).status == "not attempted"
    assert judge(task, {"loss": 0.05}).status == "passed"
    assert judge(task, {"loss": 1.5}).mistake == "untrained"
    assert judge(task, {"loss": 0.5}).says == ("loss is 0.5. How long was it trained?",)


# --- a table as a value ---


def by_hand():
    """Fill a table.

    Shapes: dL_dW (n_in, n_out).
    """
    dL_dW = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    return dL_dW


TABLE = {
    "reference": by_hand,
    "fixtures": lambda rng: [Fixture("the net", ())],
    "is_value": True,
    "use": None,
    "results": ("dL_dW",),
    "asks": {"dL_dW": "Which products add up?"},
    "mistakes": (),
}
RIGHT = by_hand()


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (2 * RIGHT, "dL_dW is 2 times the right one everywhere"),
        (RIGHT.T, "has shape (3, 2), it should have (2, 3) (n_in, n_out)"),
        (
            RIGHT + np.array([0, 0, 7]),
            "2 of 6 entries of dL_dW are not right; the first, dL_dW[",
        ),
        ([[1, 2, 3], [4, 5]], "cannot be read as an array"),
        (6.0, "has shape ()"),
    ],
)
def test_table_is_judged_without_telling_its_numbers(table, words):
    says = " ".join(judge(exercise(**TABLE), table).says)
    assert words in says
    assert says.endswith("Which products add up?") or "cannot be read" in says
    assert "should be" not in says


@pytest.mark.parametrize("table", [RIGHT, RIGHT.tolist(), RIGHT[None], RIGHT + 1e-9])
def test_right_table_passes(table):
    assert judge(exercise(**TABLE), table).status == "passed"


def test_known_wrong_table_is_shown_at_its_first_wrong_place():
    mistake = Mistake("last", lambda: RIGHT * [1, 1, -2], "The last column.", "Why?")
    says = judge(exercise(**TABLE | {"mistakes": (mistake,)}), RIGHT * [1, 1, -2]).says
    assert says == ("The last column.", "dL_dW[0, 2] is -6.", "Why?")


# --- words as values ---

in_words = choosing({"too fast": "What do jumps say?", "too slow": "What is flat?"})


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("too fast", None),
        ("Too-fast ", None),
        ("too_fast", None),
        ("too slow", "A is not 'too slow'. What is flat?"),
        ("too fats", "A: 'too fats' is not one of the words. Did you mean 'too fast'?"),
        ("x", "A: 'x' is not one of the words. Which fits: too fast, too slow?"),
        (3, "A is one int. Which word fits: too fast, too slow?"),
    ],
)
def test_word_is_compared(word, said):
    assert in_words("A", word, "too fast") == said


def curves():
    """Say what is wrong with each curve."""
    answer = {"A": "too fast", "B": "too slow"}
    return answer


def test_wrong_words_are_named_by_their_mistake():
    task = exercise(
        reference=curves,
        fixtures=lambda rng: [Fixture("the curves", ())],
        is_value=True,
        use=None,
        returns_dict=True,
        results=("A", "B"),
        in_words=in_words,
        mistakes=(
            Mistake("swapped", lambda: {"A": "too slow", "B": "too fast"}, "?", "?"),
        ),
    )
    assert judge(task, {"A": "too fast", "B": "too slow"}).status == "passed"
    assert judge(task, {"A": "Too slow", "B": "too fast"}).mistake == "swapped"
    both_fast = judge(task, {"A": "too fast", "B": "too fast"})
    assert both_fast.mistake is None
    assert both_fast.says == ("B is not 'too fast'. What do jumps say?",)
    assert judge(task, {"A": ..., "B": "too slow"}).status == "not attempted"


# --- a table of cells, filled in part ---


def cells():
    """Fill three cells."""
    table = {"a": 1.0, "b": 2.0, "c": 3.0}
    return table


CELLS = {
    "reference": cells,
    "fixtures": lambda rng: [Fixture("the net", ())],
    "is_value": True,
    "use": None,
    "returns_dict": True,
    "results": ("a", "b", "c"),
    "asks": {"a": "Why a?", "b": "Why b?", "c": "Why c?"},
    "mistakes": (
        Mistake("doubled", lambda: {"a": 1.0, "b": 4.0, "c": 3.0}, "Twice.", "Why?"),
    ),
}


def test_cells_are_judged_while_others_are_open():
    task = exercise(**CELLS)
    right = judge(task, {"a": 1, "b": ..., "c": ...})
    assert right.status == "not attempted"
    assert right.says == ("Right so far: a.", "Still open: b, c.")
    wrong = judge(task, {"a": 1, "b": 5, "c": None})
    assert wrong.status == "failed"
    assert wrong.says == ("b is 5: that is not right. Why b?", "Still open: c.")
    known = judge(task, {"a": ..., "b": 4, "c": ...})
    assert known.mistake == "doubled"
    assert known.says[-1] == "Still open: a, c."
    assert judge(task, {"a": ..., "b": ..., "c": ...}).status == "not attempted"
    assert judge(task, {"a": ..., "b": ..., "c": ...}).says == ()
