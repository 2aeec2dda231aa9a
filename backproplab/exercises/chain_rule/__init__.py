"""The exercises and questions of notebook 03, in its order."""

from backproplab.exercises.chain_rule.add_gate import ADD
from backproplab.exercises.chain_rule.by_hand import GATES
from backproplab.exercises.chain_rule.chain import CHAIN
from backproplab.exercises.chain_rule.fork import FORK
from backproplab.exercises.chain_rule.max_gate import MAX
from backproplab.exercises.chain_rule.multiply_gate import MULTIPLY
from backproplab.exercises.chain_rule.questions import QUESTIONS

EXERCISES = (GATES, ADD, MULTIPLY, MAX, FORK, CHAIN)

__all__ = ["EXERCISES", "QUESTIONS"]
