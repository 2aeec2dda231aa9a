"""A learner's own graph as a tape: nodes that keep a value, and pairs as parents."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from backproplab.explore.graph_recording import Entry, Parent, Recording
from backproplab.shapes import as_number

MOST_ENTRIES = 200


def recording_of(node: Any, names: Mapping[str, Any]) -> Recording:
    """Return the graph that leads to a node, such as a Var of notebook 11.

    A node has a `value`, and `parents`: a pair (parent, local slope) for each node that
    it was made of. Nodes in `names` get their name, all others a number.
    """
    order = in_order(node)
    check_length(order)
    places = {id(each): place for place, each in enumerate(order)}
    known = {id(each): name for name, each in names.items()}
    if strange := [name for name, each in names.items() if id(each) not in places]:
        raise ValueError(f"{strange[0]} does not lead to this node")
    numbered = [f"#{i}" if f"v{i}" in names else f"v{i}" for i in range(len(order))]
    labels = [known.get(id(each), n) for each, n in zip(order, numbered, strict=True)]
    entries: list[Entry] = []
    for each, label in zip(order, labels, strict=True):
        value = as_number(f"the value of {label}", each.value)
        parents = [
            Parent(places[id(of)], as_number(f"a slope of {label}", slope))
            for of, slope in each.parents
        ]
        line = made_by(value, parents, entries)
        entries.append(Entry(label, value, parents, "", line))
    if not entries[-1].parents:
        raise ValueError("the node was made of no other: there is no way back")
    return Recording(entries)


def check_length(entries: Sequence[Any]) -> None:
    """Refuse a tape that is too long to look at."""
    if len(entries) > MOST_ENTRIES:
        raise ValueError(
            f"the tape has {len(entries)} entries; {MOST_ENTRIES} can be shown: take"
            " fewer rows, or fewer units"
        )


def in_order(node: Any) -> list[Any]:
    """Return all nodes that lead to a node, parents before children, without recursion.

    Raises ValueError for a node that leads back to itself.
    """
    order: list[Any] = []
    done: set[int] = set()
    begun: dict[int, Iterator[Any]] = {id(node): iter(parents_of(node))}
    way = [node]
    while way:
        after = next(begun[id(way[-1])], None)
        if after is None:
            done.add(id(way[-1]))
            order.append(way.pop())
        elif id(after) not in begun:
            begun[id(after)] = iter(parents_of(after))
            way.append(after)
        elif id(after) not in done:
            raise ValueError("a node leads back to itself: there is no first one")
    return order


def parents_of(node: Any) -> list[Any]:
    """Return the parents of a node, after a check of what it is."""
    if not (hasattr(node, "value") and hasattr(node, "parents")):
        raise TypeError(
            "tape takes an expression, or a node with a value and parents, got "
            f"{type(node).__name__}"
        )
    if not isinstance(node.parents, Iterable):
        raise ValueError(f"parents must be pairs (parent, slope), got {node.parents!r}")
    for pair in node.parents:
        if not isinstance(pair, Sequence) or len(pair) != 2:
            raise ValueError(f"parents must be pairs (parent, slope), got {pair!r}")
    return [parent for parent, _ in node.parents]


def made_by(value: float, parents: Sequence[Parent], entries: Sequence[Entry]) -> str:
    """Write how a number was made, as far as its slopes tell."""
    names = [entries[parent.place].name for parent in parents]
    values = [entries[parent.place].value for parent in parents]
    slopes = [parent.slope for parent in parents]
    if len(parents) == 2 and slopes == [1, 1] and value == sum(values):
        return " + ".join(names)
    if len(parents) == 2 and slopes == values[::-1]:
        return "·".join(names)
    return f"f({', '.join(names)})" if names else ""
