# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 03: a graph that forks, so that paths meet going back."""

from backproplab.exercises.chain_rule.fork_gates import AT_A_GATE
from backproplab.exercises.chain_rule.fork_mistakes import WHERE_PATHS_MEET
from backproplab.exercises.chain_rule.gate_inputs import gates_to_run
from backproplab.exercises.definition import Exercise, Fixture


def fork_backward(x, y):
    """Find both slopes of out = s * p, where s = x + y and p = x * y.

    Shapes: x and y (N, n_out); on the way s, p, dout_ds and dout_dp (N, n_out);
    returns dout_dx and dout_dy (N, n_out).
    """
    s = x + y
    p = x * y
    dout_ds = p
    dout_dp = s
    dout_dx = dout_ds * 1 + dout_dp * y
    dout_dy = dout_ds * 1 + dout_dp * x
    return dout_dx, dout_dy


def inputs_to_fork(rng):
    """Return the two inputs of the tables of any gate."""
    return [Fixture(name, given[1:]) for name, given in gates_to_run(rng)]


FORK = Exercise(
    reference=fork_backward,
    notebook="03",
    title="where paths meet",
    see="Derive: paths that meet add up",
    results=("dout_dx", "dout_dy"),
    steps=("s", "p", "dout_ds", "dout_dp", "dout_dx", "dout_dy"),
    fixtures=inputs_to_fork,
    hints=(
        "Draw the graph. On how many paths does x reach out?",
        "Go back from out: first dout_ds and dout_dp, by the rule of the multiply gate."
        " Then each path sends something to x, and what arrives is added up.",
        "The path through s brings dout_ds, the path through p brings dout_dp times the"
        " other input; x gets both together, and so does y.",
    ),
    mistakes=(*WHERE_PATHS_MEET, *AT_A_GATE),
)
