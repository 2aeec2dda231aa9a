"""What Binder installs fits the package, and is installed in the right order."""

import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))[
    "project"
]
NEEDED = [Requirement(line) for line in PROJECT["dependencies"]]
OF_BINDER = {"ipywidgets"}  # in the base environment, with the JupyterLab it fits


def lines(name):
    """Return the lines of a file of binder/ that say something."""
    text = (ROOT / "binder" / name).read_text(encoding="utf-8")
    stripped = [line.partition("  #")[0].strip() for line in text.splitlines()]
    return [line for line in stripped if line and not line.startswith("#")]


PINS = [Requirement(line) for line in lines("requirements.txt")]


def pinned(pin):
    """Return the one version that a pin allows."""
    (exact,) = pin.specifier
    assert exact.operator == "=="
    return exact.version


def test_every_dependency_is_pinned_or_in_binders_base_and_nothing_else_is():
    assert {pin.name for pin in PINS} == {need.name for need in NEEDED} - OF_BINDER


@pytest.mark.parametrize("pin", PINS, ids=str)
def test_a_pin_is_one_version_within_our_bounds(pin):
    (need,) = (need for need in NEEDED if need.name == pin.name)
    assert need.specifier.contains(pinned(pin))


def test_the_project_is_installed_after_its_dependencies_and_without_them():
    commands = lines("postBuild")
    assert commands[0] == "set -euo pipefail"
    assert commands[1] == "python -m pip install --no-cache-dir --no-deps ."
    assert commands[-1] == "backproplab start my-backproplab"


def test_the_python_of_binder_is_one_of_ours():
    (runtime,) = lines("runtime.txt")
    version = runtime.removeprefix("python-")
    assert SpecifierSet(PROJECT["requires-python"]).contains(version)


def test_post_build_is_a_unix_script():
    script = (ROOT / "binder" / "postBuild").read_bytes()
    assert script.startswith(b"#!/bin/bash\n")
    assert b"\r" not in script
