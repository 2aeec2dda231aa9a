"""Right answers in forms that nobody expects: notebook 06."""

import math

import numpy as np


def stable(z):
    return (np.tanh(z / 2) + 1) / 2


def by_loops(slope):
    """A backward pass over single numbers that returns lists."""
    return lambda dL_da, z: [
        [d * slope(float(v)) for d, v in zip(*rows, strict=True)]
        for rows in zip(dL_da, z, strict=True)
    ]


def sigmoid_slope(v):
    e = math.exp(-abs(v))
    return e / (1 + e) ** 2


def steps_of_sigmoid(dL_da, z):
    a = stable(z)
    return {"a": a, "da_dz": a - a**2, "dL_dz": dL_da * a * (1 - a)}


def in_single_precision(dL_da, z):
    a = stable(z).astype(np.float32)
    return dL_da.astype(np.float32) * a * (1 - a)


def own_buffer(dL_da, z):
    out = np.array(dL_da, dtype=float)
    out *= stable(z)
    out *= 1 - stable(z)
    return out


def through_exp(dL_da, z):
    e = np.exp(-np.abs(z))
    return dL_da * e / (1 + e) ** 2


def names_of_its_own(dL_da, z):
    a = dL_da * 1.0  # called a, although it is the error
    s = stable(z)
    return a * s * (1 - s)


def own_copy(dL_da, z):
    dL_dz = np.array(dL_da, dtype=float)
    dL_dz[z <= 0] = 0
    return dL_dz


def slope_from_output(dL_da, z):
    a = np.maximum(z, 0)
    return dL_da * (a > 0)


FUNCTIONS = {
    "sigmoid_backward": [
        lambda dL_da, z: dL_da * stable(z) * stable(-z),
        lambda dL_da, z: dL_da / 4 * (1 - np.tanh(z / 2) ** 2),
        lambda dL_da, z: dL_da / (1 + np.exp(-z)) * (1 - 1 / (1 + np.exp(-z))),
        lambda dL_da, z: np.multiply(stable(z) - stable(z) ** 2, dL_da)[None],
        lambda dL_da, z: (dL_da * stable(z) * (1 - stable(z)), stable(z)),
        lambda dL_da, z: np.einsum("nj,nj,nj->nj", dL_da, stable(z), 1 - stable(z)),
        lambda dL_da, z: dL_da / (2 + 2 * np.cosh(np.clip(z, -700, 700))),
        by_loops(sigmoid_slope),
        steps_of_sigmoid,
        in_single_precision,
        own_buffer,
        through_exp,
        names_of_its_own,
    ],
    "tanh_backward": [
        lambda dL_da, z: dL_da * (1 - np.tanh(z)) * (1 + np.tanh(z)),
        lambda dL_da, z: dL_da / np.cosh(np.clip(z, -300, 300)) ** 2,
        lambda dL_da, z: 4 * dL_da * stable(2 * z) * stable(-2 * z),
        lambda dL_da, z: -dL_da * (np.tanh(z) * np.tanh(z) - 1),
        lambda dL_da, z: (dL_da * (1 - np.tanh(z) ** 2)).astype(np.float32),
        lambda dL_da, z: {"dL_dz": dL_da * (1 - np.tanh(z) ** 2)},
        lambda dL_da, z: dL_da - dL_da * np.square(np.tanh(z)),
        by_loops(lambda v: 1 - math.tanh(v) ** 2),
    ],
    "relu_backward": [
        lambda dL_da, z: dL_da * (z > 0),
        lambda dL_da, z: dL_da * (z >= 0),
        lambda dL_da, z: np.where(z > 0, dL_da, 0),
        lambda dL_da, z: np.where(z < 0, 0, dL_da),
        lambda dL_da, z: dL_da * (np.sign(z) + 1) / 2,
        lambda dL_da, z: dL_da * np.heaviside(z, 0.3),
        lambda dL_da, z: (dL_da * np.heaviside(z, 0.5)).astype(np.float32),
        lambda dL_da, z: np.int64(z > 0) * dL_da,
        lambda dL_da, z: np.multiply(dL_da, z >= 0)[None],
        lambda dL_da, z: {"da_dz": z >= 0, "dL_dz": dL_da * (z >= 0)},
        lambda dL_da, z: (dL_da * (z > 0), 1.0 * (z > 0)),
        by_loops(lambda v: 1 if v > 0 else 0),
        by_loops(lambda v: 1 if v >= 0 else 0),
        own_copy,
        slope_from_output,
    ],
}

VALUES: dict[str, list[object]] = {}
