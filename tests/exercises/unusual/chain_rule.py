"""Right answers in forms that nobody expects: notebook 03."""

import math

import numpy as np


def maxima_by_loops(dL_dout, x, y):
    dL_dx, dL_dy = [], []
    for g_row, x_row, y_row in zip(dL_dout, x, y, strict=True):
        dL_dx.append([g if a > b else 0 for g, a, b in zip(g_row, x_row, y_row)])  # noqa: B905
        dL_dy.append([0 if a > b else g for g, a, b in zip(g_row, x_row, y_row)])  # noqa: B905
    return dL_dx, dL_dy


def ties_in_halves(dL_dout, x, y):
    share = (np.sign(np.subtract(x, y, dtype=float)) + 1) / 2
    return dL_dout * share, dL_dout * (1 - share)


def masks_of_its_own(dL_dout, x, y):
    dL_dx = np.zeros(dL_dout.shape)
    dL_dy = np.array(dL_dout, dtype=float)
    dL_dx[x > y] = dL_dout[x > y]
    dL_dy[x > y] = 0
    return {"dL_dy": dL_dy, "dL_dx": dL_dx}


def through_relu(dL_dout, x, y):
    """Use max(x, y) = y + relu(x - y)."""
    mask = np.asarray(x) - y > 0
    return dL_dout * mask, dL_dout - dL_dout * mask


def collected(x, y):
    dout_dx = np.zeros(x.shape)
    dout_dy = np.zeros(x.shape)
    for upstream, slope_x, slope_y in ((x * y, 1, 1), (x + y, y, x)):
        dout_dx += upstream * slope_x
        dout_dy += upstream * slope_y
    return dout_dx, dout_dy


def steps_and_slopes(x, y):
    s, p = x + y, x * y
    return {"s": s, "p": p, "dout_dx": p + s * y, "dout_dy": p + s * x}


def by_small_steps(x, y):
    def out(a, b):
        return (a + b) * (a * b)

    x, y, h = np.asarray(x, dtype=complex), np.asarray(y, dtype=complex), 1e-20
    return out(x + 1j * h, y).imag / h, out(x, y + 1j * h).imag / h


def chain_by_loop(x, y, beta, omega):
    bends = (math.sin, math.exp, math.cos)
    slopes = (math.cos, math.exp, lambda v: -math.sin(v))
    inputs, before = [x], []
    for k in range(4):
        before.append(beta[k] + omega[k] * inputs[k])
        if k < 3:
            inputs.append(bends[k](before[k]))
    delta = 2 * (before[3] - y)
    dL_dbeta, dL_domega = [0.0] * 4, [0.0] * 4
    for k in (3, 2, 1, 0):
        dL_dbeta[k], dL_domega[k] = delta, delta * inputs[k]
        if k:
            delta *= omega[k] * slopes[k - 1](before[k - 1])
    return dL_dbeta, dL_domega


def chain_by_complex_step(x, y, beta, omega):
    def loss(b, w):
        h1 = np.sin(b[0] + w[0] * x)
        h2 = np.exp(b[1] + w[1] * h1)
        h3 = np.cos(b[2] + w[2] * h2)
        return (b[3] + w[3] * h3 - y) ** 2

    nudges = 1e-20j * np.eye(4)
    dL_dbeta = [loss(beta + nudge, omega).imag / 1e-20 for nudge in nudges]
    dL_domega = [loss(beta, omega + nudge).imag / 1e-20 for nudge in nudges]
    return np.array([dL_dbeta, dL_domega])


