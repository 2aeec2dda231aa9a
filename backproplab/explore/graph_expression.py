"""Graphs of numbers from text: "(x + y) * z", or lines such as "s = x + y; L = s * z".

Of an expression each operation becomes a node; of several lines each line does.
"""

import ast
from collections.abc import Mapping, Sequence

from backproplab.explore.graph_gates import gate_of, worked_out
from backproplab.explore.graph_parsing import Line, as_lines, n_operations, reads
from backproplab.explore.graph_recording import Entry, Parent, Recording
from backproplab.explore.graph_slopes import local_slopes
from backproplab.explore.graph_writer import sign_of, written
from backproplab.shapes import as_number

LONGEST = 16  # of a name
OF_A_LINE = "Each name in the line gets its own slope times what arrives."


def recorded(text: str, numbers: Mapping[str, float]) -> Recording:
    """Return the graph of an expression or of lines, at these numbers.

    Raises ValueError, and names what is wrong, for what is not understood, for a name
    without a number, and where there is no value or no slope.
    """
    given = {name: as_number(name, value) for name, value in numbers.items()}
    lines = [*as_lines(text)]
    check_names(lines, given)
    values = dict(given)
    entries = [Entry(name, value) for name, value in given.items()]
    for name, line in lines:
        values[name] = number(line, values, "value")
        entries.append(made(name, line, values))
    return Recording(entries)


def check_names(lines: Sequence[Line], given: Mapping[str, float]) -> None:
    """Refuse names that are made twice or too late, without a number, or not read."""
    done: list[str] = []
    needed: dict[str, None] = {}
    for name, line in lines:
        if name in done or name in needed or name in given:
            raise ValueError(f"{name} must get its value once, before it is read")
        if not n_operations(line) or not reads(line):
            raise ValueError(f"{name} = {ast.unparse(line)} has no operation on a name")
        needed |= dict.fromkeys(each for each in reads(line) if each not in done)
        done.append(name)
    if long := [name for name in [*needed, *done] if len(name) > LONGEST]:
        raise ValueError(f"{long[0]} is too long to be drawn: {LONGEST} letters fit")
    if unread := [name for name in done[:-1] if name not in all_reads(lines)]:
        raise ValueError(f"{unread[0]} is made, but nothing reads it")
    if missing := [name for name in needed if name not in given]:
        raise ValueError(f"no number for {', '.join(missing)}: add {missing[0]}=…")
    if unused := [name for name in given if name not in needed]:
        raise ValueError(f"{unused[0]} is not read; what is read is {[*needed]}")


def all_reads(lines: Sequence[Line]) -> set[str]:
    """Return every name that some line reads."""
    return {each for _, line in lines for each in reads(line)}


def made(name: str, line: ast.expr, values: Mapping[str, float]) -> Entry:
    """Return the entry that a line makes, with its local slopes."""
    places = {known: place for place, known in enumerate(values)}
    gate = gate_of(line) if n_operations(line) == 1 else None
    return Entry(
        name,
        values[name],
        [
            Parent(places[of], number(rule, values, f"slope in {of}"), written(rule))
            for of, rule in local_slopes(line, ast.Name(name))
        ],
        sign_of(line),
        written(line),
        written(line, values),
        gate.moral if gate else OF_A_LINE,
    )


def number(node: ast.expr, values: Mapping[str, float], what: str) -> float:
    """Work a number out; ValueError says where there is none."""
    try:
        return as_number(what, worked_out(node, values))
    except (ValueError, ArithmeticError) as error:
        read = ", ".join(
            f"{name} = {values[name]:g}" for name in dict.fromkeys(reads(node))
        )
        raise ValueError(f"no {what}: {ast.unparse(node)} at {read}") from error
