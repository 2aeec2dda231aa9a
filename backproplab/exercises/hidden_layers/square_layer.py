# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 05: a square layer, where every product fits."""

import numpy as np

from backproplab.exercises.definition import Exercise, Fixture, Mistake


def square_layer(dL_dz2, W2):
    """Send two rows of errors back through a square W2: by index, rightly, wrongly.

    Shapes: first_by_index (), dL_da1 and fits_but_wrong (N, n_hidden).
    """
    # Neuron 0 reaches output 0 over W2[0, 0] and output 1 over W2[0, 1].
    first_by_index = dL_dz2[0][0] * W2[0][0] + dL_dz2[0][1] * W2[0][1]
    dL_da1 = np.array(dL_dz2) @ np.transpose(W2)
    fits_but_wrong = np.array(dL_dz2) @ W2
    return first_by_index, dL_da1, fits_but_wrong


def with_results(index=None, back=None, without=None):
    """Build a variation of the three results."""

    def variation(dL_dz2, W2):
        d, W = np.array(dL_dz2), np.array(W2)
        return (
            index(d[0], W) if index else d[0] @ W[0],
            back(d, W) if back else d @ W.T,
            without(d, W) if without else d @ W,
        )

    return variation


SQUARE_LAYER = Exercise(
    reference=square_layer,
    notebook="05",
    title="the transpose that fits and is wrong",
    see="Derive: why the transpose",
    results=("first_by_index", "dL_da1", "fits_but_wrong"),
    fixtures=lambda rng: [
        Fixture("a square layer", ([[1, -2], [3, 1]], [[2, -1], [3, 1]]))
    ],
    is_value=True,
    asks={
        "first_by_index": "Over which two weights does hidden neuron 0 reach the two"
        " outputs, and which error comes back over each?",
        "dL_da1": "Which entry of it do you know already, and does it agree?",
        "fits_but_wrong": "What comes out of `dL_dz2 @ W2`, with no transpose at all?",
    },
    hints=(
        "Which entries of W2 belong to hidden neuron 0: a row, or a column?",
        "W2[i, j] leads from hidden neuron i to output j. One entry of dL_da1 adds up,"
        " over the outputs j, the error at j times the weight to j.",
        "first_by_index is 1 times the first weight in the row of neuron 0, plus -2"
        " times the second. In the same way, row by row, for all four entries.",
    ),
    mistakes=(
        Mistake(
            "column_in_place_of_row",
            with_results(index=lambda d, W: d @ W[:, 0]),
            "The weights were read down a column of W2. Those are the weights that lead"
            " into output 0, not those that leave hidden neuron 0.",
            "W2[i, j] leads from i to j: which index stays 0?",
            also=(
                with_results(
                    index=lambda d, W: d @ W[:, 0],
                    back=lambda d, W: d @ W,
                    without=lambda d, W: d @ W.T,
                ),
                with_results(index=lambda d, W: d @ W[:, 0], back=lambda d, W: d @ W),
            ),
        ),
        Mistake(
            "one_path_only",
            with_results(index=lambda d, W: d[0] * W[0, 0]),
            "This is one path only. Hidden neuron 0 reaches both outputs.",
            "Which second product is added?",
            also=(with_results(index=lambda d, W: d[1] * W[0, 1]),),
        ),
        Mistake(
            "neuron_1_in_place_of_0",
            with_results(index=lambda d, W: d @ W[1]),
            "This is the error of the other hidden neuron: counting begins at 0.",
            "Which row of W2 belongs to neuron 0?",
        ),
        Mistake(
            "sign_lost",
            with_results(index=lambda d, W: d[0] * W[0, 0] - d[1] * W[0, 1]),
            "One product has the wrong sign.",
            "What is -2 times -1?",
            also=(with_results(index=lambda d, W: abs(d) @ W[0]),),
        ),
        Mistake(
            "transpose_forgotten",
            with_results(back=lambda d, W: d @ W),
            "dL_da1 is dL_dz2 @ W2 here, without the transpose. The shapes fit, because"
            " W2 is square; the numbers disagree with those by index.",
            "Which axis of W2 should meet the outputs?",
            also=(with_results(back=lambda d, W: d @ W, without=lambda d, W: d @ W.T),),
        ),
        Mistake(
            "order_swapped",
            with_results(back=lambda d, W: W @ d),
            "The factors stand in the other order, W2 first. With two examples this"
            " fits as well, and it mixes the examples.",
            "Which axis is that of the examples, and which factor brings it?",
            also=(with_results(back=lambda d, W: W.T @ d),),
        ),
        Mistake(
            "columns_are_examples",
            with_results(back=lambda d, W: W @ d.T),
            "Here an example is a row; this table is turned round.",
            "Which entries of dL_da1 belong to the first example?",
            right_under="the column-vector convention, where an example is a column",
        ),
        Mistake(
            "elementwise_product",
            with_results(back=lambda d, W: d * W),
            "The product is entry by entry, so nothing is added up over the outputs.",
            "How many products are added in each entry?",
            also=(
                with_results(back=lambda d, W: d * W.T),
                with_results(without=lambda d, W: d * W),
            ),
        ),
        Mistake(
            "inverse_instead_of_transpose",
            with_results(back=lambda d, W: d @ np.linalg.inv(W)),
            "This is the inverse of W2, not its transpose: the error is passed on, and"
            " nothing is solved for.",
            "Which number joins hidden neuron 0 and output 1?",
        ),
        Mistake(
            "right_one_twice",
            with_results(without=lambda d, W: d @ W.T),
            "The last result is the right product once more. Asked is the one that a"
            " forgotten transpose would give.",
            "What comes out when the rows of dL_dz2 meet the columns of W2?",
        ),
    ),
)
