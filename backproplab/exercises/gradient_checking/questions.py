"""The question of notebook 07: what a gradient check cannot see."""

from backproplab.exercises.definition import Choice, Question

QUESTIONS = (
    Question(
        "blind_spot",
        "07",
        "the blind spot",
        "Five students each planted one bug. All other lines are right. Whose bug does"
        " a gradient check never find?",
        (
            Choice(
                "Ana: forward uses W1 in both layers, and backward is its true slope",
                "The check compares backward with the function that forward computes."
                " Whether that is the function you meant, it cannot know; shapes,"
                " numbers by hand and training curves can.",
                right=True,
            ),
            Choice(
                "Ben: backward forgets the transpose, and the layer is square",
                "Tempting, since all shapes fit. But the check compares numbers, not"
                " shapes. Are W and its transpose equal?",
            ),
            Choice(
                "Chi: backward divides by N, and the loss has already done so",
                "Tempting, since such a network still learns, only more slowly. By"
                " which factor would the measured slope differ?",
            ),
            Choice(
                "Dov: dL_db is right, but only for a batch with one row",
                "That hides in a check with N = 1. What do you see with N = 5?",
            ),
            Choice(
                "Eve: backward adds to the gradients of the call before",
                "The first call is right, so a check that calls once sees nothing. What"
                " if backward is called twice at the same point?",
            ),
        ),
    ),
)
