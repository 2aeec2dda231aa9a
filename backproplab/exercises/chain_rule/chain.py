# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 03: a chain of eight steps, backward."""

import numpy as np

from backproplab.exercises.chain_rule.chain_bends import AT_A_BEND
from backproplab.exercises.chain_rule.chain_links import ON_THE_WAY
from backproplab.exercises.chain_rule.chain_loss import AT_THE_LOSS
from backproplab.exercises.chain_rule.chain_parameters import AT_THE_PARAMETERS
from backproplab.exercises.definition import Exercise, Fixture


def chain_backward(x, y, beta, omega):
    """Find the slopes of a loss of eight steps in its four betas and four omegas.

    f0 = beta[0] + omega[0] * x, h1 = sin(f0), f1 = beta[1] + omega[1] * h1,
    h2 = exp(f1), f2 = beta[2] + omega[2] * h2, h3 = cos(f2),
    f3 = beta[3] + omega[3] * h3, and the loss is the square of f3 - y.

    Shapes: x and y (), beta and omega (n_lines,); on the way f0, h1, f1, h2, f2, h3,
    f3, dL_df3, dL_df2, dL_df1 and dL_df0 (); returns dL_dbeta and dL_domega (n_lines,).
    There are four lines, f0 to f3.
    """
    f0 = beta[0] + omega[0] * x
    h1 = np.sin(f0)
    f1 = beta[1] + omega[1] * h1
    h2 = np.exp(f1)
    f2 = beta[2] + omega[2] * h2
    h3 = np.cos(f2)
    f3 = beta[3] + omega[3] * h3
    dL_df3 = 2 * (f3 - y)
    dL_df2 = dL_df3 * omega[3] * -np.sin(f2)
    dL_df1 = dL_df2 * omega[2] * h2
    dL_df0 = dL_df1 * omega[1] * np.cos(f0)
    dL_dbeta = np.array([dL_df0, dL_df1, dL_df2, dL_df3])
    dL_domega = dL_dbeta * np.array([x, h1, h2, h3])
    return dL_dbeta, dL_domega


def chains_to_run(rng):
    """Return inputs, targets and parameters of some chains."""

    def draw():
        x, y = 1.5 + rng.normal(), rng.normal() - 0.5
        return x, y, rng.normal(size=4), rng.normal(size=4)

    table = (2.3, 2.0, np.array([1, 2, -3, 0.4]), np.array([0.1, -0.4, 2, 3]))
    whole = (-2, 2, np.array([1, 0, -1, 2]), np.array([2, -1, 1, 3]))
    x, y, _, _ = draw()
    beta, omega = rng.normal(size=(4, 6)).T[::3]
    return [
        Fixture("a random chain", draw()),
        Fixture("the chain of the table", table),
        Fixture("a chain of whole numbers", whole),
        Fixture("a chain with x = 0", (0.0, *draw()[1:])),
        Fixture("views", (x, y, beta, omega)),
    ]


CHAIN = Exercise(
    reference=chain_backward,
    notebook="03",
    title="a chain of eight steps",
    see="Derive: eight steps back",
    results=("dL_dbeta", "dL_domega"),
    steps=(
        *("f0", "h1", "f1", "h2", "f2", "h3", "f3"),
        *("dL_df3", "dL_df2", "dL_df1", "dL_df0", "dL_dbeta", "dL_domega"),
    ),
    fixtures=chains_to_run,
    hints=(
        "Which step comes last on the way forward, and how steep is it in f3?",
        "Go forward and keep every f and h. Going back, dL_df2 is dL_df3 times two"
        " local slopes: that of f3 in h3, and that of h3 in f2; and so on to dL_df0.",
        "f3 = beta[3] + omega[3] * h3, so its slope in beta[3] is 1 and in omega[3] it"
        " is h3: each times dL_df3. For the others it is the same, one step earlier.",
    ),
    mistakes=(*AT_THE_LOSS, *AT_A_BEND, *ON_THE_WAY, *AT_THE_PARAMETERS),
)
