"""Training lab: watch a network learn, epoch after epoch, and step back at any time."""

from functools import lru_cache
from typing import Any

from numpy.typing import ArrayLike

from backproplab.diagrams.svg import number
from backproplab.explore.explorer import Explorer
from backproplab.explore.frame import Frame, Table
from backproplab.explore.lab_background import Background, running_loop
from backproplab.explore.lab_picture import Moment, picture
from backproplab.explore.lab_run import Run, Runs
from backproplab.explore.lab_settings import MOST_EPOCHS, Given, Setting, given
from backproplab.explore.lab_stage import Backdrop, backdrop
from backproplab.explore.stage import Still
from backproplab.layers import Layer
from backproplab.losses import Loss

TOO_MUCH = 1.5  # times the loss at the start: no accident
MOST_NAMED = 3  # errors in the sentence
AHEAD = 12  # epochs that are trained beyond what is shown, so that a step on is quick


def training_lab(
    network: Layer | None = None,
    loss: Loss | None = None,
    x: ArrayLike | None = None,
    y: ArrayLike | None = None,
    *,
    seed: int = 0,
) -> Explorer:
    """Train on points of the plane: decision region, loss, and the error at each layer.

    Stochastic gradient descent with batches of 10 rows. Points and network can be your
    own; what you do not give is chosen in the lab, where weights are drawn with `seed`.
    In a notebook the training runs in the background, between cells.
    Shapes: x (N, 2), y (N, 1) of 0 and 1.
    """
    lab = Lab(given(network, loss, x, y, seed))
    loop = running_loop()
    explorer = Explorer(
        lab.draw,
        *lab.given.controls(),
        title="Training lab",
        stages=lab.stage,
        at_hand=lab.at_hand,
        meanwhile=lab.meanwhile if loop else None,
    )
    if loop:
        Background(explorer, lambda: lab.work(**explorer.state), loop)
    return explorer


class Lab:
    """The runs of all settings, as frames for any of their epochs."""

    def __init__(self, given: Given) -> None:
        self.given = given
        self.runs = Runs(lambda setting: Run(given, setting))
        self.backdrop = lru_cache(self.make_backdrop)

    def draw(self, epoch: int, **setting: Any) -> Frame:
        """Draw a run after an epoch, trained until there if need be."""
        run = self.runs[Setting(**setting)]
        run.train_to(int(epoch))
        return self.frame(run, int(epoch), Setting(**setting))

    def meanwhile(self, epoch: int, **setting: Any) -> Frame:
        """Draw how far a run is."""
        return self.frame(self.runs[Setting(**setting)], int(epoch), Setting(**setting))

    def at_hand(self, epoch: int, **setting: Any) -> bool:
        """Say whether a frame can be drawn without any training."""
        return self.runs.have(Setting(**setting), int(epoch))

    def work(self, epoch: int, **setting: Any) -> bool:
        """Train one epoch towards what is shown, and a little beyond; is there more?"""
        goal = min(int(epoch) + AHEAD, MOST_EPOCHS)
        run = self.runs[Setting(**setting)]
        run.train_towards(goal)
        return not run.has(goal)

    def make_backdrop(self, data: str) -> Backdrop:
        """Draw the axes of a data set."""
        _, x, y = self.given.start(Setting(0, data, "none", "tanh"))
        return backdrop(x, y)

    def stage(self, data: str) -> Still:
        """Return what lies under all frames of a data set; "own" is the learner's."""
        return self.backdrop(data).still

    def frame(self, run: Run, epoch: int, setting: Setting) -> Frame:
        """Show a run after an epoch, or as far as it is."""
        stage = setting.data or "own"
        moment = Moment(run, min(epoch, run.epochs), epoch, self.backdrop(stage))
        return Frame(picture(moment), sentence(moment, setting), table(moment), stage)


def sentence(moment: Moment, setting: Setting) -> str:
    """Say what is trained, how far it is, and how well it does."""
    if moment.is_waited_for:
        return f"{what(setting)}: training on to epoch {moment.asked}."
    loss, start = number(moment.loss, 3), number(moment.run.losses[0], 3)
    was = f" ({start} at the start)" if moment.epoch else ""
    return (
        f"{what(setting)}, after epoch {moment.epoch}: the loss is "
        f"{loss}{was}, and {moment.n_wrong} of {len(moment.run.x)} points lie on the "
        "wrong side. "
        f"Size of the errors: {error_words(moment)}.{warning(moment)}"
    )


def error_words(moment: Moment) -> str:
    """Name the errors with their sizes; of many, the first and the last."""
    sizes = [f"{name} {number(size, 3)}" for name, size in moment.errors.items()]
    return ", ".join(sizes) if len(sizes) <= MOST_NAMED else f"{sizes[0]} … {sizes[-1]}"


def what(setting: Setting) -> str:
    """Name the data, the network and the rate."""
    points = {"": "Your points", "XOR": "XOR"}.get(
        setting.data, setting.data.capitalize()
    )
    return f"{points}, {network_words(setting)}, rate {setting.rate:g}"


def network_words(setting: Setting) -> str:
    """Name a network."""
    if not setting.hidden:
        return "your network"
    if setting.hidden == "none":
        return "no hidden layer"
    return f"{setting.hidden} {setting.activation} units"


def warning(moment: Moment) -> str:
    """Say in words what went wrong, "" if nothing did."""
    if moment.is_cut_short:
        return (
            f" In epoch {moment.epoch + 1} numbers became infinite: the steps are too "
            "long, try a rate ten times lower."
        )
    if moment.loss > TOO_MUCH * moment.run.losses[0]:
        return " The loss is far above its start: the steps are too long."
    for name, size in moment.errors.items():
        if size == 0:
            return f" {name} is 0: no error arrives there, and nothing is learned."
    return ""


def table(moment: Moment) -> Table:
    """List the numbers after this epoch."""
    rows = {
        "epoch": str(moment.epoch),
        "loss L": number(moment.loss, 6),
        "points on the wrong side": str(moment.n_wrong),
    }
    rows |= {f"size of {name}": number(v, 6) for name, v in moment.errors.items()}
    return (("quantity", "value"), *rows.items())
