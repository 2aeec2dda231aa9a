# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Wrong numbers for two gates by hand, and what leads to them."""

from backproplab.exercises.definition import Mistake


def with_slopes(slopes):
    """Build a mistake in the slopes alone: (dout_ds, dout_dz, dout_dx, dout_dy)."""
    return lambda x, y, z: (x + y, (x + y) * z, *slopes(x, y, z))


def forward_from(s, out=lambda s, z: s * z):
    """Build a mistake on the way forward, after which all goes on rightly."""

    def variation(x, y, z):
        first = s(x, y)
        return first, out(first, z), z, first, z, z

    return variation


MISTAKES = (
    Mistake(
        "minus_of_y_lost",
        forward_from(lambda x, y: x - y),
        "The minus of y was lost on the way forward.",
        "What is three plus minus nine?",
    ),
    Mistake(
        "sign_of_sum",
        forward_from(lambda x, y: -(x + y)),
        "The sum has the wrong sign.",
        "Which is larger without its sign: 3 or -9?",
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
        "If x grows by 0.1, by how much does x + y grow, and does y matter for that?",
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
        "Only one of x and y got something: that is the rule of the max gate.",
        "If y grows by 0.1, does x + y change, and if x does?",
        also=(with_slopes(lambda x, y, z: (z, x + y, 0, z)),),
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
    Mistake(
        "sign_of_product",
        forward_from(lambda x, y: x + y, lambda s, z: -s * z),
        "s is right, but the product has the wrong sign.",
        "What is minus times plus?",
    ),
    Mistake(
        "signs_flipped",
        with_slopes(lambda x, y, z: (-z, -x - y, -z, -z)),
        "The values are right, but every slope has the wrong sign.",
        "If s grows by 0.1 and z is 4, does s * z grow or fall?",
    ),
    Mistake(
        "s_split_open",
        with_slopes(lambda x, y, z: (z, x * y, z, z)),
        "For dout_dz x and y were multiplied.",
        "By what is z multiplied on the way forward?",
    ),
    Mistake(
        "z_gets_itself",
        with_slopes(lambda x, y, z: (z, z, z, z)),
        "dout_ds is right, but dout_dz is the same number: z got its own value.",
        "By what is z multiplied on the way forward?",
    ),
    Mistake(
        "one_for_z",
        with_slopes(lambda x, y, z: (z, 1, z, z)),
        "z got the slope 1, as an add gate gives it. z goes into the multiply gate.",
        "If z grows by 0.1, by how much does s * z grow?",
    ),
    Mistake(
        "sum_hands_on_s",
        with_slopes(lambda x, y, z: (z, x + y, x + y, x + y)),
        "x and y got s, the value that went forward, and not what arrives at s from"
        " out.",
        "Which slope arrives at s?",
        also=(
            with_slopes(lambda x, y, z: (z, x + y, z * (x + y), z * (x + y))),
            with_slopes(lambda x, y, z: (z, x + y, y, x)),
        ),
    ),
    Mistake(
        "counted_twice_at_sum",
        with_slopes(lambda x, y, z: (z, x + y, 2 * z, 2 * z)),
        "At the add gate what arrives was counted twice.",
        "If x alone grows by 0.1, by how much does x + y grow?",
    ),
    Mistake(
        "slope_added_at_sum",
        with_slopes(lambda x, y, z: (z, x + y, z + 1, z + 1)),
        "At the add gate the local slope was added to what arrives. The chain rule"
        " multiplies.",
        "With which sign are the links of a chain joined?",
    ),
    Mistake(
        "order_reversed",
        lambda x, y, z: (z, z, x + y, z, (x + y) * z, x + y),
        "The numbers are right, but in the order of the way back.",
        "Which comes first in the task: s or dout_dx?",
    ),
)
