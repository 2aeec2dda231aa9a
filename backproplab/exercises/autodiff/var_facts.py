# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Calculate with a learner's Var, and note values and local slopes."""

from collections.abc import Mapping

import numpy as np

NO_VAR = "An operation gives a plain number back, and not a new Var."
NO_PAIRS = "The parents are no pairs of a Var and a slope. What belongs to each parent?"
PAIRS: dict[tuple[bool, ...], str] = {
    (False, True): "In a pair, a number stands first and a Var second.",
    (False, False): "In a pair, both are numbers; the first should be a Var.",
    (True, True): "In a pair, both are Vars; the second should be a number.",
}
FACTS = (
    "value",
    "grad_at_first",
    "value_of_sum",
    "value_of_product",
    "values_of_relu",
    "values_of_sigmoid",
    "value_afterwards",
    "parents_of_new_number",
    "parents_of_sum",
    "slopes_of_sum",
    "parents_of_product",
    "slopes_of_product",
    "slope_of_double",
    "slope_of_square",
    "slopes_of_sum_times_x",
    "parents_of_relu",
    "slopes_of_relu",
    "parents_of_sigmoid",
    "slopes_of_sigmoid",
)


def facts(answer, a, b):
    """Make two numbers, calculate with them, and note what each result remembers."""
    x, y = answer(a), answer(b)
    lacking = [n for n in ("value", "parents", "grad") if not hasattr(x, n)]
    if lacking:
        return f"Var(3) has no .{lacking[0]}. Which line of __init__ should set it?"
    unwritten = [n for n in ("relu", "sigmoid") if not hasattr(x, n)]
    if unwritten:
        return f"Var has no method {unwritten[0]}. Which name did you give it?"
    first = {"value": number(x.value), "grad_at_first": number(x.grad)}
    made = {"x + y": x + y, "x * y": x * y, "x + x": x + x, "x * x": x * x}
    made |= {"x.relu()": x.relu(), "y.relu()": y.relu()}
    made |= {"x.sigmoid()": x.sigmoid(), "y.sigmoid()": y.sigmoid()}
    wrong = next(filter(None, (no_var(*item) for item in made.items())), None)
    if wrong:
        return wrong
    first["parents_of_new_number"] = float(bool(pairs(answer(a))))
    return first | noted(x, y, *made.values())


def no_var(name, result):
    """Say what is wrong with a result that is no Var, or return None."""
    if result is None or result is Ellipsis:
        return f"{name} gives {result}: is that method written, with its return?"
    if not (hasattr(result, "value") and hasattr(result, "parents")):
        return NO_VAR
    return next(filter(None, map(no_pair, pairs(result))), None)


def no_pair(pair):
    """Say what is wrong with a pair of a Var and a number, or return None."""
    is_var = tuple(hasattr(part, "value") for part in pair)
    return None if is_var == (True, False) else PAIRS.get(is_var, NO_PAIRS)


def noted(x, y, total, product, double, square, *bent):
    """Note the values and the local slopes of what was made of x and y."""
    nested = total * x
    return {
        "value_of_sum": number(total.value),
        "value_of_product": number(product.value),
        "values_of_relu": np.array([number(each.value) for each in bent[:2]]),
        "values_of_sigmoid": np.array([number(each.value) for each in bent[2:]]),
        "value_afterwards": number(x.value),
        "parents_of_sum": known(total, x, y),
        "slopes_of_sum": slopes(total, x, y),
        "parents_of_product": known(product, x, y),
        "slopes_of_product": slopes(product, x, y),
        "slope_of_double": slopes(double, x)[0],
        "slope_of_square": slopes(square, x)[0],
        "slopes_of_sum_times_x": slopes(nested, total, x),
        "parents_of_relu": known(bent[0], x),
        "slopes_of_relu": np.append(slopes(bent[0], x), slopes(bent[1], y)),
        "parents_of_sigmoid": known(bent[2], x),
        "slopes_of_sigmoid": np.append(slopes(bent[2], x), slopes(bent[3], y)),
    }


def pairs(var):
    """Return the parents with their slopes; a dict holds them as well."""
    parents = var.parents
    items = [*(parents.items() if isinstance(parents, Mapping) else parents or ())]
    return [item if isinstance(item, tuple | list) else (item,) for item in items]


def known(var, *operands):
    """Note for each operand whether it is among the parents."""
    return np.array([any(p is each for p, _ in pairs(var)) for each in operands], float)


def slopes(var, *parents):
    """Return the slope for each parent: over all pairs in which it stands."""
    each = [[number(s) for p, s in pairs(var) if p is parent] for parent in parents]
    return np.array([sum(found) for found in each])


def number(value):
    """Return a value as a number, nan for what is none."""
    try:
        return float(np.asarray(value, dtype=float).item())
    except (TypeError, ValueError):
        return np.nan
