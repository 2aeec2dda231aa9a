"""Right answers in forms that nobody expects: notebook 05."""

FUNCTIONS = {}
VALUES = {}
