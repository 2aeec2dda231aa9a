"""Wrong tapes as learners write them, and what is said about them."""

import numpy as np
import pytest

from backproplab.data import mazur_net
from backproplab.exercises import check
from backproplab.exercises.autodiff.by_hand import same_as_by_hand
from backproplab.exercises.autodiff.graphs import Node, times
from backproplab.exercises.autodiff.questions import BACKWARD_TWICE

STUB = """
class Var:
    def __init__(self, value, parents=()):
        {init}

    def __add__(self, other):
        {add}

    def __mul__(self, other):
        {mul}

    def relu(self):
        {relu}

    def sigmoid(self):
        {sigmoid}
"""
LINES = {
    "init": "self.value, self.parents, self.grad = value, parents, 0.0",
    "add": "return Var(self.value + other.value, [(self, 1.0), (other, 1.0)])",
    "mul": "return Var(self.value * other.value,"
    " [(self, other.value), (other, self.value)])",
    "relu": "return Var(max(0, self.value), [(self, 1.0 if self.value > 0 else 0.0)])",
    "sigmoid": "s = 1 / (1 + np.exp(-self.value));"
    " return Var(s, [(self, s * (1 - s))])",
}


def var(**other):
    """The class written out, in which some lines may be other ones."""
    around = {"np": np}
    exec(STUB.format(**(LINES | other)), around)
    return around["Var"]


def changed(name, old, new):
    """The class with a piece of one line replaced."""
    assert old in LINES[name]
    return var(**{name: LINES[name].replace(old, new)})


CLASSES = [
    (var(add="return self.value + other.value"), "number_returned"),
    (var(mul="return self.value * other.value"), "number_returned"),
    (var(sigmoid="return 1 / (1 + np.exp(-self.value))"), "number_returned"),
    (var(add="return Var(self.value + other.value)"), "parents_missing"),
    (var(mul="return Var(self.value * other.value)"), "parents_missing"),
    (var(init="self.value, self.parents, self.grad = value, (), 0"), "parents_missing"),
    (var(relu="return Var(max(0, self.value))"), "parents_missing"),
    (
        var(add="return Var(self.value + other.value, [(self, 1)])"),
        "second_parent_missing",
    ),
    (
        var(mul="return Var(self.value * other.value, [(self, other.value)])"),
        "second_parent_missing",
    ),
    (changed("add", "[(self, 1.0), (other, 1.0)]", "(self, other)"), "slopes_missing"),
    (
        changed("mul", "(self, other.value), (other, self.value)", "self, other"),
        "slopes_missing",
    ),
    (
        changed("mul", "(self, other.value), (other, self.value)", "(self, other)"),
        "vars_as_slopes",
    ),
    (
        changed(
            "mul",
            "(self, other.value), (other, self.value)",
            "(self, self.value), (other, other.value)",
        ),
        "product_slopes_swapped",
    ),
    (
        changed(
            "mul",
            "(self, other.value), (other, self.value)",
            "(self, other), (other, self)",
        ),
        "vars_as_slopes",
    ),
    (
        changed(
            "mul",
            "(self, other.value), (other, self.value)",
            "(self.value, other.value), (other.value, self.value)",
        ),
        "values_as_parents",
    ),
    (
        changed(
            "mul",
            "(self, other.value), (other, self.value)",
            "(other.value, self), (self.value, other)",
        ),
        "pairs_turned_round",
    ),
    (
        changed(
            "mul", "(self, other.value), (other, self.value)", "(self, 1), (other, 1)"
        ),
        "product_slopes_one",
    ),
    (
        changed(
            "add",
            "[(self, 1.0), (other, 1.0)]",
            "[(self, self.value), (other, other.value)]",
        ),
        "sum_slopes_are_values",
    ),
    (
        changed("add", "[(self, 1.0), (other, 1.0)]", "{self: 1, other: 1}"),
        "same_parent_counted_once",
    ),
    (
        changed(
            "mul",
            "[(self, other.value), (other, self.value)]",
            "{self: other.value, other: self.value}",
        ),
        "same_parent_counted_once",
    ),
    (
        changed(
            "mul",
            "[(self, other.value), (other, self.value)]",
            "{(self, other.value), (other, self.value)}",
        ),
        "same_parent_counted_once",
    ),
    (
        var(
            add="self.value += other.value;"
            " self.parents = [(self, 1), (other, 1)]; return self"
        ),
        "operand_changed",
    ),
    (changed("init", "0.0", "1.0"), "grad_not_zero"),
    (changed("init", "0.0", "None"), "grad_not_zero"),
    (var(init="self.value, self.parents = value, parents"), None),
    (var(init="self.data, self.parents, self.grad = value, parents, 0"), None),
    (changed("relu", "1.0 if self.value > 0 else 0.0", "1.0"), "relu_slope_always_one"),
    (
        changed("relu", "1.0 if self.value > 0 else 0.0", "max(0, self.value)"),
        "relu_slope_is_value",
    ),
    (changed("relu", "max(0, self.value)", "self.value"), "relu_not_cut"),
    (changed("relu", "1.0 if self.value > 0", "1.0 if self.value < 0"), None),
    (changed("sigmoid", "s * (1 - s)", "s"), "sigmoid_slope_is_value"),
    (changed("sigmoid", "s * (1 - s)", "1 - s"), "sigmoid_slope_is_value"),
    (changed("sigmoid", "s * (1 - s)", "1.0"), "sigmoid_slope_one"),
    (
        changed("sigmoid", "s * (1 - s)", "self.value * (1 - self.value)"),
        "sigmoid_slope_of_z",
    ),
    (changed("sigmoid", "s * (1 - s)", "-s * (1 - s)"), "sigmoid_slope_sign"),
    (changed("sigmoid", "s * (1 - s)", "s * (s - 1)"), "sigmoid_slope_sign"),
    (changed("sigmoid", "np.exp(-self.value)", "np.exp(self.value)"), "sigmoid_sign"),
    (
        changed(
            "sigmoid", "s = 1 / (1 + np.exp(-self.value))", "s = np.tanh(self.value)"
        ),
        "tanh_instead",
    ),
    (changed("mul", "self.value * other.value", "self.value + other.value"), None),
    (changed("add", "self.value + other.value", "self.value * other.value"), None),
    (changed("add", "(other, 1.0)", "(other, -1.0)"), None),
    (var(relu="..."), None),
    (var(mul="self.value * other.value"), None),
]


