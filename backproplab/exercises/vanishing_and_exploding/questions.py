"""The questions of notebook 10: revive a layer, and explain a ratio."""

from backproplab.exercises.definition import Choice, Question

REVIVE_DEAD_LAYER = Question(
    "revive_dead_layer",
    "10",
    "revive a dead layer",
    "After one step with too large a rate, every unit of a ReLU layer has a negative z"
    " for every example. What brings the layer back to life?",
    (
        Choice(
            "new starting values for its weights and biases, so that some z are"
            " positive",
            "Where z is positive the slope is 1 again, and gradients flow. A leaky ReLU"
            " would help as well: its slope is never 0. Then a smaller rate.",
            right=True,
        ),
        Choice(
            "many more steps of training",
            "Tempting, since patience often helps. But each slope in this layer is 0:"
            " what does a step of rate times gradient change?",
        ),
        Choice(
            "a larger learning rate",
            "A larger rate makes larger steps. What is a large rate times a gradient of"
            " 0?",
        ),
        Choice(
            "a smaller learning rate",
            "That would have kept the layer alive, and is right for the next start."
            " What does any rate change while the gradient is 0?",
        ),
        Choice(
            "new weights for the layer after it",
            "The layer after it gets only zeros, and sends something back; but what"
            " does the dead layer's own slope make of whatever arrives?",
        ),
        Choice(
            "momentum",
            "Momentum may carry the weights on for a few steps, in the direction that"
            " killed the layer. Where would a push back come from while the gradient is"
            " 0?",
        ),
    ),
)

WHY_RATIO_STAYS = Question(
    "why_ratio_stays",
    "10",
    "why a ratio stays",
    "Ten ReLU layers without biases, with small, middle and large weights: dL_dz of the"
    " first layer is 0.054, 1.23 or 629 times that of the last. For dL_dW the ratio is"
    " 1.18 in all three. Why?",
    (
        Choice(
            "dL_dW is input times dL_dz, and what dL_dz loses on the way back, the"
            " inputs lose on the way forward",
            "With weights c times as large, the inputs of each layer have a factor c"
            " for every layer before it, and dL_dz one for every layer after it."
            " Together that is the same power of c in every layer, so the ratio stays.",
            right=True,
        ),
        Choice(
            "the slope of ReLU is 1, so nothing vanishes",
            "Then dL_dz would not vanish either, and it does: 0.054. Which other factor"
            " does each layer bring on the way back?",
        ),
        Choice(
            "dL_dW does not depend on how large the weights are",
            "It does: all ten become larger or smaller together. What has to be true of"
            " that factor, if their ratio stays the same?",
        ),
        Choice(
            "it is an accident of this network",
            "1.18 itself is. But scale all weights of any ReLU net without biases by c:"
            " what happens to the z of each layer, and to dL_dz?",
        ),
        Choice(
            "dL_dW averages over the batch, and that levels everything out",
            "A sum over the rows does not know which layer it is in. Which two arrays"
            " are multiplied in dL_dW, and how does each of them change with depth?",
        ),
    ),
)

QUESTIONS = (REVIVE_DEAD_LAYER, WHY_RATIO_STAYS)
