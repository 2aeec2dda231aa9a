"""The project's own files agree with each other."""

import re
from pathlib import Path

import pytest

from backproplab import __version__

ROOT = Path(__file__).parents[1]


def text(name):
    """Return the text of a file of the project."""
    return (ROOT / name).read_text("utf-8")


def test_readme_prints_the_two_commands_that_ci_runs():
    blocks = re.findall(r"```sh\n(.*?)```", text("README.md"), re.DOTALL)
    assert blocks[0] == 'pip install -e ".[lab]" && backproplab lab\n'
    below = text("README.md").partition("# Run the tests\n")[2]
    assert below.partition("```sh\n")[2].startswith(
        'pip install -e ".[test]" && pytest -n auto --dist loadfile\n```'
    )


def test_citation_and_changelog_name_this_version():
    assert f"\nversion: {__version__}\n" in text("CITATION.cff")
    assert f"\n## [{__version__}] - " in text("CHANGELOG.md")


HOOKS = re.findall(r"entry: (.*)", text(".pre-commit-config.yaml"))


@pytest.mark.parametrize("hook", HOOKS)
@pytest.mark.parametrize("place", [".ci/run", ".github/workflows/ci.yml"])
def test_ci_runs_every_hook(hook, place):
    lines = [line.strip().removeprefix("- run: ") for line in text(place).splitlines()]
    assert hook in lines


def test_contributing_says_why_each_dependency_is_there():
    table = text("CONTRIBUTING.md").partition("# Why each dependency")[2]
    project = re.search(
        r"\ndependencies = .*?\[project.scripts\]", text("pyproject.toml"), re.DOTALL
    )
    for name in re.findall(r'"([a-z-]+)[>=]', project[0]):
        assert re.search(rf"\b{name}\b", table), name
