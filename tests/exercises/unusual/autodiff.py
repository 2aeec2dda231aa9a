"""Right answers in forms that nobody expects: notebook 11."""

FUNCTIONS = {}
VALUES = {}
