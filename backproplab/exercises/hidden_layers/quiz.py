"""The quiz at the end of notebook 05."""

from backproplab.exercises.definition import Choice, Question

QUIZ_SILENT = Question(
    "quiz_silent_neuron",
    "05",
    "quiz: a silent neuron",
    "For one example a hidden ReLU neuron has z = -2, and the error dL_da = 7 arrives"
    " at its output. What does this example add to the gradients of the weights around"
    " the neuron?",
    (
        Choice(
            "nothing, neither to those into it nor to those out of it",
            "Into it: the slope is 0 there, so dL_dz is 0. Out of it: its value a is 0,"
            " and a weight gradient is value times error.",
            right=True,
        ),
        Choice(
            "nothing to those into it; the ones out of it get their share",
            "The weights into it are right: the slope stops the error. A weight out of"
            " it gets the neuron's value times an error: which value is that here?",
        ),
        Choice(
            "nothing to those out of it; the ones into it get their share",
            "The weights out of it are right: its value is 0. The weights into it get"
            " their input times dL_dz: what does the slope at z = -2 make of the 7?",
        ),
        Choice(
            "7 times the input to each weight into it",
            "That would be dL_da times the input. Which slope lies between a and z?",
        ),
        Choice(
            "a negative share, because z is negative",
            "The sign of z does not turn the error round. Is the neuron's slope at -2"
            " negative, 0 or 1?",
        ),
    ),
)

QUIZ_SQUARE = Question(
    "quiz_square_layer",
    "05",
    "quiz: all shapes fit",
    "All layers of a network have ten neurons. Its author wrote dL_dz2 @ W2 where"
    " dL_dz2 @ W2.T belongs. Nothing crashes, and the loss falls a little. What finds"
    " the mistake?",
    (
        Choice(
            "nudge one weight of layer 1, and compare the measured slope",
            "Numbers decide, where shapes cannot. gradient_check does this for every"
            " weight; one entry worked out by index would do, too.",
            right=True,
        ),
        Choice(
            "print the shape of every gradient",
            "All of them are (10, 10) or (10,), with and without the transpose. What"
            " differs, if the shapes do not?",
        ),
        Choice(
            "nothing has to be found: the loss falls",
            "Layer 2 learns from right gradients, and layer 1 is pushed about. A loss"
            " can fall in spite of a mistake: what would prove the gradients right?",
        ),
        Choice(
            "look for nan in the gradients",
            "A wrong transpose makes finite numbers, of about the usual size. What can"
            " they be compared with?",
        ),
        Choice(
            "nudge one weight of layer 2, and compare the measured slope",
            "A good tool at the wrong place: dL_dW2 is made from dL_dz2, before the"
            " wrong line. Which gradients come after it?",
        ),
    ),
)

QUIZ_ORDER = Question(
    "quiz_what_is_needed",
    "05",
    "quiz: what is needed",
    "A network has four layers. You want dL_dW2 only. Which of these has to be computed"
    " on the way back?",
    (
        Choice(
            "dL_dz4, dL_dz3 and dL_dz2",
            "The error goes from layer to layer, through the old weights W4 and W3. The"
            " gradients of the weights branch off, and nothing waits for them.",
            right=True,
        ),
        Choice(
            "dL_dz2 alone",
            "From dL_dz2 it is one product, that is true. But what is dL_dz2 made of?",
        ),
        Choice(
            "dL_dW4 and dL_dW3",
            "They come in this order in every program, but does any line read them?"
            " What does the line for dL_dz3 read?",
        ),
        Choice(
            "dL_dz1, since it lies between the input and W2",
            "Going forward, layer 1 comes before layer 2. The error comes from the"
            " other side: which layers lie between W2 and the loss?",
        ),
        Choice(
            "all gradients of the layers 4 and 3, and their updates",
            "All gradients belong to one and the same network, so nothing is updated"
            " yet. Which arrays lead from the loss to dL_dz2?",
        ),
    ),
)

QUIZ = (QUIZ_SILENT, QUIZ_SQUARE, QUIZ_ORDER)
