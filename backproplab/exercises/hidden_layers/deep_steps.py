# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Build wrong variations of the backward pass through any number of layers."""

from types import SimpleNamespace

from backproplab.exercises.hidden_layers.two_layer_steps import sigmoid, softmax

# What is done at layer n. `s` holds W, b, z, a by layer (a[0] is x), and the error d.
RIGHT = {
    "forward": lambda s, n: s.a[n - 1] @ s.W[n] + s.b[n],
    "bend": lambda s, n: sigmoid(s.z[n]),
    "head": lambda s, n: softmax(s.z[n]),
    "error": lambda s, n: (s.p - s.y) / len(s.y),
    "dL_dW": lambda s, n: s.a[n - 1].T @ s.d,
    "dL_db": lambda s, n: s.d.sum(axis=0),
    "dL_da": lambda s, n: s.d @ s.W[n].T,
    "dL_dz": lambda s, n: s.dL_da * s.a[n - 1] * (1 - s.a[n - 1]),
}


def with_steps(**changed):
    """Build a variation of the deep pass from variations of its steps."""
    steps = RIGHT | changed

    def variation(x, y, params):
        s = forward(x, y, params, steps)
        return backward(s, steps)

    return variation


def forward(x, y, params, steps):
    """Go forward, and keep everything by the number of its layer."""
    depth = len(params) // 2
    W, b = ([None, *(params[f"{kind}{n + 1}"] for n in range(depth))] for kind in "Wb")
    s = SimpleNamespace(x=x, y=y, W=W, b=b, z=[x], a=[x], depth=depth)
    for n in range(1, depth + 1):
        s.z.append(steps["forward"](s, n))
        s.a.append(steps["bend"](s, n))
    s.p = steps["head"](s, depth)
    s.d = s.error = steps["error"](s, depth)
    return s


def backward(s, steps):
    """Go back, and collect the gradients of every layer."""
    grads = {}
    for n in range(s.depth, 0, -1):
        s.dW = grads[f"dL_dW{n}"] = steps["dL_dW"](s, n)
        grads[f"dL_db{n}"] = steps["dL_db"](s, n)
        if n > 1:
            s.dL_da = steps["dL_da"](s, n)
            s.d = steps["dL_dz"](s, n)
    return grads


def output(s, n):
    """Return what a layer gives: the last one has a softmax on it."""
    return s.p if n == s.depth else s.a[n]


def scores(s, n):
    """Return what a layer gives, the last one its scores."""
    return s.z[n] if n == s.depth else s.a[n]


def with_slope(slope, bend=sigmoid):
    """Build a variation whose hidden layers bend, or have their slope, differently."""
    return with_steps(
        bend=lambda s, n: bend(s.z[n]),
        dL_dz=lambda s, n: s.dL_da * slope(s.z[n - 1], s.a[n - 1]),
    )


def with_results(change):
    """Build a variation that is right up to its results, and then changes them."""

    def variation(x, y, params):
        return change(with_steps()(x, y, params), len(x), params)

    return variation


def on_rows(rows, share=1):
    """Build a variation that takes the gradients of some examples only."""

    def variation(x, y, params):
        grads = with_steps()(x[rows], y[rows], params)
        factor = share / len(x) if share else 1
        return {name: grad * factor for name, grad in grads.items()}

    return variation