def every_link_by_name(x, y, beta, omega):
    b0, b1, b2, b3 = beta
    w0, w1, w2, w3 = omega
    h1 = np.sin(b0 + w0 * x)
    h2 = np.exp(b1 + w1 * h1)
    h3 = np.cos(b2 + w2 * h2)
    dL_df3 = (b3 + w3 * h3 - y) * 2
    dL_dh3 = dL_df3 * w3
    dL_df2 = dL_dh3 * -np.sin(b2 + w2 * h2)
    dL_dh2 = dL_df2 * w2
    dL_df1 = dL_dh2 * np.exp(b1 + w1 * h1)
    dL_dh1 = dL_df1 * w1
    dL_df0 = dL_dh1 * np.cos(b0 + w0 * x)
    dL_dbeta = (dL_df0, dL_df1, dL_df2, dL_df3)
    dL_domega = (dL_df0 * x, dL_df1 * h1, dL_df2 * h2, dL_df3 * h3)
    return {"dL_domega": dL_domega, "dL_dbeta": dL_dbeta, "f3": b3 + w3 * h3}


def names_of_its_own(x, y, beta, omega):
    """Call the bent values f, as some books do."""
    f0 = np.sin(beta[0] + omega[0] * x)
    f1 = np.exp(beta[1] + omega[1] * f0)
    f2 = np.cos(beta[2] + omega[2] * f1)
    r = 2 * (beta[3] + omega[3] * f2 - y)
    q = -r * omega[3] * np.sin(beta[2] + omega[2] * f1)
    p = q * omega[2] * f1
    o = p * omega[1] * np.cos(beta[0] + omega[0] * x)
    return [o, p, q, r], [o * x, p * f0, q * f1, r * f2]


FUNCTIONS = {
    "add_backward": [
        lambda dL_dout, x, y: (dL_dout, dL_dout),
        lambda g, x, y: [g.copy(), g.copy()],
        lambda g, x, y: {"dL_dy": g, "dL_dx": g},
        lambda g, x, y: (g.astype(np.float32), g.tolist()),
        lambda g, x, y: np.stack([g, g]),
        lambda g, x, y: (g * np.ones_like(x), g * y**0),
        lambda *given: (given[0],) * 2,
    ],
    "multiply_backward": [
        lambda g, x, y: [y * g, x * g],
        lambda g, x, y: (np.einsum("no,no->no", g, y), np.multiply(x, g)),
        lambda g, x, y: {"dL_dx": g * y, "dL_dy": g * x},
        lambda g, x, y: ((g * y).astype(np.float32), (g * x).tolist()),
        lambda g, x, y: (
            [[a * b for a, b in zip(*rows, strict=True)] for rows in zip(g, y)],  # noqa: B905
            (g * x)[None],
        ),
        lambda g, x, y: g * np.array([y, x]),
    ],
    "max_backward": [
        maxima_by_loops,
        ties_in_halves,
        masks_of_its_own,
        through_relu,
        lambda g, x, y: (g * (x == np.maximum(x, y)), g * (x < y)),
        lambda g, x, y: (g * (x > y), g * (x <= y)),
        lambda g, x, y: ((g * (x > y))[None], (g * (x <= y))[None]),
        lambda g, x, y: ((g * (x >= y)).astype(np.float32), g * ~(x >= y)),
    ],
    "fork_backward": [
        collected,
        steps_and_slopes,
        by_small_steps,
        lambda x, y: (2 * x * y + y**2, x**2 + 2 * x * y),
        lambda x, y: (y * (2 * x + y), (x * (x + 2 * y)).astype(np.float32)),
        lambda x, y: [(y * (x + x + y)).tolist(), (x * (x + y + y)).tolist()],
    ],
    "chain_backward": [
        chain_by_loop,
        chain_by_complex_step,
        every_link_by_name,
        names_of_its_own,
        lambda *given: tuple(np.float32(part) for part in chain_by_loop(*given)),
    ],
}

VALUES = {
    "gates_by_hand": [
        (-6, -24, 4, -6, 4, 4),
        [-6.0, -24.0, 4.0, -6.0, 4.0, 4.0],
        np.array([-6, -24, 4, -6, 4, 4]),
        {"dout_dx": 4, "dout_dy": 4, "dout_dz": -6, "dout_ds": 4, "out": -24, "s": -6},
        (np.float32(-6), -24, 4, np.array([-6]), [4], 4),
    ],
}
