# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Build wrong variations of Mazur's table."""

from types import SimpleNamespace

import numpy as np

from backproplab.layers import Sigmoid


def sigmoid(z):
    """Bend with the layer of the package."""
    return Sigmoid().forward(z)[0]


# Every row of the table; `s` holds what is given and the rows before, V the weights
# into each hidden neuron, U the weights into each output.
RIGHT = {
    "net_h": lambda s: s.V @ s.i + s.b1,
    "out_h": lambda s: sigmoid(s.net_h),
    "net_o": lambda s: s.U @ s.out_h + s.b2,
    "out_o": lambda s: sigmoid(s.net_o),
    "E_o": lambda s: (s.t - s.out_o) ** 2 / 2,
    "E": lambda s: np.sum(s.E_o),
    "delta_o": lambda s: (s.out_o - s.t) * s.out_o * (1 - s.out_o),
    "dE_dw5_to_w8": lambda s: np.outer(s.delta_o, s.out_h).ravel(),
    "dE_dout_h": lambda s: s.U.T @ s.delta_o,
    "delta_h": lambda s: s.dE_dout_h * s.out_h * (1 - s.out_h),
    "dE_dw1_to_w4": lambda s: np.outer(s.delta_h, s.i).ravel(),
}


def with_rows(**changed):
    """Build a table from variations of its rows."""

    def table(i, t, w1_to_w4, b1, w5_to_w8, b2):
        V, U = np.reshape(w1_to_w4, (2, 2)), np.reshape(w5_to_w8, (2, 2))
        s = SimpleNamespace(i=np.array(i), t=np.array(t), V=V, U=U, b1=b1, b2=b2)
        for name, row in (RIGHT | changed).items():
            setattr(s, name, row(s))
        return {name: getattr(s, name) for name in RIGHT}

    return table
