"""Right answers in forms that nobody expects: notebook 07."""

FUNCTIONS = {}
VALUES = {}
