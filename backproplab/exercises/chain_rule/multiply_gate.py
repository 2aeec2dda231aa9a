# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 03: the multiply gate backward."""

from backproplab.exercises.chain_rule.gate_inputs import gates_to_run
from backproplab.exercises.chain_rule.gate_mistakes import mistakes_of_any_gate
from backproplab.exercises.chain_rule.multiply_mistakes import MISTAKES
from backproplab.exercises.definition import Exercise


def multiply_backward(dL_dout, x, y):
    """Send a gradient back through a multiply gate, out = x * y, entry by entry.

    Shapes: dL_dout, x and y (N, n_out); returns dL_dx and dL_dy (N, n_out).
    """
    dout_dx = y
    dout_dy = x
    dL_dx = dL_dout * dout_dx
    dL_dy = dL_dout * dout_dy
    return dL_dx, dL_dy


MULTIPLY = Exercise(
    reference=multiply_backward,
    notebook="03",
    title="the multiply gate",
    see="Derive: three gates, three patterns",
    results=("dL_dx", "dL_dy"),
    fixtures=gates_to_run,
    hints=(
        "Let y be 5. If x grows by 0.1, by how much does x * y grow?",
        "The local slope of x * y in x is the other factor. Then the chain rule: local"
        " slope times the gradient from above.",
        "x gets dL_dout times the other factor, and so does y. The sign `*` works entry"
        " by entry.",
    ),
    mistakes=(*MISTAKES, *mistakes_of_any_gate(multiply_backward)),
)
