"""The questions of notebook 04, in its order, and where the 1/N of the mean went."""

from backproplab.exercises.definition import Choice, Question
from backproplab.exercises.output_layer.predictions import SILENT_NEURON, WHO_IS_FASTER
from backproplab.exercises.output_layer.quiz import QUIZ
from backproplab.exercises.output_layer.recalls import RECALLS

WHERE_IS_N = Question(
    "where_is_n",
    "04",
    "where did 1/N go?",
    "The loss is a mean over N examples, but the lines of dense_backward have no 1/N in"
    " them. Where is it?",
    (
        Choice(
            "inside dL_dz: the gradient of the loss brought it along",
            "dL_dz = (prediction - target)/N. Whatever is made from dL_dz has the 1/N"
            " in it already, in every layer before.",
            right=True,
        ),
        Choice(
            "it is missing: dL_dW and dL_db have to be divided by N",
            "Many courses write it there, because their dL_dz has none. What does the"
            " line for dL_dz in this notebook divide by?",
        ),
        Choice(
            "in the matrix product, which averages over the examples",
            "A matrix product adds up over the shared axis; nothing in it divides. If"
            " every example came twice and dL_dz stayed as it is, would dL_dW stay the"
            " same or double?",
        ),
        Choice(
            "in the learning rate, which takes it up",
            "A loss that is a sum leaves it to the learning rate indeed. But here the"
            " loss on the screen is a mean: is its slope to be right before any step is"
            " taken?",
        ),
        Choice(
            "nowhere: a bias gradient is a sum, so no mean is left",
            "dL_db sums the rows of dL_dz. What is each of these rows divided by before"
            " it is added?",
        ),
    ),
)

QUESTIONS = (*RECALLS, WHO_IS_FASTER, SILENT_NEURON, WHERE_IS_N, *QUIZ)
