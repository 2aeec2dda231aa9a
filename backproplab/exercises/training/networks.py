# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""Run a network that a learner has trained; it is only run, never trained."""

import numpy as np

NO_NETWORK = (
    "This is no network: the check runs the network itself, on the rows. Which name"
    " holds the trained one?"
)
NOT_FINITE = "The network gives nan or infinity: its parameters have run away."


def outputs(answer, x, n_out):
    """Return what a network gives for x, or the words for what is wrong with it.

    A history stands for its network. A network with one output may give a flat array,
    or one column for each of two classes.
    """
    network = getattr(answer, "network", answer)
    if not callable(network) or isinstance(network, type):
        return NO_NETWORK
    try:
        given = np.asarray(network(x.copy()), dtype=float)
    except Exception as error:
        said = " ".join(str(error).split())[:160]
        return f"The network fails on rows of shape {x.shape}: {said}. Which sizes fit?"
    if not np.isfinite(given).all():
        return NOT_FINITE
    if n_out == 1:
        given = one_column(given, len(x))
    if given.shape != (len(x), n_out):
        return f"For {len(x)} rows it gives {given.shape}. How many outputs are needed?"
    return given


def one_column(given, N):
    """Return one number for each row: positive where the network says 1."""
    if given.shape == (N, 2):
        given = given[:, 1] - given[:, 0]
    elif given.shape in ((N,), (N, 1)):
        given = given.reshape(N)
        if ((given >= 0) & (given <= 1)).all():
            inside = given.clip(1e-12, 1 - 1e-12)
            given = np.log(inside / (1 - inside))
    return given.reshape(-1, 1) if given.size == N else given


def says_one(scores, y):
    """Say for which rows a network says 1, and read it as well as can be.

    Scores are positive for 1; whoever trained with squared errors has outputs around 0
    and 1, so that 1/2 is between them.
    """
    ways = [scores > 0, scores > 0.5]
    return max(ways, key=lambda way: (way == (y > 0.5)).sum())


def is_flat(scores, x):
    """Say whether a network of one output is a plane over its inputs: no bend."""
    design = np.column_stack([x, np.ones(len(x))])
    squashed = 1 / (1 + np.exp(-scores.clip(-30, 30)))
    for height in (scores, squashed):
        fit = design @ np.linalg.lstsq(design, height, rcond=None)[0]
        if np.abs(fit - height).max() < 1e-6 * max(1, np.abs(height).max()):
            return True
    return False


def differs(scores):
    """Say whether the rows get different outputs."""
    return bool(np.ptp(scores, axis=0).max() > 1e-3)


def mean_loss(scores, y):
    """Return the cross-entropy of scores, or of what are plainly outputs near 0 and 1.

    Whoever trained with squared errors gets outputs a little below 0 and above 1.
    """
    if scores.min() < -0.25 or scores.max() > 1.25:
        return (np.logaddexp(0, scores) - y * scores).mean()
    inside = scores.clip(1e-9, 1 - 1e-9)
    return -(y * np.log(inside) + (1 - y) * np.log(1 - inside)).mean()
