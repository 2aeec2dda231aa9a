# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong when the nodes of a graph are put in order.

Sources: micrograd by karpathy (issues 2, 21, 67, 68, 91 and 96, pull requests 23 and
64) on walks that meet a shared node too early, or more than once.
"""

from backproplab.exercises.definition import Mistake


def parents_of(node):
    """Return the parents of a node."""
    return [parent for parent, _ in node.parents]


def in_order(node, *, once=True):
    """Return the order as it should be, or with every visit in it."""
    order = []

    def visit(each):
        if once and each in order:
            return
        for parent in parents_of(each):
            visit(parent)
        order.append(each)

    visit(node)
    return order


def before_its_parents(node, *, once=True):
    """Append each node before its parents, as a walk in depth meets them."""
    order = []

    def visit(each):
        if not once or each not in order:
            order.append(each)
            for parent in parents_of(each):
                visit(parent)

    visit(node)
    return order


def breadth_first(node):
    """Append nodes level by level, each when it is met first."""
    order = [node]
    for each in order:
        order += [p for p in dict.fromkeys(parents_of(each)) if p not in order]
    return order


def last_in_first_out(node, *, once=True):
    """Append nodes as a stack hands them out."""
    order, stack = [], [node]
    while stack:
        each = stack.pop()
        if not once or each not in order:
            order.append(each)
            stack += parents_of(each)
    return order


def one_parent_only(place):
    """Build a walk that follows one parent of each node."""

    def variation(node):
        order = [node]
        while order[0].parents:
            order.insert(0, parents_of(order[0])[place])
        return order

    return variation


def two_levels(node):
    """Return the node with its parents, and no further."""
    return [*dict.fromkeys(parents_of(node)), node]


def by_value(node):
    """Sort by value, as if numbers only grew on the way."""
    return sorted(in_order(node), key=lambda each: each.value)


ORDER_MISTAKES = (
    Mistake(
        "children_first",
        lambda node: in_order(node)[::-1],
        "The order is reversed: every child stands in front of its parents.",
        "What is the first entry of the list: an input, or the result?",
        right_under="the convention that lists nodes as the way back meets them",
    ),
    Mistake(
        "node_before_its_parents",
        before_its_parents,
        "Each node is put into the list before its parents are visited.",
        "Which line should come first: the append, or the loop over the parents?",
        also=(breadth_first, last_in_first_out),
    ),
    Mistake(
        "order_of_meeting_reversed",
        lambda node: breadth_first(node)[::-1],
        "This is the order in which the walk first met the nodes, turned round. A node"
        " that is met early, by a short way, comes after one that is made from it.",
        "Which nodes have to be in the list already when a node is put in?",
        also=(
            lambda node: before_its_parents(node)[::-1],
            lambda node: last_in_first_out(node)[::-1],
        ),
    ),
    Mistake(
        "shared_node_repeated",
        lambda node: in_order(node, once=False),
        "A node that is used twice is visited twice, and stands in the list twice.",
        "How could the function remember which nodes it has seen?",
        also=(
            lambda node: before_its_parents(node, once=False),
            lambda node: before_its_parents(node, once=False)[::-1],
            lambda node: last_in_first_out(node, once=False)[::-1],
        ),
    ),
    Mistake(
        "node_itself_missing",
        lambda node: in_order(node)[:-1],
        "The node from which the walk starts is not in the list.",
        "After its parents are visited: what happens to the node itself?",
    ),
    Mistake(
        "inputs_missing",
        lambda node: [each for each in in_order(node) if each.parents],
        "Nodes without parents are missing: the inputs and weights, whose gradient is"
        " wanted most.",
        "What does the function do with a node that has no parents?",
    ),
    Mistake(
        "inputs_only",
        lambda node: [each for each in in_order(node) if not each.parents],
        "Only the inputs are in the list; the nodes between them and the result are"
        " missing.",
        "After its parents are visited: what happens to the node itself?",
    ),
    Mistake(
        "first_parent_only",
        one_parent_only(0),
        "The walk follows only the first parent of each node.",
        "Does the loop over the parents run to its end, or does a `return` stop it?",
    ),
    Mistake(
        "last_parent_only",
        one_parent_only(-1),
        "The walk follows only the last parent of each node.",
        "Over which pairs should the loop run?",
    ),
    Mistake(
        "not_beyond_the_parents",
        two_levels,
        "The list ends at the node's own parents; theirs are missing.",
        "Who visits the parents of the parents?",
    ),
    Mistake(
        "node_only",
        lambda node: [node],
        "Only the node itself is in the list.",
        "Which line visits its parents?",
    ),
    Mistake(
        "sorted_by_value",
        by_value,
        "The nodes are sorted by their values, which say nothing about who comes from"
        " whom.",
        "What makes one node come before another: its size, or who made whom?",
        also=(lambda node: by_value(node)[::-1],),
    ),
    Mistake(
        "values_listed",
        lambda node: [each.value for each in in_order(node)],
        "The list holds the values of the nodes; what is wanted are the nodes.",
        "What should be appended: a node, or its value?",
    ),
    Mistake(
        "pairs_listed",
        lambda node: [(each, 1.0) for each in in_order(node)],
        "The list holds pairs of a parent and a slope; what is wanted are the nodes.",
        "What does one entry of `parents` consist of?",
    ),
    Mistake(
        "lists_in_lists",
        lambda node: [in_order(node)[:-1], node],
        "There is a list inside the list: what a visit returns was appended as one"
        " entry.",
        "Which list method adds the entries of another list one by one?",
    ),
    Mistake(
        "set_returned",
        lambda node: {*in_order(node)},
        "The nodes are in a set, and a set keeps no order.",
        "Which kind of collection keeps the order in which entries were put in?",
    ),
)
