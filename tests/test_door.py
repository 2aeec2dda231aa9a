"""The door of conftest.py, from outside: what a run says of tests it did not run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

CONFTEST = Path(__file__).with_name("conftest.py")
TESTS = """
import pytest

@pytest.mark.needs("gold")
def test_with_gold(): pass

def test_skipped_elsewhere(): pytest.skip("not today")

@pytest.mark.xfail(reason="known bug")
def test_known_bug(): assert False

def test_runs(): pass
"""
GOLD = 'NEEDS["gold"] = Need(lambda: {found}, "dig here")\n'
LEAN = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # these tests need no plugin


@pytest.fixture
def run(tmp_path):
    """Run some tests behind the door, where gold is or is not to be found."""

    def run(tests=TESTS, *, required="", found=False):
        door = CONFTEST.read_text("utf-8") + GOLD.format(found=found)
        (tmp_path / "conftest.py").write_text(door, "utf-8")
        (tmp_path / "test_mine.py").write_text(tests, "utf-8")
        (tmp_path / "pytest.ini").write_text("[pytest]\n", "utf-8")
        return subprocess.run(
            [sys.executable, "-m", "pytest", "-p", "no:cacheprovider"],
            cwd=tmp_path,
            env=os.environ | {"BACKPROPLAB_REQUIRE": required} | LEAN,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    return run


def test_each_test_that_was_not_run_is_named_with_what_enables_it(run):
    result = run()
    paragraph = result.stdout.partition("= not run =")[2]
    assert "To enable it: dig here\n    test_mine.py::test_with_gold\n" in paragraph
    assert "not today\n    test_mine.py::test_skipped_elsewhere\n" in paragraph
    assert "known bug\n    test_mine.py::test_known_bug\n" in paragraph
    assert "test_runs" not in paragraph
    assert result.returncode == 0


def test_nothing_is_said_when_everything_ran(run):
    result = run("def test_runs(): pass")
    assert "not run" not in result.stdout
    assert result.returncode == 0


def test_a_required_need_that_is_missing_is_an_error(run):
    result = run(required="gold")
    assert "ERROR test_mine.py::test_with_gold" in result.stdout
    assert "dig here" in result.stdout


@pytest.mark.parametrize("past_the_door", ["test_skipped_elsewhere", "test_known_bug"])
def test_a_requirement_lets_no_other_skip_pass(run, past_the_door):
    result = run(required="gold", found=True)
    assert f"FAILED test_mine.py::{past_the_door}" in result.stdout
    assert "2 failed, 2 passed" in result.stdout


def test_a_requirement_lets_no_module_skip_itself(run):
    module = "import pytest\npytest.importorskip('no_such_module')"
    assert "no_such_module" in run(module, required="gold").stdout
    assert run(module, required="gold").returncode != 0


def test_a_need_that_is_not_required_may_be_missing(run):
    tests = TESTS.partition("def test_skipped")[0]
    result = run(tests, required="browser")
    assert "dig here" in result.stdout
    assert result.returncode == 0


def test_a_misspelled_requirement_is_refused(run):
    result = run(required="browsers")
    assert (
        "BACKPROPLAB_REQUIRE names browsers; known are browser, peers" in result.stderr
    )
    assert result.returncode != 0