# --- the order of nodes ---


def ordering(text):
    """A function made of the lines of its body."""
    around = {"np": np}
    body = "\n".join(f"    {line}" for line in text.strip("\n").splitlines())
    exec(f"def topological_order(node):\n{body}", around)
    return around["topological_order"]


RECURSIVE = """
order, seen = [], set()
def visit(each):
    if each in seen: return
    seen.add(each)
    for parent, slope in each.parents:
        visit(parent)
    order.append(each)
visit(node)
return order
"""


def other(old, new):
    """The recursive walk with a piece replaced."""
    assert old in RECURSIVE
    return ordering(RECURSIVE.replace(old, new))


ORDERS = [
    (other("return order\n", "return order[::-1]\n"), "children_first"),
    (other("    order.append(each)", "    order.insert(0, each)"), "children_first"),
    (other("    seen.add(each)\n", ""), "shared_node_repeated"),
    (
        ordering(
            RECURSIVE.replace("    order.append(each)\n", "").replace(
                "    seen.add(each)\n", "    seen.add(each); order.append(each)\n"
            )
        ),
        "node_before_its_parents",
    ),
    (
        ordering(
            """
            order, queue = [], [node]
            while queue:
                each = queue.pop(0)
                if each not in order:
                    order.append(each)
                    queue += [parent for parent, _ in each.parents]
            return order[::-1]
            """.replace("            ", "")
        ),
        "order_of_meeting_reversed",
    ),
    (
        ordering(
            """
            order, stack = [], [node]
            while stack:
                each = stack.pop()
                if each not in order:
                    order.append(each)
                    stack += [parent for parent, _ in each.parents]
            return order[::-1]
            """.replace("            ", "")
        ),
        "order_of_meeting_reversed",
    ),
    (
        ordering(
            """
            order, stack = [], [node]
            while stack:
                each = stack.pop()
                order.append(each)
                stack += [parent for parent, _ in each.parents]
            return order[::-1]
            """.replace("            ", "")
        ),
        "shared_node_repeated",
    ),
    (
        other("visit(node)\n", "for parent, _ in node.parents: visit(parent)\n"),
        "node_itself_missing",
    ),
    (
        other("    order.append(each)", "    if each.parents: order.append(each)"),
        "inputs_missing",
    ),
    (
        other("    order.append(each)", "    if not each.parents: order.append(each)"),
        "inputs_only",
    ),
    (other("        visit(parent)", "        return visit(parent)"), "inputs_only"),
    (
        other("        visit(parent)", "        visit(parent); break"),
        "first_parent_only",
    ),
    (other("order.append(each)", "order.append(each.value)"), "values_listed"),
    (
        other("        visit(parent)", "        order.append(parent)"),
        "not_beyond_the_parents",
    ),
    (ordering("return [node]"), "node_only"),
    (
        ordering("return [parent for parent, _ in node.parents] + [node]"),
        "not_beyond_the_parents",
    ),
    (ordering("return list(node.parents) + [node]"), "pairs_listed"),
    (ordering("return node.parents"), "pairs_listed"),
    (ordering("return node"), None),
    (
        other("return order\n", "return sorted(order, key=lambda n: n.value)\n"),
        "sorted_by_value",
    ),
    (other("return order\n", "return set(order)\n"), "set_returned"),
    (other("return order\n", ""), "missing_return"),
    (
        other("for parent, slope in each.parents:", "for parent in each.parents:"),
        "error",
    ),
    (
        ordering(
            """
            order = []
            for parent, _ in node.parents:
                order += topological_order(parent)
            return order + [node]
            """.replace("            ", "")
        ),
        "shared_node_repeated",
    ),
    (
        ordering(
            """
            order = []
            for parent, _ in node.parents:
                order.append(topological_order(parent))
            return order + [node]
            """.replace("            ", "")
        ),
        "lists_in_lists",
    ),
    (
        ordering(
            """
            order = [node]
            for parent, _ in node.parents:
                order += topological_order(parent)
            return order
            """.replace("            ", "")
        ),
        "shared_node_repeated",
    ),
]


