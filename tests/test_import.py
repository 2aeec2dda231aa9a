"""`import backproplab` loads NumPy and nothing else; the rest comes when it is used."""

import subprocess
import sys

import pytest

import backproplab

LOADED = """
import sys
import numpy
before = set(sys.modules)
import backproplab
{then}
print(*sorted({{name.split(".")[0] for name in set(sys.modules) - before}}))
"""


def loaded_by(then=""):
    """Return the top-level modules that a fresh Python loads after NumPy."""
    code = [sys.executable, "-c", LOADED.format(then=then)]
    ran = subprocess.run(code, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stderr == ""
    return set(ran.stdout.split())


def test_the_package_loads_numpy_only():
    foreign = loaded_by() - {"backproplab", "numpy"} - sys.stdlib_module_names
    assert foreign == set()


@pytest.mark.parametrize(
    "then",
    [
        "backproplab.trace(*backproplab.data.integer_net())",
        "x, y = backproplab.data.moons()",
        "backproplab.train(*backproplab.data.integer_net(), "
        "optimizer=backproplab.SGD(0.01), epochs=1, progress=False)",
    ],
)
def test_mathematics_loads_nothing_to_draw_with(then):
    heavy = {"IPython", "anywidget", "ipywidgets", "jupyterlab", "matplotlib", "tqdm"}
    assert not loaded_by(then) & heavy


@pytest.mark.parametrize("name", sorted(backproplab.LAZY))
def test_what_is_loaded_late_is_there(name):
    assert getattr(backproplab, name) is not None


def test_everything_public_is_there():
    for name in backproplab.__all__:
        assert getattr(backproplab, name).__doc__


def test_everything_is_listed():
    assert set(backproplab.LAZY) <= set(backproplab.__all__)
    assert set(backproplab.__all__) <= set(dir(backproplab))
    assert len(backproplab.__all__) == len(set(backproplab.__all__))


def test_a_star_brings_everything():
    names = ", ".join(backproplab.__all__)
    assert "anywidget" in loaded_by(f"from backproplab import *; [{names}]")


def test_a_name_that_is_not_there_is_an_attribute_error():
    with pytest.raises(
        AttributeError, match="'backproplab' has no attribute 'nothing'"
    ):
        _ = backproplab.nothing
