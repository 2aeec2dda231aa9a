# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of references that learners meet without type hints.
"""Use the same mistakes in several exercises."""

from dataclasses import replace


def rebuilt(mistakes, build):
    """Return the mistakes with each variation built anew, for another exercise."""
    return tuple(
        replace(
            mistake,
            variation=build(mistake.variation),
            also=tuple(build(way) for way in mistake.also),
        )
        for mistake in mistakes
    )
