# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 11: the whole way back through a graph."""

from collections.abc import Mapping

import numpy as np

from backproplab.exercises.autodiff.back_parts import PART_MISTAKES
from backproplab.exercises.autodiff.back_walks import WALK_MISTAKES
from backproplab.exercises.autodiff.graphs import builders
from backproplab.exercises.autodiff.order import topological_order
from backproplab.exercises.definition import Exercise, Fixture


def backward(node):
    """Set the grad of every node that leads to node: the slope of node in it.

    node.parents holds pairs (parent, local slope). Whatever the grads were before,
    they are right afterwards, so a second call changes nothing. Returns nothing.
    """
    order = topological_order(node)
    for each in order:
        each.grad = 0.0
    node.grad = 1.0
    for each in reversed(order):
        for parent, slope in each.parents:
            parent.grad += slope * each.grad


def facts(answer, build):
    """Go back through a new graph, twice, and read all grads both times."""
    graph = build()
    kept = [(node.value, [*node.parents]) for node in graph.nodes]
    returned = answer(graph.result)
    if returned is Ellipsis:
        return Ellipsis
    seen = {"grads": grads_of(graph)}
    if isinstance(returned, Mapping) and not seen["grads"].any():
        return "A dict is returned, and no grad was set. Where does a slope belong?"
    answer(graph.result)
    if kept != [(node.value, [*node.parents]) for node in graph.nodes]:
        return "The values or the parents of a node were changed. Which line does that?"
    seen["grads_after_second_call"] = grads_of(graph)
    return seen


def ways_back(rng):
    """Return graphs to go back through; in one of them, old grads are left."""
    drawn = builders(rng)
    _, build = drawn[1]
    return [
        *(Fixture(name, (build,)) for name, build in drawn),
        Fixture("a gate with old grads", (lambda: with_old_grads(build()),)),
    ]


def with_old_grads(graph):
    """Give each node a grad that it must not keep."""
    for number, node in enumerate(graph.nodes, 2):
        node.grad = float(number)
    return graph


def grad_of(node):
    """Return a gradient as a number, nan for what is none."""
    try:
        return float(np.asarray(node.grad, dtype=float).item())
    except (TypeError, ValueError):
        return np.nan


def grads_of(graph):
    """Return the gradients of all nodes, in the order of their making."""
    return np.array([grad_of(node) for node in graph.nodes])


def right_facts(build):
    """Return the gradients as they should be, both times."""
    graph = build()
    backward(graph.result)
    grads = grads_of(graph)
    return {"grads": grads, "grads_after_second_call": grads}


BACKWARD = Exercise(
    reference=backward,
    notebook="11",
    title="backward",
    see="Code: backward",
    results=("grads", "grads_after_second_call"),
    fixtures=ways_back,
    use=facts,
    expected=right_facts,
    hints=(
        "What is the slope of node in itself, and what does a node hand to each of its"
        " parents?",
        "Put all nodes in order and set every grad to 0, that of node to 1. Then go"
        " from the result to the inputs.",
        "In the reversed order: each parent gets its local slope times the grad of the"
        " child, added to what it has.",
    ),
    mistakes=(*WALK_MISTAKES, *PART_MISTAKES),
)
