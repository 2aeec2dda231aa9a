# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 03: the max gate backward."""

import numpy as np

from backproplab.exercises.chain_rule.gate_inputs import gates_to_run
from backproplab.exercises.chain_rule.gate_mistakes import mistakes_of_any_gate
from backproplab.exercises.chain_rule.max_mistakes import MISTAKES
from backproplab.exercises.definition import Exercise, Fixture


def max_backward(dL_dout, x, y):
    """Send a gradient back through a max gate, out = max(x, y), entry by entry.

    Shapes: dL_dout, x and y (N, n_out); returns dL_dx and dL_dy (N, n_out).
    """
    x_wins = x >= y  # where both are equal, any split of the gradient is right
    dL_dx = np.where(x_wins, dL_dout, 0)
    dL_dy = np.where(x_wins, 0, dL_dout)
    return dL_dx, dL_dy


SUM = "(dL_dx + dL_dy)"  # what a tie is judged by


def maxima_to_run(rng):
    """Return the tables of any gate, and one with inputs equal or hardly different."""
    g, x, y = (rng.normal(size=(4, 3)) for _ in range(3))
    y[1:, :2] = x[1:, :2]
    x[0], y[0] = [0.24, 0.26, 0.25], [0.25, 0.25, 0.24]
    return [*gates_to_run(rng), Fixture("some equal inputs", (g, x, y))]


def with_ties_settled(answer, dL_dout, x, y):
    """Call an answer; where x equals y, put the split of the reference into it.

    Whatever split was chosen there has to add up to dL_dout, so the sum is judged as
    well. What is no pair of arrays in the right shape stays as it is, to be spoken of.
    """
    given = answer(dL_dout, x, y)
    names = ("dL_dx", "dL_dy")
    try:
        found = [given[name] for name in names] if isinstance(given, dict) else given
        dL_dx, dL_dy = map(np.array, found)
        both = {SUM: dL_dx + dL_dy} if (x == y).any() else {}
        np.copyto(dL_dx, dL_dout, where=x == y, casting="unsafe")
        np.copyto(dL_dy, 0, where=x == y)
    except Exception:  # an answer may be anything
        return given
    return {"dL_dx": dL_dx, "dL_dy": dL_dy} | both


MAX = Exercise(
    reference=max_backward,
    notebook="03",
    title="the max gate",
    see="Derive: three gates, three patterns",
    results=("dL_dx", "dL_dy", SUM),
    fixtures=maxima_to_run,
    use=with_ties_settled,
    hints=(
        "Let x be 7 and y be 3. If y grows by 0.1, does max(x, y) change?",
        "The larger input has the local slope 1, the smaller one 0. Decide that for"
        " every entry by itself.",
        "Compare with `x >= y`: that is an array of True and False, and np.where picks"
        " dL_dout or 0 by it.",
    ),
    mistakes=(*MISTAKES, *mistakes_of_any_gate(max_backward)),
)
