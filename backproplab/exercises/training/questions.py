"""The question of notebook 09: a start from which nothing helps but another start."""

from backproplab.exercises.definition import Choice, Question

STUCK_START = Question(
    "stuck_start",
    "09",
    "a stuck start",
    "XOR in a net 2-3-1, learning rate 1. From four starts the loss falls to 0.0005."
    " From this one it is 0.3469 after 5,000 steps and 0.3466 after 20,000. Now ln 2 is"
    " 0.6931. What goes on?",
    (
        Choice(
            "two rows are right, two stand at 1/2; another start helps",
            "Half of ln 2: two rows cost nothing, two cost ln 2 each. Every small step"
            " makes it worse, so the net stays, and only another start gets it out.",
            right=True,
        ),
        Choice(
            "the learning rate is too low; ten times as many steps help",
            "Fifteen thousand steps more won 0.0003. If it were only slow, what would"
            " the loss have done in that time?",
        ),
        Choice(
            "the gradient is wrong; a gradient check will show it",
            "The same code reaches 0.0005 from four other starts. Would a wrong"
            " gradient do that?",
        ),
        Choice(
            "the net has too few neurons to learn XOR",
            "The same net has learned it from four other starts. What differs here?",
        ),
        Choice(
            "all weights are equal, so the hidden neurons stay alike",
            "Then all four rows would stand at 1/2, and the loss at ln 2. The loss is"
            " half of that: how many rows are at 1/2?",
        ),
    ),
)

QUESTIONS = (STUCK_START,)
