"""Ask about a name that Python does not know."""

import re
import sys
from collections.abc import Sequence

import numpy as np

LENGTHS = {"N", "n_in", "n_hidden", "n_out", "n_classes"}  # as the formulas call them
MODULES = {*sys.stdlib_module_names, "numpy", "scipy", "torch", "backproplab"}


def undefined(message: str, arguments: list[str], steps: Sequence[str]) -> str:
    """Ask the question that fits an unknown name: spelling, import or definition."""
    quoted = re.search("'([^']+)'", message)
    name = quoted[1] if quoted else ""
    if "not associated" in message or name in steps:
        return f"Which line gives `{name}` its first value, and does it run before?"
    near = next((known for known in arguments if alike(name, known)), None)
    if near:
        two = f"`{name}` and `{near}` are two names."
        return f"Is it spelled as in the argument list? {two}"
    if name in LENGTHS:
        return (
            f"`{name}` is the length of an axis: of which argument, and how is it read "
            "from its shape?"
        )
    if name == "np":
        return "Was the cell with `import numpy as np` run?"
    if name in MODULES:
        return f"`{name}` is a module: where is it imported?"
    if hasattr(np, name):
        return f"Is NumPy's own `np.{name}` meant, or where is `{name}` defined?"
    return f"Where is `{name}` defined, and was that cell run?"


def alike(name: str, known: str) -> bool:
    """Say whether two names differ in case, in one letter, or in a missing end."""
    if name.lower() == known.lower():
        return True
    if len(name) >= 3 and known.startswith(name):
        return True
    same_start = name[:1].lower() == known[:1].lower()
    return same_start and one_letter_off(name, known)


def one_letter_off(name: str, known: str) -> bool:
    """Say whether one letter was changed, added or left out."""
    short, long = sorted((name, known), key=len)
    if len(long) - len(short) > 1:
        return False
    cut = [long[:i] + long[i + 1 :] for i in range(len(long))]
    if len(long) > len(short):
        return short in cut
    return any(a == short[:i] + short[i + 1 :] for i, a in enumerate(cut))
