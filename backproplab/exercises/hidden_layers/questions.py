"""The questions of notebook 05: three to recall, one to predict."""

from backproplab.exercises.definition import Choice, Question

RECALL_GRADIENT = Question(
    "recall_weight_gradient",
    "05",
    "recall: a weight gradient",
    "z2 = a1 @ W2 + b2, and the error dL_dz2 is known. Which line gives dL_dW2?",
    (
        Choice(
            "a1.T @ dL_dz2",
            "What came in times the error that went out, added up over the examples:"
            " (n_in, N) @ (N, n_out) has the shape of W2.",
            right=True,
        ),
        Choice(
            "dL_dz2.T @ a1",
            "These are the right numbers in a table that is turned round. Which shape"
            " has W2 in this course: (n_in, n_out) or (n_out, n_in)?",
        ),
        Choice(
            "x.T @ dL_dz2",
            "x came into layer 1. What was multiplied by W2 on the way forward?",
        ),
        Choice(
            "a1 * dL_dz2",
            "In a single entry one input meets one error, that is true. But the shapes"
            " are (N, n_in) and (N, n_out): over which axis are the products added up?",
        ),
    ),
)

RECALL_PATHS = Question(
    "recall_two_paths",
    "05",
    "recall: two paths",
    "A value is used in two places. From one of them the gradient 3 comes back, from"
    " the other -1. What is the gradient of the value?",
    (
        Choice(
            "2",
            "Where paths meet on the way back, gradients add up: 3 + (-1).",
            right=True,
        ),
        Choice(
            "-3",
            "Factors multiply along one path. What happens where two paths meet?",
        ),
        Choice(
            "1",
            "That is the mean of both. If the value is nudged, does it act through half"
            " of each path, or through both of them fully?",
        ),
        Choice(
            "3",
            "Only the stronger path counts at a max. Does this value feel one path or"
            " both?",
        ),
    ),
)

RECALL_OUTPUT = Question(
    "recall_squares_and_sigmoid",
    "05",
    "recall: squares behind a sigmoid",
    "An output neuron is a sigmoid and the loss is half the squared difference, with"
    " one example. The output is 0.75 and the target 0. What is the error dL_dz of this"
    " neuron?",
    (
        Choice(
            "0.75 · 0.75 · 0.25",
            "Prediction - target, times the slope a (1 - a). With squares the slope"
            " does not cancel.",
            right=True,
        ),
        Choice(
            "0.75",
            "That is dL_da, prediction - target. It is dL_dz as well if the loss is a"
            " cross-entropy. What is left to multiply for squares?",
        ),
        Choice(
            "0.75 · 0.25",
            "That is the slope of the sigmoid alone, or the difference with half of"
            " the slope. Which three factors are there: the difference, a, and what?",
        ),
        Choice(
            "-0.75 · 0.75 · 0.25",
            "The size is right. The prediction is too large: should the error be"
            " positive or negative?",
        ),
    ),
)

PREDICT_ERROR = Question(
    "predict_hidden_error",
    "05",
    "predict: the error of a hidden neuron",
    "One hidden neuron feeds two outputs, with the weights 2 and -1. The errors at the"
    " outputs are 1 and 3. Which error comes back to the neuron, before its activation"
    " is looked at?",
    (
        Choice(
            "-1",
            "Each error comes back through the weight of its wire, and they add up:"
            " 1 · 2 + 3 · (-1). A positive error at the second output says: too large."
            " The neuron lowers that output, so it should grow.",
            right=True,
        ),
        Choice(
            "4",
            "The errors are added up without their weights. If the neuron grows by 0.1,"
            " by how much does the first output grow?",
        ),
        Choice(
            "5",
            "One sign is lost. Which way does the second output move when the neuron"
            " grows?",
        ),
        Choice(
            "1",
            "That is what a sum of the weights gives: 2 + (-1). Which number comes back"
            " over each wire?",
        ),
        Choice(
            "2",
            "That is the first path alone. To how many outputs does the neuron send its"
            " value?",
        ),
    ),
)

RECALL_AND_PREDICT = (RECALL_GRADIENT, RECALL_PATHS, RECALL_OUTPUT, PREDICT_ERROR)
