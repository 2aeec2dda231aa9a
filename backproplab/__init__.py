"""Learn backpropagation by doing: layers, losses and a gradient checker to read.

Reading order: notation, shapes, layers, softmax, losses, network, gradcheck,
optimizers, training, tracing. `import backproplab` loads NumPy only; pictures,
explorers and exercises are loaded when they are first used.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from backproplab.gradcheck import (
    directional_check,
    gradient_check,
    numerical_gradient,
    relative_error,
)
from backproplab.gradient_report import GradientReport
from backproplab.layers import (
    Dense,
    Layer,
    LeakyReLU,
    ReLU,
    Sigmoid,
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
from backproplab.optimizers import SGD, Adam, Momentum
from backproplab.softmax import Softmax

if TYPE_CHECKING:
    from backproplab import data as data
    from backproplab import explore as explore
    from backproplab.exercises import ask as ask
    from backproplab.exercises import check as check
    from backproplab.exercises import hint as hint
    from backproplab.exercises import progress as progress
    from backproplab.exercises import reset as reset
    from backproplab.exercises import solution as solution
    from backproplab.files import load as load
    from backproplab.files import save as save
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
    "DivergenceError": "backproplab.training:DivergenceError",
    "History": "backproplab.training:History",
    "Step": "backproplab.steps:Step",
    "Trace": "backproplab.tracing:Trace",
    "ask": "backproplab.exercises:ask",
    "batches": "backproplab.training:batches",
    "check": "backproplab.exercises:check",
    "data": "backproplab.data",
    "explore": "backproplab.explore",
    "hint": "backproplab.exercises:hint",
    "load": "backproplab.files:load",
    "progress": "backproplab.exercises:progress",
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
    "progress",
    "relative_error",
    "reset",
    "save",
    "show",
    "solution",
    "trace",
    "train",
]
