"""Right answers in forms that nobody expects: notebook 04."""

FUNCTIONS = {}
VALUES = {}
