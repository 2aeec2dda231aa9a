"""Right answers in forms that nobody expects: notebook 06."""

FUNCTIONS = {}
VALUES = {}
