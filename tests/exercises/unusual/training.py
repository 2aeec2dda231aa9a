"""Right answers in forms that nobody expects: notebook 09."""

FUNCTIONS = {}
VALUES = {}
