# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Stretch exercise of notebook 08: a step with momentum."""

from collections.abc import Mapping

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.weight_update.dicts import NAMES, drawn
from backproplab.exercises.weight_update.wrong_moves import WRONG_MOVES
from backproplab.exercises.weight_update.wrong_velocities import WRONG_VELOCITIES


def momentum_step(params, grads, velocity, learning_rate, momentum):
    """Roll downhill: v ← μ v + ∂L/∂w for the velocity, then w ← w - η v.

    μ is momentum, η the learning rate. params, grads and velocity are dicts with the
    same names, and stay as they are. Returns the new params and the new velocity.

    Shapes: learning_rate and momentum (); W1 (n_in, n_hidden), b1 (n_hidden,),
    W2 (n_hidden, n_out), b2 (n_out,).
    """
    new_params, new_velocity = {}, {}
    for name in params:
        new_velocity[name] = momentum * velocity[name] + grads[name]
        new_params[name] = params[name] - learning_rate * new_velocity[name]
    return new_params, new_velocity


def rolls(rng):
    """Return parameters, gradients and velocities, with rates and momenta."""

    def draw(*sizes):
        return tuple(drawn(rng, sizes) for _ in range(3))

    whole = {"W1": np.array([[3, -2], [0, 5]]), "b1": np.array([1, -4])}
    still = {"W1": np.zeros((3, 4)), "b1": np.zeros(4)}
    view = {"W1": rng.normal(size=(2, 3)).T, "b1": rng.normal(size=4)[::2]}
    turned = dict(reversed(drawn(rng, (3, 3, 3)).items()))
    return [
        Fixture("two layers", (*draw(3, 4, 2), 0.3, 0.8)),
        Fixture("from rest", (drawn(rng, (3, 4)), drawn(rng, (3, 4)), still, 0.2, 0.9)),
        Fixture("a momentum of 0", (*draw(2, 3), 0.7, 0.0)),
        Fixture("another order of the names", (*draw(3, 3, 3)[:2], turned, 0.4, 0.6)),
        Fixture("whole numbers", (whole, drawn(rng, (2, 2)), whole, 0.5, 0.7)),
        Fixture("views", (view, *draw(3, 2)[:2], 1.5, 0.95)),
    ]


TWO_DICTS = "It should return two dicts, new_params and new_velocity."


def both_dicts(answer, params, grads, velocity, learning_rate, momentum):
    """Call an answer, and give each array in its two dicts a name of its own."""
    given = answer(params, grads, velocity, learning_rate, momentum)
    if given is None or given is Ellipsis:
        return given
    if isinstance(given, Mapping):
        ends = ("params", "velocity")
        given = [d for end in ends for name, d in given.items() if name.endswith(end)]
    two = isinstance(given, tuple | list) and len(given) == 2
    if not (two and all(isinstance(part, Mapping) for part in given)):
        return f"{TWO_DICTS} What does your return line hand back?"
    new_params, new_velocity = given
    velocities = {in_velocity(name): v for name, v in new_velocity.items()}
    return velocities | {in_params(name): w for name, w in new_params.items()}


def in_velocity(name):
    """Name an entry of the second dict."""
    return f"new_velocity[{name!r}]"


def in_params(name):
    """Name an entry of the first dict."""
    return f"new_params[{name!r}]"


MOMENTUM = Exercise(
    reference=momentum_step,
    notebook="08",
    title="a step with momentum",
    see="Stretch: momentum",
    results=(*map(in_velocity, NAMES), *map(in_params, NAMES)),
    fixtures=rolls,
    use=both_dicts,
    hints=(
        "Which of the two changes first: the velocity or the parameters? And which"
        " velocity moves the parameters?",
        "For each name: the old velocity, made smaller by momentum, plus the gradient."
        " Then a step like that of sgd_step, with the new velocity as its slope.",
        "new_velocity[name] comes from velocity[name] and grads[name];"
        " new_params[name] from params[name] and new_velocity[name]. Return both.",
    ),
    mistakes=(*WRONG_VELOCITIES, *WRONG_MOVES),
)
