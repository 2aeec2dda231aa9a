# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 08: what the form of the loss does to the rate."""

from backproplab.exercises.definition import Exercise, Fixture, Mistake


def sum_or_mean(learning_rate, N, n_out):
    """Find the rates that make the same step when the loss is written otherwise.

    Shapes: rate_for_sum and rate_for_pytorch ().
    """
    rate_for_sum = learning_rate / N
    rate_for_pytorch = learning_rate * n_out / 2
    return rate_for_sum, rate_for_pytorch


def both_rates(for_sum=None, for_pytorch=None):
    """Build an answer in which one or both rates are wrong."""

    def variation(rate, N, n_out):
        right = sum_or_mean(rate, N, n_out)
        return (
            for_sum(rate, N, n_out) if for_sum else right[0],
            for_pytorch(rate, N, n_out) if for_pytorch else right[1],
        )

    return variation


SUM_OR_MEAN = Exercise(
    reference=sum_or_mean,
    notebook="08",
    title="sum or mean",
    see="Derive: the loss sets the scale of the rate",
    results=("rate_for_sum", "rate_for_pytorch"),
    fixtures=lambda rng: [Fixture("a rate, a batch, outputs", (0.6, 20, 5))],
    is_value=True,
    asks={
        "rate_for_sum": "How many times larger is the gradient of the sum than that of"
        " the mean over N rows?",
        "rate_for_pytorch": "PyTorch has no ½ and divides by N·n_out: how many times"
        " our gradient is that, and what must the rate make up for?",
    },
    hints=(
        "The step is rate times gradient. If the gradient becomes ten times larger and"
        " the step must stay, what becomes of the rate?",
        "Ours is Σ(ŷ - y)² / (2N). The sum is ½ Σ(ŷ - y)², PyTorch's mean is"
        " Σ(ŷ - y)² / (N·n_out). Divide each by ours.",
        "The sum is N times ours, so its rate is N times smaller. PyTorch's mean is"
        " 2/n_out times ours: the rate needs the same factor upside down.",
    ),
    mistakes=(
        Mistake(
            "rate_unchanged",
            both_rates(lambda r, N, n: r, lambda r, N, n: r),
            "The rate stayed as it was. But the factor in front of the loss is another"
            " one: it changes the gradient, and so it would change the step.",
            "What does the factor in front of a loss do to its gradient?",
            also=(both_rates(lambda r, N, n: r), both_rates(None, lambda r, N, n: r)),
        ),
        Mistake(
            "wrong_direction",
            both_rates(lambda r, N, n: r * N),
            "The rate for the sum was multiplied by N. The gradient of the sum is"
            " larger already.",
            "If the gradient is 20 times larger, must the rate grow or shrink?",
            also=(both_rates(lambda r, N, n: r * N, lambda r, N, n: r * 2 / n),),
        ),
        Mistake(
            "pytorch_upside_down",
            both_rates(None, lambda r, N, n: r * 2 / n),
            "The factor between the gradients, 2/n_out, was put on the rate as it is.",
            "If the gradient is 2/5 of ours, what must the rate be for the same step?",
        ),
        Mistake(
            "divided_by_outputs",
            both_rates(None, lambda r, N, n: r / n),
            "The rate was divided by n_out. PyTorch's loss is divided by n_out as well,"
            " so its gradient is smaller already.",
            "If the gradient is smaller, must the rate grow or shrink?",
            also=(both_rates(None, lambda r, N, n: r / (2 * n)),),
        ),
        Mistake(
            "divided_by_all_entries",
            both_rates(lambda r, N, n: r / (N * n)),
            "The rate was divided by N·n_out. Our mean is one over the N rows; within"
            " a row, the outputs are added.",
            "By what is Σ(ŷ - y)² divided in our loss, besides the 2?",
        ),
        Mistake(
            "half_in_the_sum",
            both_rates(lambda r, N, n: r / (2 * N)),
            "There is a 2 too much in the rate for the sum: the ½ stands in both"
            " losses.",
            "What is ½ Σ(ŷ - y)² divided by Σ(ŷ - y)² / (2N)?",
            also=(both_rates(lambda r, N, n: 2 * r / N),),
        ),
        Mistake(
            "half_forgotten_in_pytorch",
            both_rates(None, lambda r, N, n: r * n),
            "The n_out is made up for; the ½, which PyTorch does not have, is not.",
            "How many times larger is a square than half a square?",
        ),
        Mistake(
            "outputs_forgotten_in_pytorch",
            both_rates(None, lambda r, N, n: r / 2),
            "The ½ is made up for, the n_out is not: PyTorch's mean also runs over the"
            " outputs.",
            "By how many entries does nn.MSELoss divide?",
        ),
        Mistake(
            "pytorch_with_n",
            both_rates(None, lambda r, N, n: r * N * n / 2),
            "N is in it as well. But both losses divide by N, so it cancels.",
            "Which of N and n_out is in only one of the two losses?",
            also=(
                both_rates(None, lambda r, N, n: r * N),
                both_rates(None, lambda r, N, n: r / N),
                both_rates(None, lambda r, N, n: r * N * n),
                both_rates(None, lambda r, N, n: r / (N * n)),
                both_rates(None, lambda r, N, n: r * N / 2),
            ),
        ),
        Mistake(
            "results_swapped",
            lambda r, N, n: sum_or_mean(r, N, n)[::-1],
            "Both rates are right, but in the other order.",
            "Which one comes first in the task?",
        ),
    ),
)
