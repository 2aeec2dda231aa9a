"""Right answers in forms that nobody expects: notebook 08."""

FUNCTIONS = {}
VALUES = {}
