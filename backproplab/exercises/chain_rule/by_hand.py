# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 03: two gates by hand."""

from backproplab.exercises.chain_rule.by_hand_mistakes import MISTAKES
from backproplab.exercises.definition import Exercise, Fixture


def gates_by_hand(x, y, z):
    """Work out s = x + y and out = s * z, then the slopes of out, from the back.

    Shapes: s, out, dout_ds, dout_dz, dout_dx and dout_dy ().
    """
    s = x + y
    out = s * z
    dout_ds = z
    dout_dz = s
    dout_dx = dout_ds * 1
    dout_dy = dout_ds * 1
    return s, out, dout_ds, dout_dz, dout_dx, dout_dy


GATES = Exercise(
    reference=gates_by_hand,
    notebook="03",
    title="two gates by hand",
    see="Derive: local slope times upstream",
    results=("s", "out", "dout_ds", "dout_dz", "dout_dx", "dout_dy"),
    fixtures=lambda rng: [Fixture("two gates", (3, -9, 4))],
    is_value=True,
    asks={
        "s": "What does the add gate give?",
        "out": "What does the multiply gate make of s and z?",
        "dout_ds": "If s grows by 0.1, by how much does s * z grow?",
        "dout_dz": "If z grows by 0.1, by how much does s * z grow?",
        "dout_dx": "What arrives at the add gate from out, and how steep is x + y in"
        " x?",
        "dout_dy": "What arrives at the add gate from out, and how steep is x + y in"
        " y?",
    },
    hints=(
        "Forward first: what are s and out? Then, going back: how steep is s * z in s?",
        "A multiply gate swaps its inputs: each one's slope is the other one. An add"
        " gate hands on what arrives, to both sides.",
        "dout_ds is z and dout_dz is s. What arrives at s goes on to x and to y, times"
        " 1.",
    ),
    mistakes=MISTAKES,
)
