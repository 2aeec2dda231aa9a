"""Right answers in forms that nobody expects: notebook 03."""

FUNCTIONS = {}
VALUES = {}
