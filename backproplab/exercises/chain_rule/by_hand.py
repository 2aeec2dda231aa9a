# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 03: two gates by hand."""

from backproplab.exercises.definition import Exercise, Fixture, Mistake


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


def with_slopes(slopes):
    """Build a mistake in the slopes alone: (dout_ds, dout_dz, dout_dx, dout_dy)."""
    return lambda x, y, z: (x + y, (x + y) * z, *slopes(x, y, z))


def forward_from(s, out=lambda s, z: s * z):
    """Build a mistake on the way forward, after which all goes on rightly."""

    def variation(x, y, z):
        first = s(x, y)
        return first, out(first, z), z, first, z, z

    return variation


GATES = Exercise(
    reference=gates_by_hand,
    notebook="03",
    title="two gates by hand",
    see="Derive: local slope times upstream",
    results=("s", "out", "dout_ds", "dout_dz", "dout_dx", "dout_dy"),
    fixtures=lambda rng: [Fixture("two gates", (2, -9, 4))],
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
    mistakes=(
        Mistake(
            "minus_of_y_lost",
            forward_from(lambda x, y: x - y),
            "The minus of y was lost on the way forward.",
            "What is two plus minus nine?",
        ),
        Mistake(
            "sign_of_sum",
            forward_from(lambda x, y: -(x + y)),
            "The sum has the wrong sign.",
            "Which is larger without its sign: 2 or -9?",
        ),
        Mistake(
            "sum_multiplied",
            forward_from(lambda x, y: x * y),
            "At the first gate x and y were multiplied.",
            "Which of the two gates adds?",
        ),
        Mistake(
            "product_added",
            forward_from(lambda x, y: x + y, lambda s, z: s + z),
            "At the second gate s and z were added.",
            "Which of the two gates multiplies?",
        ),
        Mistake(
            "product_first",
            lambda x, y, z: (x + y, x + y * z, z, x + y, z, z),
            "out is x + y·z: the product was taken first. In this graph the sum comes"
            " first.",
            "Which number goes into the multiply gate together with z?",
        ),
        Mistake(
            "factors_not_swapped",
            with_slopes(lambda x, y, z: (x + y, z, x + y, x + y)),
            "At the multiply gate each side got its own value as the slope.",
            "If s grows by 0.1 and z is 4, by how much does s * z grow?",
        ),
        Mistake(
            "all_ones",
            with_slopes(lambda x, y, z: (1, 1, 1, 1)),
            "Every slope is 1, as if both gates were add gates.",
            "If s grows by 0.1 and z is 4, by how much does s * z grow?",
        ),
        Mistake(
            "times_out",
            with_slopes(
                lambda x, y, z: (
                    (x + y) * z * z,
                    (x + y) ** 2 * z,
                    *((x + y) * z * z,) * 2,
                )
            ),
            "The way back was begun with the value of out. It begins with 1, the slope"
            " of out in itself.",
            "If out grows by 0.1, by how much does out grow?",
        ),
        Mistake(
            "out_sent_back",
            with_slopes(lambda x, y, z: ((x + y) * z,) * 4),
            "The value of out was sent back to everybody.",
            "If s grows by 0.1 and z is 4, by how much does s * z grow?",
        ),
        Mistake(
            "upstream_forgotten",
            with_slopes(lambda x, y, z: (z, x + y, 1, 1)),
            "dout_ds is right, but x and y got only the local slope 1 of the add gate.",
            "What does the chain rule do with what arrives at s?",
        ),
        Mistake(
            "sum_splits",
            with_slopes(lambda x, y, z: (z, x + y, z / 2, z / 2)),
            "At the add gate half of the slope went to each side.",
            "If x alone grows by 0.1, by how much does x + y grow?",
        ),
        Mistake(
            "sum_multiplies_by_inputs",
            with_slopes(lambda x, y, z: (z, x + y, z * x, z * y)),
            "At the add gate each side got what arrives times its own value.",
            "If x grows by 0.1, by how much does x + y grow, and does it matter where x"
            " is?",
        ),
        Mistake(
            "sum_swaps_inputs",
            with_slopes(lambda x, y, z: (z, x + y, z * y, z * x)),
            "At the add gate the rule of the multiply gate was used.",
            "If x grows by 0.1, by how much does x + y grow, and does y matter for"
            " that?",
        ),
        Mistake(
            "inputs_for_slopes",
            with_slopes(lambda x, y, z: (z, x + y, x, y)),
            "x and y got their own values in the place of slopes.",
            "What arrives at the add gate from out, and what does the gate do with it?",
        ),
        Mistake(
            "larger_one_gets_it",
            with_slopes(lambda x, y, z: (z, x + y, z, 0)),
            "Only the larger of x and y got something: that is the rule of the max"
            " gate.",
            "If y grows by 0.1, does x + y change?",
        ),
        Mistake(
            "minus_for_y",
            with_slopes(lambda x, y, z: (z, x + y, z, -z)),
            "y got what arrives with a minus: that is the rule for x - y.",
            "y is negative here. Does that matter for how steep x + y is in y?",
        ),
        Mistake(
            "worked_row",
            lambda x, y, z: (3, -12, -4, 3, -4, -4),
            "These are the numbers of the worked row, with x = -2, y = 5 and z = -4.",
            "Which numbers are given in this task?",
        ),
    ),
)
