"""Learn backpropagation by doing: layers, losses and a gradient checker to read.

Reading order: notation, shapes, layers, activations, losses, network, gradcheck,
optimizers, training, tracing. `import backproplab` loads NumPy and the first of these;
everything else is loaded when it is first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from backproplab.layers import (
    Dense,
    Layer,
    LeakyReLU,
    ReLU,
    Sigmoid,
    Softmax,
    Softplus,
    Tanh,
)
from backproplab.losses import (
    BinaryCrossEntropy,
    CrossEntropy,
    Loss,
    MeanSquaredError,
    SigmoidCrossEntropy,
    SoftmaxCrossEntropy,
    one_hot,
)
from backproplab.network import Sequential, mlp

if TYPE_CHECKING:
    from backproplab import data as data
    from backproplab import explore as explore
    from backproplab import plots as plots
    from backproplab.exercises import ask as ask
    from backproplab.exercises import check as check
    from backproplab.exercises import hint as hint
    from backproplab.exercises import progress as progress
    from backproplab.exercises import reset as reset
    from backproplab.exercises import solution as solution
    from backproplab.files import load as load
    from backproplab.files import save as save
    from backproplab.gradcheck import directional_check as directional_check
    from backproplab.gradcheck import gradient_check as gradient_check
    from backproplab.gradcheck import numerical_gradient as numerical_gradient
    from backproplab.gradcheck import relative_error as relative_error
    from backproplab.gradient_report import GradientReport as GradientReport
    from backproplab.optimizers import SGD as SGD
    from backproplab.optimizers import Adam as Adam
    from backproplab.optimizers import Momentum as Momentum
    from backproplab.report import Report as Report
    from backproplab.showing import show as show
    from backproplab.steps import Step as Step
    from backproplab.tracing import Trace as Trace
    from backproplab.tracing import trace as trace
    from backproplab.training import DivergenceError as DivergenceError
    from backproplab.training import History as History
    from backproplab.training import batches as batches
    from backproplab.training import train as train

__version__ = "0.1.0"

# Loaded on first use, so that `import backproplab` stays light.
LAZY = {
    "SGD": "backproplab.optimizers:SGD",
    "Adam": "backproplab.optimizers:Adam",
    "DivergenceError": "backproplab.training:DivergenceError",
    "GradientReport": "backproplab.gradient_report:GradientReport",
    "History": "backproplab.training:History",
    "Momentum": "backproplab.optimizers:Momentum",
    "Report": "backproplab.report:Report",
    "Step": "backproplab.steps:Step",
    "Trace": "backproplab.tracing:Trace",
    "ask": "backproplab.exercises:ask",
    "batches": "backproplab.training:batches",
    "check": "backproplab.exercises:check",
    "data": "backproplab.data",
    "directional_check": "backproplab.gradcheck:directional_check",
    "explore": "backproplab.explore",
    "gradient_check": "backproplab.gradcheck:gradient_check",
    "hint": "backproplab.exercises:hint",
    "load": "backproplab.files:load",
    "numerical_gradient": "backproplab.gradcheck:numerical_gradient",
    "plots": "backproplab.plots",
    "progress": "backproplab.exercises:progress",
    "relative_error": "backproplab.gradcheck:relative_error",
    "reset": "backproplab.exercises:reset",
    "save": "backproplab.files:save",
    "show": "backproplab.showing:show",
    "solution": "backproplab.exercises:solution",
    "trace": "backproplab.tracing:trace",
    "train": "backproplab.training:train",
}


def __getattr__(name: str) -> Any:
    if name not in LAZY:
        raise AttributeError(f"module 'backproplab' has no attribute {name!r}")
    module, _, attribute = LAZY[name].partition(":")
    loaded = import_module(module)
    return getattr(loaded, attribute) if attribute else loaded


def __dir__() -> list[str]:
    return sorted(globals().keys() | LAZY.keys())


__all__ = [
    "SGD",
    "Adam",
    "BinaryCrossEntropy",
    "CrossEntropy",
    "Dense",
    "DivergenceError",
    "GradientReport",
    "History",
    "Layer",
    "LeakyReLU",
    "Loss",
    "MeanSquaredError",
    "Momentum",
    "ReLU",
    "Report",
    "Sequential",
    "Sigmoid",
    "SigmoidCrossEntropy",
    "Softmax",
    "SoftmaxCrossEntropy",
    "Softplus",
    "Step",
    "Tanh",
    "Trace",
    "ask",
    "batches",
    "check",
    "data",
    "directional_check",
    "explore",
    "gradient_check",
    "hint",
    "load",
    "mlp",
    "numerical_gradient",
    "one_hot",
    "plots",
    "progress",
    "relative_error",
    "reset",
    "save",
    "show",
    "solution",
    "trace",
    "train",
]
