"""What is said of a descent: whether it arrives, and which direction decides."""

from backproplab.diagrams.svg import number
from backproplab.explore.descent_directions import ALMOST_0, Direction
from backproplab.explore.descent_picture import Walk, counted, left_after
from backproplab.explore.frame import Table

DOES = {
    "straight": "it goes straight",
    "there at once": "one step leads to the lowest point",
    "zigzags": "it zigzags",
    "swings": "it swings",
    "keeps swinging": "it keeps swinging",
    "diverges": "it diverges",
}


def sentence(name: str, walk: Walk) -> str:
    """Say how far the descent is, what becomes of it, and which direction decides."""
    momentum = f", momentum {walk.momentum:g}" if walk.momentum else ""
    left = left_after(walk.places)
    gone = "" if left is None else f", outside the picture since step {left + 1}"
    start = f", from {number(walk.path.losses[0], 3)}" * (walk.steps > 0)
    return (
        f"{name}, rate {walk.rate:g}{momentum}, after {counted(walk.steps)}{gone}: "
        f"loss {number(walk.loss, 3)}{start}. It {walk.course.fate}: "
        f"{'; '.join(about(way, walk) for way in walk.surface.directions)}."
        f"{decides(walk)}"
    )


def about(way: Direction, walk: Walk) -> str:
    """Say what steps do in one direction, and between which edges the rate stands."""
    fate = way.fate(walk.rate, walk.momentum)
    first = f"{number(way.straight(walk.momentum), 3)}"
    last = f"{number(way.longest(walk.momentum), 3)}"
    low, high = ("(1−√μ)²/k", "2(1+μ)/k") if walk.momentum else ("1/k", "2/k")
    place = {
        "straight": f"below {low} = {first}",
        "there at once": f"for the rate is {low}",
        "keeps swinging": f"for the rate is {high}",
        "diverges": f"above {high} = {last}",
    }.get(fate, f"between {low} = {first} and {high} = {last}")
    return f"along {way.name} {DOES[fate]}, {place}"


def decides(walk: Walk) -> str:
    """Say which direction decides, where there are several, and how fast it is."""
    names, factor, _ = walk.course
    if factor < ALMOST_0:
        return ""
    left = f"leaves {number(factor, 3)} of the way"
    if walk.course.fate == "keeps swinging":
        left = "leaves all of the way"
    elif factor > 1:
        left = f"makes the way {number(factor, 3)} times as long"
    in_the_end = ", in the long run" if walk.momentum else ""
    said = f"each step {left}{in_the_end}."
    if len(walk.surface.directions) == 1:
        return f" {said.capitalize()}"
    alike = " alike" if " and " in names else ""
    return f" What decides is {names}{alike}: {said}"


def table(walk: Walk) -> Table:
    """List weights, slopes and losses of all steps in full."""
    path, until = walk.path, walk.steps + 1
    heads = ("step", *walk.surface.names, *(f"dL_d{w}" for w in walk.surface.names))
    numbers = zip(path.weights, path.gradients, path.losses[:until], strict=False)
    return (
        (*heads, "loss L"),
        *(
            (str(step), *(number(value, 6) for value in (*w, *slope, loss)))
            for step, (w, slope, loss) in enumerate(numbers)
        ),
    )
