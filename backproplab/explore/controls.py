"""Controls: what a learner can set, as plain dictionaries that the page gets too.

Each control stands at one of a row of positions 0, 1, 2, …, so states can be counted,
stored and walked through without knowing what they mean.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import isclose
from numbers import Integral, Real
from typing import Any

Control = dict[str, Any]
State = dict[str, Any]

NOTHING_CHOSEN = -1  # the position of a choice whose value is None


def slider(
    name: str, label: str, low: float, high: float, step: float, value: float
) -> Control:
    """Return a slider with a number field beside it; its value is a float.

    Raises ValueError when value is not low + a whole number of steps, up to high.
    """
    if not (low < high and 0 < step <= high - low):
        raise ValueError(f"{name}: need low < high and 0 < step ≤ high - low")
    control = named("slider", name, label) | {"low": low, "high": high, "step": step}
    control["digits"] = decimals(low, step)
    return with_value(control, value)


def grid(name: str, label: str, values: Sequence[float], value: float) -> Control:
    """Return a slider along numbers of your own, such as 0.1, 0.2, 0.5, 1, 2.

    Its value is a float. Raises ValueError when the numbers do not grow.
    """
    listed = [float(each) for each in values]
    if len(listed) < 2 or not all(a < b for a, b in pairwise(listed)):
        raise ValueError(f"{name}: need two or more numbers that grow, got {listed}")
    return with_value(named("grid", name, label) | {"values": listed}, value)


def stepper(name: str, label: str, labels: Sequence[str], value: int = 0) -> Control:
    """Return named positions in a strip, with buttons to the previous and the next.

    Its value is the number of the position, from 0.
    """
    return with_value(named("stepper", name, label) | {"labels": texts(labels)}, value)


def choice(
    name: str,
    label: str,
    options: Sequence[str],
    value: str | None = None,
    radio: bool = False,
) -> Control:
    """Return a menu, or a group of radio buttons; its value is one of the options.

    None means that nothing is chosen yet.
    """
    control = named("choice", name, label) | {"options": texts(options), "radio": radio}
    return with_value(control, value)


def toggle(name: str, label: str, value: bool = False) -> Control:
    """Return a box to tick; its value is True or False."""
    return with_value(named("toggle", name, label), value)


def play(
    moves: str, label: str = "Play", *, seconds: float = 0.8, steps: bool = False
) -> Control:
    """Return a button that moves a slider or stepper on; it has no value.

    With `steps` there are two more beside it: one step back, and one on.
    """
    control = {"kind": "play", "label": label, "moves": moves, "steps": steps}
    return control | {"seconds": seconds}


def named(kind: str, name: str, label: str) -> Control:
    """Start a control; draw gets its name, and its label is read aloud."""
    if not name.isidentifier():
        raise ValueError(f"the name of a control must be an identifier, got {name!r}")
    if not label.strip():
        raise ValueError(f"{name}: a control needs a label")
    return {"kind": kind, "name": name, "label": label}


def texts(labels: Sequence[str]) -> list[str]:
    """Return labels as a list of texts that are all different, at least one."""
    listed = [str(label) for label in labels]
    if not listed or len({*listed}) < len(listed):
        raise ValueError(f"labels must be one or more different texts, got {listed}")
    return listed


def decimals(*numbers: float) -> int:
    """Return how many digits after the point these numbers need, 12 at most."""
    return next((d for d in range(12) if all(x == round(x, d) for x in numbers)), 12)


def with_value(control: Control, value: object) -> Control:
    """Set the first value of a control, after a check."""
    return control | {"value": checked(control, value)}


def count(control: Control) -> int:
    """Return how many positions a control has."""
    match control["kind"]:
        case "slider":
            span = control["high"] - control["low"]
            return int(span / control["step"] + 1e-6) + 1
        case "grid":
            return len(control["values"])
        case "stepper":
            return len(control["labels"])
        case "choice":
            return len(control["options"])
    return 2


def value_at(control: Control, position: int) -> Any:
    """Return the value of a control at a position."""
    match control["kind"]:
        case "slider":
            value = control["low"] + position * control["step"]
            return round(float(value), control["digits"])
        case "grid":
            return control["values"][position]
        case "stepper":
            return position
        case "choice":
            chosen = position != NOTHING_CHOSEN
            return control["options"][position] if chosen else None
    return bool(position)


def position_of(control: Control, value: Any) -> int:
    """Return the position of a value; explorer.js holds the same rule for its keys."""
    match control["kind"]:
        case "slider":
            return round(float(value - control["low"]) / float(control["step"]))
        case "grid":
            return nearest(control["values"], float(value))
        case "choice" if value is None:
            return NOTHING_CHOSEN
        case "choice":
            return int(control["options"].index(value))
    return int(value)


def checked(control: Control, value: Any) -> Any:
    """Return a value as draw will get it; ValueError says what would be allowed."""
    if not is_allowed(control, value):
        raise ValueError(f"{control['name']} must be {allowed(control)}, got {value!r}")
    return value_at(control, position_of(control, value))


def is_allowed(control: Control, value: Any) -> bool:
    """Say whether a control can stand at a value."""
    is_bool = isinstance(value, bool)
    match control["kind"]:
        case "slider":
            return isinstance(value, Real) and not is_bool and on_step(control, value)
        case "grid":
            return isinstance(value, Real) and not is_bool and on_grid(control, value)
        case "stepper":
            whole = isinstance(value, Integral) and not is_bool
            return whole and 0 <= int(value) < count(control)
        case "choice":
            return value is None or any(value == o for o in control["options"])
    return is_bool


def on_step(control: Control, value: Any) -> bool:
    """Say whether a number is one of the positions of a slider."""
    steps = (float(value) - control["low"]) / control["step"]
    if not -0.5 < steps < count(control) - 0.5:  # NaN as well: nothing is below it
        return False
    return bool(abs(steps - round(steps)) < 1e-6)


def on_grid(control: Control, value: Any) -> bool:
    """Say whether a number is one of those of a grid."""
    return any(isclose(float(value), each) for each in control["values"])


def nearest(values: Sequence[float], value: float) -> int:
    """Return the position of the number that is nearest to a value."""
    return min(range(len(values)), key=lambda place: abs(values[place] - value))


def allowed(control: Control) -> str:
    """Say in words which values a control can have."""
    match control["kind"]:
        case "slider":
            low, high, step = (control[key] for key in ("low", "high", "step"))
            return f"a number from {low:g} to {high:g} in steps of {step:g}"
        case "grid":
            return f"one of {control['values']}"
        case "stepper":
            return f"a whole number from 0 to {count(control) - 1}"
        case "choice":
            return f"one of {control['options']} or None"
    return "True or False"