# --- the way back ---


def back(**other):
    """The way back written out, in which some lines may be other ones."""
    lines = {
        "order": "order = topological_order(node)",
        "reset": "for each in order: each.grad = 0.0",
        "start": "node.grad = 1.0",
        "for": "for each in reversed(order):",
        "inner": "for parent, slope in each.parents:",
        "part": "parent.grad += slope * each.grad",
        "end": "pass",
    } | other
    text = "def backward(node):\n"
    for name, line in lines.items():
        indent = {"inner": 8, "part": 12}.get(name, 4)
        text += f"{' ' * indent}{line}\n"
    around = {"topological_order": ordering(RECURSIVE), "np": np}
    exec(text, around)
    return around["backward"]


def by_recursion(text):
    """A way back that calls itself."""
    around = {}
    exec("def backward(node):\n" + text, around)
    return around["backward"]


CALLS_ITSELF = """
    for parent, slope in node.parents:
        parent.grad += slope * node.grad
        backward(parent)
"""

BACKS = [
    (back(part="parent.grad = slope * each.grad"), "part_overwritten"),
    (back(reset="pass"), "not_reset"),
    (
        back(reset="for each in order: each.grad = 0 if each.parents else each.grad"),
        "inputs_not_reset",
    ),
    (
        back(reset="for each in order: each.grad = each.grad if each.parents else 0"),
        "inner_nodes_not_reset",
    ),
    (back(**{"for": "for each in order:"}), "order_not_reversed"),
    (back(order="order = [n for n, _ in node.parents] + [node]"), "inputs_not_reset"),
    (back(start="pass"), "start_forgotten"),
    (back(start="node.grad = node.value"), "start_is_value"),
    (back(start="node.grad = 0"), "start_forgotten"),
    (back(part="parent.grad += each.grad"), "slope_forgotten"),
    (back(part="parent.grad += slope"), "upstream_forgotten"),
    (back(part="parent.grad += slope + each.grad"), "slope_added"),
    (back(part="parent.grad += parent.value * each.grad"), "value_instead_of_slope"),
    (back(part="parent.grad += slope * each.value"), "value_instead_of_grad"),
    (back(part="parent.grad *= slope * each.grad"), "nothing_handed_on"),
    (back(part="parent.grad -= slope * each.grad"), None),
    (back(part="each.grad += slope * parent.grad"), "nothing_handed_on"),
    (back(inner="for parent, slope in each.parents[:1]:"), "first_parent_only"),
    (
        back(inner="for parent, slope in dict(each.parents).items():"),
        "fork_counted_once",
    ),
    (back(inner="for parent, slope in set(each.parents):"), "fork_counted_once"),
    (
        back(part="if parent.grad == 0: parent.grad = slope * each.grad"),
        "part_overwritten",
    ),
    (by_recursion("    node.grad = 1.0\n" + CALLS_ITSELF), "start_at_each_node"),
    (
        by_recursion(
            "    node.grad = 1.0\n    def go(n):\n"
            "        for p, s in n.parents:\n"
            "            p.grad += s * n.grad\n            go(p)\n    go(node)\n"
        ),
        "no_order_and_no_reset",
    ),
    (
        by_recursion(
            "    node.grad = 1.0\n    def go(n):\n"
            "        for p, s in n.parents:\n"
            "            p.grad = s * n.grad\n            go(p)\n    go(node)\n"
        ),
        "part_overwritten",
    ),
    (
        by_recursion(
            "    node.grad = 1.0\n    todo = [node]\n    while todo:\n"
            "        n = todo.pop(0)\n        for p, s in n.parents:\n"
            "            p.grad += s * n.grad\n            todo.append(p)\n"
        ),
        "no_order_and_no_reset",
    ),
    (back(end="node.grad = 0.0"), None),
    (back(end="for each in order: each.grad /= 2"), None),
    (back(end="for each in order: each.value = each.grad"), None),
    (
        back(reset="pass", end="for each in order[:-1]: each.grad = 0.0"),
        "nothing_handed_on",
    ),
]


