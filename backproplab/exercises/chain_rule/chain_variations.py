# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of an untyped reference.
"""Ways to go wrong in a chain of eight steps: one link is another one."""

import numpy as np

# What bends f0, f1 and f2, and the slopes of it, from f and from h.
BENDS = (np.sin, np.exp, np.cos)
SLOPES = (lambda f, h: np.cos(f), lambda f, h: h, lambda f, h: -np.sin(f))


def residual(f3, y):
    """Return the slope of the loss in f3."""
    return 2 * (f3 - y)


def weight_and_slope(upstream, weight, slope):
    """Send what arrives back through one line and one bend."""
    return upstream * weight * slope


def layer_inputs(x, f, h):
    """Return what each omega is multiplied by on the way forward."""
    return np.array([x, *h])


def forward(x, beta, omega, bends):
    """Return f0 to f3, and h1 to h3."""
    f, h = [beta[0] + omega[0] * x], []
    for bend, b, w in zip(bends, beta[1:], omega[1:], strict=True):
        h.append(bend(f[-1]))
        f.append(b + w * h[-1])
    return np.array(f), np.array(h)


def chain(
    start=residual,
    link=weight_and_slope,
    inputs=layer_inputs,
    bends=BENDS,
    slopes=SLOPES,
    shifts=(0, 0, 0),
    placed_link=None,
):
    """Build a variation of the chain from variations of its parts.

    With a shift, a link back meets the weight of another link.
    """

    def variation(x, y, beta, omega):
        f, h = forward(x, beta, omega, bends)
        dL_df = [start(f[3], y)]
        for k in (2, 1, 0):
            slope = slopes[k](f[k], h[k])
            given = dL_df[0], omega[k + 1 + shifts[k]], slope
            found = placed_link(*given, k) if placed_link else link(*given)
            dL_df.insert(0, found)
        return named(f, h, dL_df, np.array(dL_df) * inputs(x, f, h))

    return variation


def named(f, h, dL_df, dL_domega):
    """Give each step of a variation its name."""
    steps = {f"f{k}": value for k, value in enumerate(f)}
    steps |= {f"h{k + 1}": value for k, value in enumerate(h)}
    steps |= {f"dL_df{k}": value for k, value in enumerate(dL_df)}
    return steps | {"dL_dbeta": np.array(dL_df), "dL_domega": dL_domega}


def with_slope(k, slope):
    """Build a variation in which one bend has another slope."""
    return chain(slopes=(*SLOPES[:k], slope, *SLOPES[k + 1 :]))


def at_link(k, link):
    """Build a variation in which the way from one f to that before is another one."""

    def chosen(upstream, weight, slope, place):
        return (link if place == k else weight_and_slope)(upstream, weight, slope)

    return chain(placed_link=chosen)


def after(change):
    """Build a variation that changes the two right results at the end."""

    def variation(x, y, beta, omega):
        steps = chain()(x, y, beta, omega)
        return change(steps["dL_dbeta"], steps["dL_domega"])

    return variation


def after_with(change):
    """Build a variation from the right results and the parameters."""

    def variation(x, y, beta, omega):
        steps = chain()(x, y, beta, omega)
        return change(steps["dL_dbeta"], steps["dL_domega"], beta, omega)

    return variation


def stepped(rate):
    """Build a variation that returns new parameters, after one step down."""
    return after_with(lambda db, dw, beta, omega: (beta - rate * db, omega - rate * dw))


def with_roles_swapped(x, y, beta, omega):
    """Take beta for omega, and omega for beta."""
    return chain()(x, y, omega, beta)


def straight_from_the_loss(x, y, beta, omega):
    """Begin every link back with what arrives at f3."""
    right = chain()(x, y, beta, omega)
    f = [right[f"f{k}"] for k in range(3)]
    h = [right[f"h{k}"] for k in (1, 2, 3)]
    slopes = [slope(f[k], h[k]) for k, slope in enumerate(SLOPES)]
    dL_df = [right["dL_df3"] * omega[k + 1] * slopes[k] for k in range(3)]
    return named(
        [*f, right["f3"]],
        h,
        [*dL_df, right["dL_df3"]],
        np.array([*dL_df, right["dL_df3"]]) * np.array([x, *h]),
    )


def betas_one_link_early(x, y, beta, omega):
    """Put dL_dh3, dL_dh2 and dL_dh1 in the place of dL_df2, dL_df1 and dL_df0."""
    right = chain()(x, y, beta, omega)
    dL_dbeta = right["dL_dbeta"].copy()
    dL_dbeta[:3] = right["dL_dbeta"][1:] * omega[1:]
    return dL_dbeta, dL_dbeta * np.array([x, right["h1"], right["h2"], right["h3"]])


def in_integers(x, y, beta, omega):
    """Write the slopes into arrays of the type of the parameters."""
    right = chain()(x, y, beta, omega)
    dL_dbeta, dL_domega = np.zeros_like(beta), np.zeros_like(omega)
    dL_dbeta[...], dL_domega[...] = right["dL_dbeta"], right["dL_domega"]
    return dL_dbeta, dL_domega
