"""Where the nodes of a graph stand: columns from left to right, few crossings.

A node stands right of all that it is made of, an input just left of its first reader.
A wire that passes a column gets a lane of its own there, so it never runs over a node.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from statistics import fmean

from backproplab.diagrams.layout import Point

Item = tuple[int, int]  # a node in its column, or the lane of its wire in a later one
Parents = Sequence[Sequence[int]]

SWEEPS = 12


def columns_of(parents: Parents) -> list[int]:
    """Return the column of each node; parents stand before their children.

    Nodes stand as early as they can, inputs as late; if that piles up more of them than
    letting all stand late, all do.
    """
    early = early_columns(parents)
    late = late_columns(parents, early)
    inputs_late = [
        early[node] if above else late_column(node, parents, early)
        for node, above in enumerate(parents)
    ]
    return min(inputs_late, late, key=lambda columns: tallest(parents, columns))


def early_columns(parents: Parents) -> list[int]:
    """Return columns in which each node stands just right of its last parent."""
    columns: list[int] = []
    for above in parents:
        columns.append(1 + max((columns[p] for p in above), default=-1))
    return columns


def late_columns(parents: Parents, early: Sequence[int]) -> list[int]:
    """Return columns in which each node stands just left of its first reader."""
    columns = [*early]
    for node in reversed(range(len(parents))):
        columns[node] = late_column(node, parents, columns)
    return columns


def late_column(node: int, parents: Parents, columns: Sequence[int]) -> int:
    """Return the column just left of a node's first reader."""
    readers = (columns[c] for c, above in enumerate(parents) if node in above)
    return min(readers, default=columns[node] + 1) - 1


def tallest(parents: Parents, columns: Sequence[int]) -> int:
    """Return how many nodes and passing wires the fullest column holds."""
    held = [column for _, column in linked(parents, columns)]
    return max(map(held.count, held))


def placed(
    parents: Parents, *, pitch: float, tall: float, lane: float
) -> dict[Item, Point]:
    """Return the place of each node and lane, from (0, 0) to the right and down.

    Nodes keep a distance of `tall`, lanes of `lane`, columns of `pitch`.
    """
    columns = columns_of(parents)
    links = linked(parents, columns)
    order = least_crossed(links, max(columns) + 1)
    heights = dict.fromkeys(links, lane) | dict.fromkeys(enumerate(columns), tall)
    y = settled(order, links, heights)
    top = min(y.values())
    return {item: Point(round(pitch * item[1]), round(y[item] - top)) for item in links}


def linked(parents: Parents, columns: Sequence[int]) -> dict[Item, list[Item]]:
    """Return each node and lane, with what it is wired to in the column before it."""
    links: dict[Item, list[Item]] = {}
    for node, column in enumerate(columns):
        links[node, column] = [(parent, column - 1) for parent in parents[node]]
        for parent in parents[node]:
            for passed in range(columns[parent] + 1, column):
                links[parent, passed] = [(parent, passed - 1)]
    return links


def least_crossed(
    links: Mapping[Item, Sequence[Item]], n_columns: int
) -> list[list[Item]]:
    """Return the columns in an order from top to bottom with few crossings of wires."""
    listed = sorted(links, key=lambda item: not links[item])  # inputs lowest
    order = [[item for item in listed if item[1] == c] for c in range(n_columns)]
    best, fewest = [*order], crossings(order, links)
    beside = both_ways(links)
    for sweep in range(SWEEPS):
        for c in range(n_columns) if sweep % 2 else reversed(range(n_columns)):
            at = {
                item: i / max(1, len(column) - 1)
                for column in order
                for i, item in enumerate(column)
            }
            near = c - 1 if sweep % 2 else c + 1
            order[c] = sorted(order[c], key=lambda item: pull(item, near, at, beside))
        if (count := crossings(order, links)) < fewest:
            best, fewest = [*order], count
    return best


def both_ways(links: Mapping[Item, Sequence[Item]]) -> dict[Item, list[Item]]:
    """Return what each item is wired to, on both sides."""
    beside: dict[Item, list[Item]] = {item: [*before] for item, before in links.items()}
    for item, before in links.items():
        for each in before:
            beside[each].append(item)
    return beside


def pull(
    item: Item,
    near: int,
    at: Mapping[Item, float],
    beside: Mapping[Item, Sequence[Item]],
) -> float:
    """Return the mean height of what an item is wired to in one column, or its own."""
    heights = [at[each] for each in beside[item] if each[1] == near]
    return fmean(heights) if heights else at[item]


def crossings(
    order: Sequence[Sequence[Item]], links: Mapping[Item, Sequence[Item]]
) -> int:
    """Return how many pairs of wires cross."""
    count = 0
    for before, column in pairwise(order):
        at = {item: i for i, item in enumerate(before)}
        ends = [(at[e], i) for i, item in enumerate(column) for e in links[item]]
        count += sum((a - c) * (b - d) < 0 for a, b in ends for c, d in ends) // 2
    return count


def settled(
    order: Sequence[Sequence[Item]],
    links: Mapping[Item, Sequence[Item]],
    heights: Mapping[Item, float],
) -> dict[Item, float]:
    """Return heights at which wires are as straight as the room between items lets."""
    beside = both_ways(links)
    y = dict.fromkeys(links, 0.0)
    for column in order:
        y |= apart(column, [0.0] * len(column), heights)
    for sweep in range(SWEEPS):
        for column in order if sweep % 2 else reversed(order):
            wanted = [fmean(y[e] for e in beside[item] or [item]) for item in column]
            y |= apart(column, wanted, heights)
    return y


def apart(
    column: Sequence[Item], wanted: Sequence[float], heights: Mapping[Item, float]
) -> dict[Item, float]:
    """Return the heights nearest to those wanted at which neighbors keep apart.

    Items that would touch form a block, which stands where its members want to be on
    the average.
    """
    offsets, offset = [], 0.0
    for i, item in enumerate(column):
        offset += (heights[column[i - 1]] + heights[item]) / 2 if i else 0.0
        offsets.append(offset)
    blocks: list[list[float]] = []
    for want, offset in zip(wanted, offsets, strict=True):
        blocks.append([want - offset])
        while len(blocks) > 1 and fmean(blocks[-2]) > fmean(blocks[-1]):
            blocks[-2:] = [blocks[-2] + blocks[-1]]
    starts = [fmean(block) for block in blocks for _ in block]
    return {
        item: start + offset
        for item, start, offset in zip(column, starts, offsets, strict=True)
    }
