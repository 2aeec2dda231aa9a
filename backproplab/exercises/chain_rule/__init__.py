"""The exercises and questions of notebook 03, in its order."""

from backproplab.exercises.chain_rule.add_gate import ADD
from backproplab.exercises.chain_rule.by_hand import GATES
from backproplab.exercises.chain_rule.chain import CHAIN
from backproplab.exercises.chain_rule.fork import FORK
from backproplab.exercises.chain_rule.max_gate import MAX
from backproplab.exercises.chain_rule.multiply_gate import MULTIPLY
from backproplab.exercises.chain_rule.questions import BEFORE
from backproplab.exercises.chain_rule.quiz import QUIZ
from backproplab.exercises.chain_rule.recalls import RECALLS

EXERCISES = (GATES, ADD, MULTIPLY, MAX, FORK, CHAIN)
QUESTIONS = (*RECALLS, *BEFORE, *QUIZ)

__all__ = ["EXERCISES", "QUESTIONS"]
