# mypy: disable-error-code="no-untyped-def, no-untyped-call"
"""What goes wrong on the way forward through two layers."""

import numpy as np

from backproplab.exercises.definition import Mistake
from backproplab.layers import Sigmoid, Softmax


def sigmoid(z):
    """Bend with the layer of the package."""
    return Sigmoid().forward(z)[0]


def with_steps(first=None, bend=sigmoid, second=None, last=None):
    """Build a variation of the forward pass from variations of its steps."""

    def variation(x, W1, b1, W2, b2):
        z1 = first(x, W1, b1) if first else x @ W1 + b1
        a1 = bend(z1)
        z2 = second(a1, W2, b2) if second else a1 @ W2 + b2
        return z1, a1, last(z2) if last else z2

    return variation


def without_bias(x, W, b):
    """Mix, but add no bias."""
    return x @ W


TWO_LAYER_MISTAKES = (
    Mistake(
        "activation_forgotten",
        with_steps(bend=lambda z: z),
        "Nothing bends between the layers, so both collapse into one.",
        "Which array should the second layer read: z1 or a1?",
    ),
    Mistake(
        "inputs_bent",
        lambda x, W1, b1, W2, b2: (sigmoid(x) @ W1 + b1) @ W2 + b2,
        "The inputs went through the sigmoid, so nothing bends between the layers.",
        "Which array should be bent: x or z1?",
    ),
    Mistake(
        "sigmoid_at_output",
        with_steps(last=sigmoid),
        "The steps are right up to z2, but a sigmoid was put on the scores.",
        "Where does this task ask for a sigmoid?",
    ),
    Mistake(
        "softmax_at_output",
        with_steps(last=lambda z: Softmax().forward(z)[0] if z.shape[1] > 1 else z**0),
        "These are probabilities; the task asks for the scores z2 before them.",
        "Which notebook turns scores into probabilities?",
    ),
    Mistake(
        "relu_instead",
        with_steps(bend=lambda z: np.maximum(z, 0)),
        "The hidden layer bends with ReLU.",
        "Which activation does this task ask for?",
    ),
    Mistake(
        "tanh_instead",
        with_steps(bend=np.tanh),
        "The hidden layer bends with tanh, which runs from -1 to 1.",
        "Which activation does this task ask for?",
    ),
    Mistake(
        "sigmoid_twice",
        with_steps(bend=lambda z: sigmoid(sigmoid(z))),
        "The hidden layer went through the sigmoid twice.",
        "Is the array that you bend already bent?",
    ),
    Mistake(
        "slope_instead",
        with_steps(bend=lambda z: sigmoid(z) * (1 - sigmoid(z))),
        "a1 is the slope of the sigmoid, not its value.",
        "What should a1 be where z1 is large: 0 or 1?",
    ),
    Mistake(
        "sign_in_exponent",
        with_steps(bend=lambda z: sigmoid(-z)),
        "a1 falls where it should rise: the sign in the exponent is wrong.",
        "What should a1 be where z1 is large: 0 or 1?",
    ),
    Mistake(
        "b1_forgotten",
        with_steps(first=without_bias),
        "The first bias is not in z1.",
        "What does the first layer add after its product?",
    ),
    Mistake(
        "b2_forgotten",
        with_steps(second=without_bias),
        "The second bias is not in z2.",
        "What does the second layer add after its product?",
    ),
    Mistake(
        "biases_forgotten",
        with_steps(first=without_bias, second=without_bias),
        "Neither layer adds its bias.",
        "What does a layer add after its product?",
    ),
    Mistake(
        "minus_on_the_product_alone",
        lambda x, W1, b1, W2, b2: sigmoid(x @ W1 - b1) @ W2 + b2,
        "The minus in the exponent reaches x W1 and not b1: in `np.exp(-x @ W1 + b1)`"
        " only the first term is turned round.",
        "How much of z1 should the minus sign change, and what keeps it together?",
    ),
    Mistake(
        "bias_inside_product",
        with_steps(second=lambda a, W, b: a @ (W + b)),
        "A bias was added to the weights, so the numbers that come in multiply it as"
        " well.",
        "Which comes first in a layer: the product, or adding the bias?",
        also=(
            with_steps(first=lambda x, W, b: x @ (W + b)),
            with_steps(
                first=lambda x, W, b: x @ (W + b), second=lambda a, W, b: a @ (W + b)
            ),
        ),
    ),
    Mistake(
        "b1_after_sigmoid",
        lambda x, W1, b1, W2, b2: (sigmoid(x @ W1) + b1) @ W2 + b2,
        "b1 was added after the sigmoid; it belongs into z1, before the bend.",
        "What does the sigmoid have to see: x W1 or x W1 + b1?",
    ),
    Mistake(
        "w1_transposed",
        with_steps(first=lambda x, W, b: x @ W.T + b),
        "W1 is used turned round: here its shape is (n_in, n_hidden).",
        "Which axis of W1 should meet the inputs?",
        right_under="the (n_out, n_in) convention, as in PyTorch",
    ),
    Mistake(
        "w2_transposed",
        with_steps(second=lambda x, W, b: x @ W.T + b),
        "W2 is used turned round: here its shape is (n_hidden, n_out).",
        "Which axis of W2 should meet the hidden layer?",
        right_under="the (n_out, n_in) convention, as in PyTorch",
    ),
    Mistake(
        "b1_in_both_layers",
        lambda x, W1, b1, W2, b2: sigmoid(x @ W1 + b1) @ W2 + b1,
        "The second layer adds b1, the bias of the first one.",
        "Which bias has one entry for each output?",
    ),
    Mistake(
        "w1_in_both_layers",
        lambda x, W1, b1, W2, b2: sigmoid(x @ W1 + b1) @ W1 + b2,
        "The second layer mixes with W1, the weights of the first one.",
        "Which weights have one row for each hidden neuron?",
    ),
    Mistake(
        "first_layer_twice",
        lambda x, W1, b1, W2, b2: sigmoid(x @ W1 + b1) @ W1 + b1,
        "Both layers use W1 and b1.",
        "Which weights and which bias belong to the second layer?",
    ),
    Mistake(
        "first_layer_skipped",
        lambda x, W1, b1, W2, b2: sigmoid(x) @ W2 + b2,
        "The second layer did not get the result of the first one.",
        "Which array does the second layer read?",
    ),
    Mistake(
        "stopped_at_hidden",
        lambda x, W1, b1, W2, b2: sigmoid(x @ W1 + b1),
        "What is returned as z2 is a1, the hidden layer.",
        "Which step comes after a1?",
    ),
)
