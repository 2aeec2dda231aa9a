"""The questions of notebook 06: a doubled slope, a corner, a layer that died."""

from backproplab.exercises.definition import Choice, Question

DOUBLED_SLOPE = Question(
    "doubled_slope",
    "06",
    "find the doubled slope",
    "The choices are the last five lines of a backward pass, in their order, for a"
    " network with a sigmoid hidden layer. It trains, but slowly: the slope of the"
    " sigmoid is in dL_dW1 twice. Which line has to change, so that every name holds"
    " what it says?",
    (
        Choice(
            "da1_dz1 = a1 * (1 - a1)",
            "This is the slope itself, in its formula with the output a1. It may be"
            " computed once and used once. Which two lines use it?",
        ),
        Choice(
            "dL_dW2 = a1.T @ dL_dz2",
            "This line belongs to layer 2, and no slope of layer 1 is in it. Which"
            " lines come between dL_dz2 and dL_dz1?",
        ),
        Choice(
            "dL_da1 = dL_dz2 @ W2.T * da1_dz1",
            "dL_da1 is the error at the output of the sigmoid, so its slope is not in"
            " it yet. It comes in with the next line, which takes dL_da1 to dL_dz1.",
            right=True,
        ),
        Choice(
            "dL_dz1 = dL_da1 * da1_dz1",
            "Tempting, since the slope stands here. But this is the chain rule as it"
            " should be, if dL_da1 is what its name says. What does the line before"
            " make of it?",
        ),
        Choice(
            "dL_dW1 = x.T @ dL_dz1",
            "The error shows here, but this line only hands it on. Which line before"
            " made dL_dz1 too small?",
        ),
    ),
)

SLOPE_AT_CORNER = Question(
    "slope_at_corner",
    "06",
    "the slope at the corner",
    "One z is exactly 0, where ReLU has a corner. Which number may a backward pass use"
    " there as the slope?",
    (
        Choice(
            "any fixed number from 0 to 1",
            "Left of the corner the slope is 0, right of it 1, and every line between"
            " the two stays below the curve. This course, PyTorch and JAX choose 0.",
            right=True,
        ),
        Choice(
            "0, everything else is wrong",
            "0 is what most libraries choose, but they do choose it. What would go"
            " wrong with ½, or with the 1 from the right-hand side?",
        ),
        Choice(
            "½, since that is the mean of both sides",
            "It is what a central difference measures there, and it may be used. But"
            " is the mean more right than the slope of either side?",
        ),
        Choice(
            "nan, since there is no slope",
            "There is no single slope, that is true. But what becomes of dL_dW when"
            " one entry of dL_dz is nan?",
        ),
        Choice(
            "any number at all",
            "It is a choice, but not a free one. Can a line with slope 5 through the"
            " corner stay below the curve?",
        ),
    ),
)

WHICH_LAYER_DIED = Question(
    "which_layer_died",
    "06",
    "which layer died?",
    "A network has three ReLU layers and a linear output, layer 4. After one backward"
    " pass, these gradients are 0 in every entry: dL_dW1, dL_db1, dL_dW2, dL_db2 and"
    " dL_dW3. These are not: dL_db3, dL_dW4 and dL_db4. In which layer is every unit"
    " off, for all examples?",
    (
        Choice(
            "layer 1",
            "Then a1 would be 0, and so would dL_dW2. But layer 2 could still be on"
            " through its biases: what would dL_db2 be then?",
        ),
        Choice(
            "layer 2",
            "Its a2 is 0, so dL_dW3 = a2ᵀ dL_dz3 is 0, while the error still reaches"
            " dL_db3. Its mask is 0, so nothing comes through to the layers before.",
            right=True,
        ),
        Choice(
            "layer 3",
            "Tempting, because dL_dW3 is 0. But if all units of layer 3 were off, its"
            " mask would stop the error: what would dL_db3 be?",
        ),
        Choice(
            "layer 4",
            "Layer 4 is linear: it has no mask that could be 0. And what do dL_dW4 and"
            " dL_db4 say?",
        ),
        Choice(
            "none: small gradients are normal so far from the output",
            "Small they may be, but exactly 0 in every entry? And which of the two,"
            " dL_dW3 or dL_db3, would distance explain?",
        ),
    ),
)

QUESTIONS = (DOUBLED_SLOPE, SLOPE_AT_CORNER, WHICH_LAYER_DIED)
