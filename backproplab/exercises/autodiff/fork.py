# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 11: two forks, by hand."""

from backproplab.exercises.definition import Exercise, Fixture, Mistake


def fork_twice(x, y):
    """Work out the slopes of L = u · v, where u = x · y and v = u + x.

    Shapes: dL_dv, dL_du, dL_dx, dL_dy ().
    """
    u = x * y
    v = u + x
    dL_dv = u
    dL_du = v + dL_dv
    dL_dx = dL_du * y + dL_dv
    dL_dy = dL_du * x
    return dL_dv, dL_du, dL_dx, dL_dy


def back(dL_dv=None, dL_du=None, dL_dx=None, dL_dy=None):
    """Build the way back with other rules for some slopes; the rest follows."""

    def variation(x, y):
        u, v = x * y, x * y + x
        slope_v = dL_dv(u, v) if dL_dv else u
        slope_u = dL_du(u, v, slope_v) if dL_du else v + slope_v
        slope_x = dL_dx(x, y, slope_u, slope_v) if dL_dx else slope_u * y + slope_v
        slope_y = dL_dy(x, y, slope_u) if dL_dy else slope_u * x
        return slope_v, slope_u, slope_x, slope_y

    return variation


FORK_TWICE = Exercise(
    reference=fork_twice,
    notebook="11",
    title="two forks by hand",
    see="Derive: where paths meet, slopes add up",
    results=("dL_dv", "dL_du", "dL_dx", "dL_dy"),
    fixtures=lambda rng: [Fixture("x = 3, y = 2", (3, 2))],
    is_value=True,
    asks={
        "dL_dv": "L = u · v: by which number is v multiplied?",
        "dL_du": "On which two ways does u reach L, and what comes back on each?",
        "dL_dx": "On which two ways does x reach L, and what comes back on each?",
        "dL_dy": "u = x · y: what does y hand on to, and by which slope?",
    },
    hints=(
        "How often is u used, and how often x?",
        "Values first: u and v. Then back from L: to v, then to u, which gets a part"
        " from L and one from v, then to x and y.",
        "u is 6 and v is 9. dL_du is v, plus dL_dv times 1; dL_dx is dL_du times y,"
        " plus dL_dv times 1.",
    ),
    mistakes=(
        Mistake(
            "part_by_v_forgotten",
            back(dL_du=lambda u, v, slope_v: v),
            "u got only what comes from L at once; the way over v is missing.",
            "Who else reads u, besides L?",
        ),
        Mistake(
            "part_by_l_overwritten",
            back(dL_du=lambda u, v, slope_v: slope_v),
            "u got only what comes by way of v: it replaced the part that comes from L"
            " at once.",
            "Two parts come to u: does the second one replace the first?",
        ),
        Mistake(
            "u_handed_on_too_early",
            back(
                dL_dx=lambda x, y, slope_u, slope_v: (slope_u - slope_v) * y + slope_v,
                dL_dy=lambda x, y, slope_u: (x * y + x) * x,
            ),
            "dL_du is right, but x and y were served before its second part had come.",
            "When may u hand its slope on?",
        ),
        Mistake(
            "x_by_u_only",
            back(dL_dx=lambda x, y, slope_u, slope_v: slope_u * y),
            "x got only the part that comes by way of u; v reads x as well.",
            "Who else reads x, besides u?",
        ),
        Mistake(
            "x_by_v_only",
            back(dL_dx=lambda x, y, slope_u, slope_v: slope_v),
            "x got only the part that comes by way of v; u reads x as well.",
            "Who else reads x, besides v?",
        ),
        Mistake(
            "l_slopes_swapped",
            back(dL_dv=lambda u, v: v, dL_du=lambda u, v, slope_v: u + slope_v),
            "In L = u · v each factor got its own value as slope.",
            "By how much does u · v change when v grows by 1?",
        ),
        Mistake(
            "product_hands_on",
            back(dL_dv=lambda u, v: 1),
            "v got the slope 1, as an add gate gives it. L is a product.",
            "By how much does u · v change when v grows by 1?",
            also=(back(lambda u, v: 1, lambda u, v, slope_v: 1 + slope_v),),
        ),
        Mistake(
            "u_slopes_swapped",
            back(
                dL_dx=lambda x, y, slope_u, slope_v: slope_u * x + slope_v,
                dL_dy=lambda x, y, slope_u: slope_u * y,
            ),
            "In u = x · y each factor got its own value as slope.",
            "By how much does x · y change when x grows by 1?",
        ),
        Mistake(
            "parts_multiplied",
            back(dL_du=lambda u, v, slope_v: v * slope_v),
            "The two parts that meet in u are multiplied. Along a way slopes multiply;"
            " where ways meet they add up.",
            "Do the parts of two ways multiply, or add up?",
        ),
        Mistake(
            "parts_averaged",
            back(dL_du=lambda u, v, slope_v: (v + slope_v) / 2),
            "The two parts that meet in u are averaged.",
            "When u grows by 1, do both ways change L, or each only half?",
        ),
        Mistake(
            "sum_slopes_are_values",
            back(dL_du=lambda u, v, slope_v: v + slope_v * u),
            "In v = u + x the value of u was taken as its slope.",
            "By how much does u + x change when u grows by 1?",
        ),
        Mistake(
            "upstream_forgotten",
            back(
                dL_dx=lambda x, y, slope_u, slope_v: y + 1,
                dL_dy=lambda x, y, slope_u: x,
            ),
            "These are the local slopes; what comes back from L is not multiplied in.",
            "What does the chain rule multiply at each step?",
        ),
        Mistake(
            "values_given",
            lambda x, y: (x * y + x, x * y, x, y),
            "These are the values of the nodes, not the slopes of L in them.",
            "When v grows by 1, by how much does L grow?",
        ),
    ),
)
