"""Right answers in forms that nobody expects: notebook 10."""

FUNCTIONS = {}
VALUES = {}
