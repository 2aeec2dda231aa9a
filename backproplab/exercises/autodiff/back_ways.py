# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Ways back through a graph that go wrong."""

import numpy as np

from backproplab.exercises.autodiff.order_mistakes import (
    before_its_parents,
    in_order,
)


def zero(order):
    """Set all gradients to 0."""
    for each in order:
        each.grad = 0.0


def leave(order):
    """Leave all gradients as they are."""


def add(parent, slope, child):
    """Add the part of one child."""
    parent.grad += slope * child.grad


def walk(
    order=lambda node: in_order(node)[::-1],
    reset=zero,
    pass_on=add,
    start=1.0,
    parents=lambda each: each.parents,
):
    """Build a way back from variations of its parts."""

    def variation(node):
        nodes = order(node)
        reset(in_order(node))
        node.grad = start(node) if callable(start) else start
        for each in nodes:
            for parent, slope in parents(each):
                pass_on(parent, slope, each)

    return variation


def replace(parent, slope, child):
    """Write over what came before."""
    parent.grad = slope * child.grad


def recursive(pass_on=add, reset=zero, first=True):
    """Build a walk that hands on each part at once, by recursion."""

    def variation(node):
        reset(in_order(node))
        node.grad = 1.0

        def visit(each):
            for parent, slope in each.parents:
                pass_on(parent, slope, each)
                if first:
                    visit(parent)
            if not first:
                for parent, _ in each.parents:
                    visit(parent)

        visit(node)

    return variation


def along_each_way(reset):
    """Build a walk that hands on a part alone, not the grad that it is added to."""

    def variation(node):
        reset(in_order(node))

        def visit(each, part):
            each.grad += part
            for parent, slope in each.parents:
                visit(parent, slope * part)

        visit(node, 1.0)

    return variation


def handing_on(node):
    """Return nodes as a recursion meets them, once for each way to them."""
    return before_its_parents(node, once=False)


def level_by_level(node):
    """Return nodes as a queue meets them, once for each way to them."""
    order = [node]
    for each in order:
        order += [parent for parent, _ in each.parents]
    return order


def start_anew(node):
    """Let each node begin a way back of its own, from a grad of 1."""
    node.grad = 1.0
    for parent, slope in node.parents:
        add(parent, slope, node)
        start_anew(parent)


def then_reset(node):
    """Go back, and set all grads to 0 afterwards."""
    walk()(node)
    zero([each for each in in_order(node) if each is not node])


def without_repeats(each):
    """Return the parents, each object once."""
    return [(p, s) for p, s in dict(each.parents).items()]


def swapped(each):
    """Return the parents with the slopes in the other order."""
    slopes = [slope for _, slope in each.parents]
    return zip([p for p, _ in each.parents], slopes[::-1], strict=True)


def only_inputs_reset(order):
    """Reset the nodes without parents alone, as zeroing the weights does."""
    zero([each for each in order if not each.parents])


def only_inner_reset(order):
    """Reset the nodes in between, and let the inputs add up."""
    zero([each for each in order if each.parents])


def averaged(node):
    """Take the mean of what the children bring."""
    parts: dict[int, list[float]] = {id(each): [] for each in in_order(node)}
    parts[id(node)] = [1.0]
    for each in in_order(node)[::-1]:
        each.grad = float(np.mean(parts[id(each)]))
        for parent, slope in each.parents:
            parts[id(parent)].append(slope * each.grad)
