# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Variations of a reference that learners meet without type hints.
"""Build variations of dense_backward from variations of its three results."""


def weights(dL_dz, x, W):
    """Return the right dL_dW."""
    return x.T @ dL_dz


def biases(dL_dz, x, W):
    """Return the right dL_db."""
    return dL_dz.sum(axis=0)


def inputs(dL_dz, x, W):
    """Return the right dL_dx."""
    return dL_dz @ W.T


def with_results(dL_dW=weights, dL_db=biases, dL_dx=inputs):
    """Build a variation from functions of all arguments; the others are right."""
    return lambda *given: (dL_dW(*given), dL_db(*given), dL_dx(*given))


right = with_results()


def with_weights(function):
    """Build a variation with another dL_dW, found from dL_dz and x."""
    return with_results(dL_dW=lambda dL_dz, x, W: function(dL_dz, x))


def by_factor(factor, wrong):
    """Build a variation that is wrong by a factor in some results, as "Wb" names them.

    N decides the factor.
    """

    def times(letter, function):
        if letter not in wrong:
            return function
        return lambda dL_dz, x, W: function(dL_dz, x, W) * factor(len(x))

    return with_results(times("W", weights), times("b", biases), times("x", inputs))
