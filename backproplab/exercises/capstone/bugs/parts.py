"""What all eight programs share, and what is right."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from backproplab.shapes import Array, Params


def random_params(sizes: Sequence[int], rng: np.random.Generator) -> Params:
    """Draw He's weights and biases of 0 for a network of these sizes."""
    params: Params = {}
    for layer, (n_in, n_out) in enumerate(pairwise(sizes), start=1):
        params[f"W{layer}"] = rng.normal(scale=np.sqrt(2 / n_in), size=(n_in, n_out))
        params[f"b{layer}"] = np.zeros(n_out)
    return params


def softmax(z: Array) -> Array:
    """Turn each row of scores into probabilities.

    Shapes: z and the result (N, n_out).
    """
    powers = np.exp(z - z.max(axis=1, keepdims=True))
    p: Array = powers / powers.sum(axis=1, keepdims=True)
    return p
