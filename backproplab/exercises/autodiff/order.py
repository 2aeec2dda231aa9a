# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 11: put the nodes of a graph in order."""

import numpy as np

from backproplab.exercises.autodiff.graphs import builders
from backproplab.exercises.autodiff.order_mistakes import ORDER_MISTAKES
from backproplab.exercises.definition import Exercise, Fixture


def topological_order(node):
    """List every node that leads to node, each one once, parents before children.

    node.parents holds pairs (parent, local slope). The last entry is node itself.
    """
    order, seen = [], set()

    def visit(each):
        if each not in seen:
            seen.add(each)
            for parent, _ in each.parents:
                visit(parent)
            order.append(each)

    visit(node)
    return order


def facts(answer, build):
    """Ask for the order of a new graph, and note what is right in it."""
    nodes = build().nodes
    links = [[*node.parents] for node in nodes]
    got = answer(nodes[-1])
    if got is None or got is Ellipsis:
        return got
    if isinstance(got, set):
        return A_SET
    try:
        order = [*got]
    except TypeError:
        return f"It should return a list of nodes, not one {type(got).__name__}. Which?"
    numbers = {id(node): number for number, node in enumerate(nodes)}
    if not all(id(each) in numbers for each in order):
        return other_things(order)
    if links != [[*node.parents] for node in nodes]:
        return "The function changed the parents of a node. Which line writes there?"
    return noted([numbers[id(each)] for each in order], nodes)


A_SET = "It returns a set, and a set keeps no order. What does keep one?"


def other_things(order):
    """Say what is in the list that is no node of the graph."""
    if any(isinstance(each, tuple) for each in order):
        return "The list holds pairs (parent, slope). Which part of a pair is the node?"
    if any(isinstance(each, list) for each in order):
        return "There is a list inside the list. `append` or `extend`: which one fits?"
    return "The list holds something else than nodes: values, perhaps. What is wanted?"


def noted(order, nodes):
    """Note facts about an order of node numbers: 1 for what is right."""
    first = {number: place for place, number in reversed([*enumerate(order)])}
    parents = {
        number: [order_of(parent, nodes) for parent, _ in nodes[number].parents]
        for number in first
    }
    some = [listed for listed in parents.values() if listed]
    pairs = [(p, child) for child in first for p in parents[child] if p in first]
    known = [first[p] < first[child] for p, child in pairs]
    values = [nodes[number].value for number in order]
    by_value = values in (sorted(values), sorted(values, reverse=True))
    seen = {
        "holds_node": len(nodes) - 1 in first,
        "holds_first_parents": all(listed[0] in first for listed in some),
        "holds_last_parents": all(listed[-1] in first for listed in some),
        "holds_all": len(first) == len(nodes),
        "each_once": len(first) == len(order),
        "some_first": not known or any(known),
        "parents_first": all(known),
        "not_by_value": all(known) or not by_value,
    }
    return {name: np.array(float(fact)) for name, fact in seen.items()}


def order_of(node, nodes):
    """Return the number of a node."""
    return next(number for number, other in enumerate(nodes) if other is node)


def right_facts(build):
    """Return the facts of a right order."""
    return {name: np.array(1.0) for name in SENTENCES}


SENTENCES = {
    "holds_node": "The node itself is not in the list.",
    "holds_first_parents": "Of some nodes in the list, the first parent is missing.",
    "holds_last_parents": "Of some nodes in the list, the last parent is missing.",
    "holds_all": "Not all nodes that lead to it are in the list.",
    "each_once": "A node stands in the list more than once.",
    "some_first": "Every child stands in front of its parents.",
    "parents_first": "A child stands in front of one of its parents.",
    "not_by_value": "The values of the nodes stand in order of size.",
}


def in_words(name, got, right):
    """Say how one fact misses, or return None."""
    return None if got == right else SENTENCES[name]


TOPOLOGICAL_ORDER = Exercise(
    reference=topological_order,
    notebook="11",
    title="topological order",
    see="Code: in which order to go back",
    results=tuple(SENTENCES),
    fixtures=lambda rng: [Fixture(name, (build,)) for name, build in builders(rng)],
    use=facts,
    expected=right_facts,
    in_words=in_words,
    asks={
        "holds_node": "When is the node you start from put into the list?",
        "holds_first_parents": "Which parents does your function visit?",
        "holds_last_parents": "Which parents does your function visit?",
        "holds_all": "Which nodes does your function visit, and which does it miss?",
        "each_once": "How does it know that it has been at a node before?",
        "some_first": "When is a node put into the list: before its parents, or after?",
        "not_by_value": "What makes one node come before another?",
        "parents_first": "When is a node put into the list: before its parents, or"
        " after?",
    },
    hints=(
        "Which nodes have to be in the list before a node may be put into it?",
        "Visit a node's parents first, by the same function, then append the node; keep"
        " a set of nodes seen, so that each is visited once.",
        "def visit(each): if it is not in seen, add it, visit each parent in"
        " each.parents, and only then order.append(each).",
    ),
    mistakes=ORDER_MISTAKES,
)
