# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Build steps with momentum that go wrong."""


def right_velocity(v, g, rate, mu):
    """Slow the old velocity down and add the gradient."""
    return mu * v + g


def right_move(w, g, old, new, rate, mu):
    """Move one parameter by its new velocity."""
    return w - rate * new


def rolling(velocity=right_velocity, move=right_move, result=None):
    """Build a step from variations of the velocity, of the move and of the result."""

    def variation(params, grads, old, rate, mu):
        new = {name: velocity(old[name], grads[name], rate, mu) for name in params}
        moved = {
            name: move(w, grads[name], old[name], new[name], rate, mu)
            for name, w in params.items()
        }
        return result(moved, new, params, old) if result else (moved, new)

    return variation


def in_place(of_params, of_velocity, *, returned=True):
    """Build a step that writes over the arrays of the caller."""

    def variation(params, grads, velocity, rate, mu):
        new_params, new_velocity = rolling()(params, grads, velocity, rate, mu)
        for name in params if of_params else ():
            params[name][...] = new_params[name]
        for name in params if of_velocity else ():
            velocity[name][...] = new_velocity[name]
        return (new_params, new_velocity) if returned else None

    return variation
