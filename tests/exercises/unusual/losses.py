"""Right answers in forms that nobody expects: notebook 02."""

FUNCTIONS = {}
VALUES = {}