@pytest.mark.parametrize(("answer", "mistake"), CLASSES)
def test_wrong_var_is_named(answer, mistake):
    feedback = check(answer)
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback
    assert "?" in feedback.message


@pytest.mark.parametrize(("function", "mistake"), ORDERS)
def test_wrong_order_is_named(function, mistake):
    feedback = check(function)
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback
    assert "?" in feedback.message


@pytest.mark.parametrize(("function", "mistake"), BACKS)
def test_wrong_way_back_is_named(function, mistake):
    feedback = check(function)
    assert feedback.status == "failed"
    assert feedback.mistake == mistake, feedback
    assert "?" in feedback.message


@pytest.mark.parametrize(
    ("answer", "exercise", "words"),
    [
        (var(init="self.value, self.parents = value, parents"), "Var", "no .grad"),
        (var(mul="self.value * other.value"), "Var", "x * y gives None"),
        (changed("init", "0.0", "1.0"), "Var", "grad starts at 1"),
        (ordering("return node"), "topological_order", "a list of nodes, not one Node"),
        (back(part="parent.grad = slope * each.grad"), "backward", "`=` writes over"),
        (back(reset="pass"), "backward", "nothing was set to 0"),
        (back(**{"for": "for each in order:"}), "backward", "not reversed"),
        (back(end="for each in order: each.value = 0"), "backward", "were changed"),
        (
            back(
                reset="for each in order: each.grad = 0 if each.parents else each.grad"
            ),
            "backward",
            "Right under the accumulate convention, as in PyTorch",
        ),
    ],
)
def test_words_say_what_was_done(answer, exercise, words):
    assert words in check(answer, exercise=exercise).message


def test_old_grads_do_not_pass_for_a_way_back():
    first_time = back(reset="if node.grad != 0: return")
    message = check(first_time, exercise="backward").message
    assert "On a gate with old grads: grads[3] is 5; the right value is 1" in message


def test_tape_gives_the_numbers_of_the_lesson_by_hand():
    network, loss, x, y = mazur_net()
    y_hat, caches = network.forward(x)
    _, grads = network.backward(loss.gradient(y_hat, y), caches)
    for table, name in zip(same_as_by_hand(), ("W1", "W2"), strict=True):
        assert np.allclose(table, grads[name], rtol=1e-14)
    assert same_as_by_hand()[0][0][0] == pytest.approx(0.0004385677, abs=5e-11)


def test_a_second_call_grows_as_the_question_says():
    x = Node("x", 2.0)
    y = times("y", x, x)
    result = Node("L", 3 * y.value, [(y, 3.0)])
    without_reset = back(reset="pass")
    without_reset(result)
    assert (y.grad, x.grad) == (3, 12)
    without_reset(result)
    right = next(choice for choice in BACKWARD_TWICE.choices if choice.right)
    assert f"{x.grad:g}" == right.text
