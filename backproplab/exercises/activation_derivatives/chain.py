# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What the three slopes share: fixtures, and mistakes in dL_dz = dL_da * da_dz."""

from dataclasses import replace

import numpy as np

from backproplab.exercises.activation_derivatives.memory import IN_MEMORY
from backproplab.exercises.definition import Fixture, Mistake


def errors_and_inputs(rng):
    """Return errors dL_da with the z of the same forward pass."""

    def draw(N, n_out):
        return rng.normal(size=(N, n_out)), rng.normal(size=(N, n_out)) * 2

    whole = np.array([[-2, 1, 3], [2, -1, -3]])
    return [
        Fixture("a batch of five", draw(5, 3)),
        Fixture("equal sizes", draw(3, 3)),
        Fixture("one example", draw(1, 3)),
        Fixture("one unit", draw(5, 1)),
        Fixture("whole numbers", (np.array([[3, -4, 5], [2, 6, -7]]), whole)),
        Fixture("whole numbers in z", (rng.normal(size=(2, 3)) * 3, whole)),
        Fixture("views", (rng.normal(size=(3, 5)).T, rng.normal(size=(5, 6))[:, ::2])),
        Fixture("far numbers (±800)", (rng.normal(size=(1, 3)), far())),
    ]


def far():
    """Return numbers where every S-shaped curve is flat, and one where it is not."""
    return np.array([[-800.0, -0.5, 800.0]])


def times(slope):
    """Build dL_dz = dL_da * da_dz with another slope, a function of z."""
    return lambda dL_da, z: dL_da * slope(z)


# Each variation is a function of the slope: the wrong numbers depend on it.
IN_THE_CHAIN = (
    Mistake(
        "upstream_forgotten",
        lambda slope: lambda dL_da, z: slope(z),
        "This is the local slope da_dz alone: the error dL_da, which comes from"
        " the layer above, is not in it.",
        "By the chain rule, what is the local slope multiplied by?",
        also=(lambda slope: lambda dL_da, z: -slope(z),),
    ),
    Mistake(
        "slope_of_the_gradient",
        lambda slope: lambda dL_da, z: dL_da * slope(dL_da),
        "The slope was taken at the gradient dL_da. It belongs at z, where the"
        " forward pass was.",
        "Which number went into the activation on the way forward?",
        also=(
            lambda slope: lambda dL_da, z: slope(dL_da),
            lambda slope: lambda dL_da, z: slope(z * dL_da),
            lambda slope: lambda dL_da, z: dL_da * slope(z * dL_da),
        ),
    ),
    Mistake(
        "arguments_swapped",
        lambda slope: lambda dL_da, z: z * slope(dL_da),
        "The two arguments have changed places: the slope was taken at dL_da, the"
        " gradient, and then multiplied by z.",
        "Which of the two went into the activation on the way forward?",
    ),
    Mistake(
        "slope_added",
        lambda slope: lambda dL_da, z: dL_da + slope(z),
        "Error and slope were added.",
        "Which operation joins the slopes of two steps, one after the other?",
    ),
    Mistake(
        "slope_subtracted",
        lambda slope: lambda dL_da, z: dL_da - slope(z),
        "The slope was subtracted from the error.",
        "Which operation joins the slopes of two steps, one after the other?",
    ),
    Mistake(
        "z_instead_of_slope",
        lambda slope: lambda dL_da, z: dL_da * z,
        "The error was multiplied by z itself, not by the slope there.",
        "How much does a change when z changes a little?",
    ),
    Mistake(
        "divided_by_slope",
        lambda slope: lambda dL_da, z: dL_da / slope(z),
        "The error was divided by the slope, as if the way back undid the step.",
        "If a hardly moves with z, does L react to z strongly or hardly at all?",
    ),
    Mistake(
        "matrix_product",
        lambda slope: lambda dL_da, z: dL_da @ slope(z),
        "A matrix product mixes units and examples. An activation bends each"
        " number by itself, so each slope meets one error only, entry by entry.",
        "Which sign does NumPy have for a product entry by entry?",
        also=(
            lambda slope: lambda dL_da, z: dL_da @ slope(z).T,
            lambda slope: lambda dL_da, z: dL_da.T @ slope(z),
            lambda slope: lambda dL_da, z: slope(z) @ dL_da,
            lambda slope: lambda dL_da, z: slope(z).T @ dL_da,
            lambda slope: lambda dL_da, z: slope(z) @ dL_da.T,
        ),
    ),
)
IN_THE_BATCH = (
    Mistake(
        "divided_by_n",
        lambda slope: lambda dL_da, z: dL_da * slope(z) / len(z),
        "This is divided by N. The 1/N of the mean loss is already inside dL_da.",
        "How many times does the 1/N belong into the whole chain?",
    ),
    Mistake(
        "divided_by_all_entries",
        lambda slope: lambda dL_da, z: dL_da * slope(z) / z.size,
        "This is divided by N·n_out. Each example has its own error, and the 1/N"
        " of the mean loss is already inside dL_da.",
        "How many times does the 1/N belong into the whole chain?",
    ),
    Mistake(
        "one_slope_for_all_examples",
        lambda slope: lambda dL_da, z: dL_da * slope(z)[0],
        "All examples got the same slope, or one mean of slopes. Each example has"
        " its own z, and so its own slope.",
        "Which shape should da_dz have?",
        also=(
            lambda slope: lambda dL_da, z: dL_da * slope(z)[-1],
            lambda slope: lambda dL_da, z: dL_da * slope(z).mean(),
            lambda slope: lambda dL_da, z: dL_da * slope(z).mean(axis=0),
            lambda slope: lambda dL_da, z: dL_da * slope(z.mean(axis=0)),
            lambda slope: lambda dL_da, z: dL_da * slope(z.max(axis=0)),
        ),
    ),
    Mistake(
        "summed",
        lambda slope: lambda dL_da, z: (dL_da * slope(z)).sum(axis=0),
        "Entries were added up or averaged along an axis. dL_dz has the shape of z:"
        " every example keeps its own error for every unit.",
        "Which call joins the entries?",
        also=(
            lambda slope: lambda dL_da, z: (dL_da * slope(z)).mean(axis=0),
            lambda slope: lambda dL_da, z: (dL_da * slope(z)).sum(axis=1),
            lambda slope: lambda dL_da, z: (dL_da * slope(z)).mean(axis=1),
            lambda slope: (
                lambda dL_da, z: (dL_da * slope(z)).sum(axis=0, keepdims=True)
            ),
            lambda slope: (
                lambda dL_da, z: (dL_da * slope(z)).sum(axis=1, keepdims=True)
            ),
            lambda slope: lambda dL_da, z: (dL_da * slope(z)).sum(),
            lambda slope: lambda dL_da, z: (dL_da * slope(z)).mean(),
        ),
    ),
)


def mistakes_with(slope, *at_gradient):
    """Return the mistakes that can be made with any slope.

    `at_gradient` holds more ways to take the slope at the gradient.
    """
    more = {"slope_of_the_gradient": at_gradient}
    return tuple(
        replace(
            mistake,
            variation=mistake.variation(slope),
            also=(*(way(slope) for way in mistake.also), *more.get(mistake.id, ())),
        )
        for mistake in (*IN_THE_CHAIN, *IN_THE_BATCH, *IN_MEMORY)
    )
