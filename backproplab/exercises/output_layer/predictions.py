"""Questions of notebook 04 to commit to before an explorer answers them."""

from backproplab.exercises.definition import Choice, Question

WHO_IS_FASTER = Question(
    "predict_slow_start",
    "04",
    "predict: who learns faster?",
    "Two sigmoid neurons should give 0. One gives 0.82, the other 0.98. Both learn from"
    " the squared error, at the same rate. Which one is nearer to 0 after 300 steps?",
    (
        Choice(
            "the one that starts at 0.82",
            "It is less wrong, and it has the larger slope as well: the sigmoid is"
            " steeper there. You will see how much.",
            right=True,
        ),
        Choice(
            "the one that starts at 0.98",
            "Tempting: a larger error should give a larger step. What else multiplies"
            " the error on its way back to the weight?",
        ),
        Choice(
            "both are equally near",
            "Then the one that starts further away would have to be faster. How steep"
            " is the sigmoid at 0.98?",
        ),
        Choice(
            "neither moves, because the sigmoid is flat there",
            "It is nearly flat, and nowhere quite. At which of the two is it flatter?",
        ),
    ),
)

SILENT_NEURON = Question(
    "predict_silent_neuron",
    "04",
    "predict: a silent neuron",
    "Hidden neuron 0 is off in every row of the batch: column 0 of a1 holds only zeros."
    " What are the gradients of the weights that lead from it to the outputs, row 0 of"
    " dL_dW2?",
    (
        Choice(
            "all of them are 0",
            "Every term is input times error, and this input is 0 in every row. These"
            " weights have no say, so they get no blame.",
            right=True,
        ),
        Choice(
            "the errors themselves, because nothing weakens them",
            "That is the gradient of a bias, whose input is 1. When a weight behind a 0"
            " grows, does any z2 change?",
        ),
        Choice(
            "the same as in the other rows: all weights share the errors",
            "They share the errors, but each error is multiplied by something of its"
            " own. By what?",
        ),
        Choice(
            "negative, so that the neuron wakes up",
            "What comes out of the neuron is decided by the weights before it. What is"
            " 0 times an error?",
        ),
    ),
)
