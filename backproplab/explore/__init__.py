"""Explorers: pictures that a learner moves, with one function for each.

They are imported here, not on first use: a module that is imported later would take the
name of its function, and `explore.nudge(...)` would meet the module.
"""

from backproplab.explore.backward import backward
from backproplab.explore.chain import chain
from backproplab.explore.depth import depth
from backproplab.explore.descent import descent
from backproplab.explore.explorer import Explorer
from backproplab.explore.forward import forward
from backproplab.explore.frame import Frame
from backproplab.explore.heads import heads
from backproplab.explore.kink import kink
from backproplab.explore.logits import logits
from backproplab.explore.loss_tangent import loss_tangent
from backproplab.explore.nudge import nudge
from backproplab.explore.outer_product import outer_product
from backproplab.explore.report import report
from backproplab.explore.slopes import slopes
from backproplab.explore.step_size import step_size
from backproplab.explore.tape import tape
from backproplab.explore.training_lab import training_lab

__all__ = [
    "Explorer",
    "Frame",
    "backward",
    "chain",
    "depth",
    "descent",
    "forward",
    "heads",
    "kink",
    "logits",
    "loss_tangent",
    "nudge",
    "outer_product",
    "report",
    "slopes",
    "step_size",
    "tape",
    "training_lab",
]
