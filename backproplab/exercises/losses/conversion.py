# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 02: one sum of squares, three losses of the same name."""

from backproplab.exercises.definition import Exercise, Fixture, Mistake


def convert_loss(S, N, n_out):
    """Turn a sum S of squared differences into three losses, all called MSE.

    Shapes: L_ours, L_pytorch, L_no_half ().
    """
    L_ours = S / (2 * N)
    L_pytorch = S / (N * n_out)
    L_no_half = S / N
    return L_ours, L_pytorch, L_no_half


def losses(ours=6.0, pytorch=4.0, no_half=12.0):
    """Build answers in which some losses are wrong."""
    return lambda S, N, n_out: (ours, pytorch, no_half)


CONVERT_LOSS = Exercise(
    reference=convert_loss,
    notebook="02",
    title="one loss, three conventions",
    see="Derive: mean or sum, and the ½",
    results=("L_ours", "L_pytorch", "L_no_half"),
    fixtures=lambda rng: [Fixture("five rows of three outputs", (60.0, 5, 3))],
    is_value=True,
    asks={
        "L_ours": "Which two factors stand in front of the sum in our loss?",
        "L_pytorch": "How many entries does the table of differences have?",
        "L_no_half": "Over what does a mean over the rows divide?",
    },
    hints=(
        "All three start from the same sum of 60. By what does each of them divide it?",
        "Ours has ½ and 1/N. PyTorch's mean counts every entry, N rows of n_out each."
        " The third one is ours without its ½.",
        "60 by twice 5; 60 by 5 times 3; 60 by 5.",
    ),
    mistakes=(
        Mistake(
            "ours_without_mean",
            losses(ours=30.0),
            "This is the sum, or half of it. A loss in this course is a mean over the"
            " rows.",
            "How many rows are there, and what does a mean do with that number?",
            right_under="a sum convention, Σ (ŷ - y)² or half of it",
            also=(losses(ours=60.0), losses(ours=60.0, pytorch=60.0, no_half=60.0)),
        ),
        Mistake(
            "ours_without_half",
            losses(ours=12.0),
            "This is the mean over the rows, but the ½ is missing.",
            "Which factor is there so that the 2 of the square cancels?",
            right_under="the convention without the ½",
            also=(losses(ours=12.0, no_half=6.0),),
        ),
        Mistake(
            "half_too_often",
            losses(ours=3.0),
            "This is half of our loss: it is divided by 2 once too often.",
            "How often does ½ stand in front of the sum?",
            also=(losses(ours=3.0, pytorch=2.0, no_half=6.0),),
        ),
        Mistake(
            "ours_over_all_entries",
            losses(ours=2.0),
            "It is divided by the number of all entries. Ours sums the outputs of a row"
            " and averages only the rows.",
            "Which of the two sizes does our loss divide by?",
        ),
        Mistake(
            "ours_over_outputs",
            losses(ours=10.0),
            "It is divided by n_out where N belongs.",
            "Which size counts the rows?",
            also=(losses(ours=20.0),),
        ),
        Mistake(
            "multiplied_by_n",
            losses(ours=150.0),
            "60 / 2 * 5 divides by 2 and then multiplies by 5.",
            "Where do brackets have to stand, so that all of 2N is below?",
        ),
        Mistake(
            "ours_and_pytorch_swapped",
            losses(ours=4.0, pytorch=6.0),
            "These two have changed places.",
            "Which of them divides by the number of all entries?",
            also=(losses(ours=4.0, pytorch=12.0, no_half=6.0),),
        ),
        Mistake(
            "pytorch_over_rows",
            losses(pytorch=12.0),
            "This is the mean over the rows. PyTorch's mean counts every entry of the"
            " table.",
            "How many entries have 5 rows of 3 outputs?",
        ),
        Mistake(
            "pytorch_and_no_half_swapped",
            losses(pytorch=12.0, no_half=4.0),
            "Ours is right; the other two have changed places.",
            "Which of them divides by the number of all entries?",
        ),
        Mistake(
            "pytorch_with_half",
            losses(pytorch=2.0),
            "The number of entries is right, but PyTorch's loss has no ½.",
            "Which factor is too much?",
        ),
        Mistake(
            "pytorch_is_ours",
            losses(pytorch=6.0),
            "This is our loss once more. PyTorch's has no ½ and counts every entry.",
            "By what does it divide the sum?",
        ),
        Mistake(
            "pytorch_as_sum",
            losses(pytorch=60.0),
            'This is the sum, which PyTorch gives only for reduction="sum". Asked for'
            " is its mean.",
            "How many entries does the table of differences have?",
        ),
        Mistake(
            "pytorch_over_outputs",
            losses(pytorch=20.0),
            "It is divided by n_out, and not by N.",
            "How many entries have 5 rows of 3 outputs?",
            also=(losses(pytorch=10.0),),
        ),
        Mistake(
            "multiplied_by_outputs",
            losses(pytorch=36.0),
            "60 / 5 * 3 divides by 5 and then multiplies by 3.",
            "Where do brackets have to stand, so that all of N·n_out is below?",
        ),
        Mistake(
            "no_half_is_pytorch",
            losses(no_half=4.0),
            "This is PyTorch's mean once more. Without the ½, ours is still a mean over"
            " the rows alone.",
            "What is twice our loss?",
        ),
        Mistake(
            "no_half_is_ours",
            losses(no_half=6.0),
            "This is our loss once more, with its ½.",
            "What is our loss when its ½ is left out?",
        ),
        Mistake(
            "half_taken_twice",
            losses(no_half=3.0),
            "Half of our loss was taken. Without the ½, the loss gets larger.",
            "What undoes a factor of ½?",
        ),
        Mistake(
            "no_half_as_sum",
            losses(no_half=60.0),
            "This is the sum, or half of it. Only the ½ goes, the mean over the rows"
            " stays.",
            "By how many rows is it divided?",
            also=(losses(no_half=30.0),),
        ),
        Mistake(
            "no_half_over_outputs",
            losses(no_half=20.0),
            "It is divided by n_out where N belongs.",
            "Which size counts the rows?",
        ),
    ),
)
