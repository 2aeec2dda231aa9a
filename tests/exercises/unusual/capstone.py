"""Right answers in forms that nobody expects: notebook 12."""

FUNCTIONS = {}
VALUES = {}
