# mypy: disable-error-code="no-untyped-def, no-untyped-call"
# Stubs are cut from these references, and learners meet them without type hints.
"""Exercise of notebook 08: one step of Mazur's network, digit by digit."""

from backproplab.data import mazur_net
from backproplab.exercises.definition import Exercise, Fixture
from backproplab.exercises.weight_update.mazur_parts import EVERY, weights
from backproplab.exercises.weight_update.wrong_mazur import WRONG_MAZUR


def mazur_step(learning_rate):
    """Take one step with w1 to w8 of Mazur's network, to nine digits; biases stay.

    Shapes: w1, w2, w3, w4, w5, w6, w7, w8 and E ().
    """
    network, loss, x, y = mazur_net()
    y_hat, caches = network.forward(x)
    _, grads = network.backward(loss.gradient(y_hat, y), caches)
    W1 = network.params["W1"] - learning_rate * grads["W1"]
    W2 = network.params["W2"] - learning_rate * grads["W2"]
    E = loss.value(network.with_params(W1=W1, W2=W2)(x), y)
    after = {**weights(W1, W2), "E": E}
    return after


MAZUR = Exercise(
    reference=mazur_step,
    notebook="08",
    title="one step by hand",
    see="Derive: all gradients before any update",
    results=EVERY,
    fixtures=lambda rng: [Fixture("Mazur's network", (0.5,))],
    returns_dict=True,
    is_value=True,
    rtol=2e-7,
    asks={
        "w5": "What is ∂E/∂w5, and what is it multiplied by before it is subtracted?",
        "w6": "From which hidden neuron does w6 come, and to which output does it go?",
        "w7": "From which hidden neuron does w7 come, and to which output does it go?",
        "w8": "Which δ belongs to output 2, and is it positive or negative?",
        "w1": "Which w5 and w7 did the error come back through: old or new?",
        "w2": "Which input does w2 carry?",
        "w3": "Which δ belongs to the second hidden neuron?",
        "w4": "Which input does w4 carry, and which δ belongs to it?",
        "E": "Which weights, and which biases, does the new forward pass use?",
    },
    hints=(
        "You know all eight gradients from notebook 05. What makes a new weight out of"
        " an old one?",
        "Each new weight is the old one minus half its gradient. Keep nine digits or"
        " more. For E, go forward once more with all eight new weights and the old"
        " biases.",
        "w5 is 0.40 - 0.5 · 0.0821670406, and so on. Use the same eight gradients"
        " throughout: nothing is computed anew between them.",
    ),
    mistakes=WRONG_MAZUR,
)
