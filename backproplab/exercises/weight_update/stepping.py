# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Build training steps whose gradients are right, and are used in a wrong way."""

from backproplab.exercises.hidden_layers.two_layer_steps import all_steps
from backproplab.exercises.weight_update.dicts import NAMES, each, step

HIDDEN, OUTPUT = ("W1", "b1"), ("W2", "b2")


def gradients(x, y, params, **changed):
    """Return the gradients under the names of the parameters."""
    steps = all_steps(x, y, *(params[name] for name in NAMES), **changed)
    return {name: steps[f"dL_d{name}"] for name in NAMES}


def updated(update):
    """Build a training step with right gradients and a way to use them."""
    return lambda x, y, params, rate: update(params, gradients(x, y, params), rate)


def only(*names):
    """Build a training step that moves these parameters alone."""
    return updated(
        lambda params, grads, rate: {
            name: step(w, grads[name], rate) if name in names else w
            for name, w in params.items()
        }
    )


def with_new(*names):
    """Build a training step that moves some parameters before the rest of backprop."""

    def variation(x, y, params, rate):
        new = only(*names)(x, y, params, rate)
        late = gradients(x, y, params, dL_da1=lambda s: s.dL_dz2 @ new["W2"].T)
        return new | {name: step(params[name], late[name], rate) for name in HIDDEN}

    return variation


def forward_again(first, then):
    """Build a training step that runs forward anew after the first layer has moved."""

    def variation(x, y, params, rate):
        new = only(*first)(x, y, params, rate)
        late = gradients(x, y, new)
        return new | {name: step(new[name], late[name], rate) for name in then}

    return variation


def unsummed(*layers):
    """Build a training step with a bias gradient for each example."""

    def variation(x, y, params, rate):
        errors = {f"dL_db{i}": lambda s, i=i: getattr(s, f"dL_dz{i}") for i in layers}
        return each(step)(params, gradients(x, y, params, **errors), rate)

    return variation


def row_by_row(x, y, params, rate):
    """Take a step after every example."""
    for n in range(len(x)):
        rows = slice(n, n + 1)
        params = each(step)(params, gradients(x[rows], y[rows], params), rate)
    return params


def several(count):
    """Build a training step that takes several steps."""

    def variation(x, y, params, rate):
        for _ in range(count):
            params = updated(each(step))(x, y, params, rate)
        return params

    return variation


def uphill(*names):
    """Build an update in which these parameters go up the slope."""
    return lambda params, grads, rate: {
        name: step(w, grads[name], -rate if name in names else rate)
        for name, w in params.items()
    }


def without_return(update):
    """Build an update that hands nothing back."""

    def variation(params, grads, rate):
        update(params, grads, rate)

    return variation
