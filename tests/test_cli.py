"""The command line: what it says, what it passes on, how it ends."""

import os
import signal
import subprocess
import sys
import time
import webbrowser

import pytest

from backproplab import __version__, cli
from backproplab.edition import FIRST, WorkingCopyError
from backproplab.working_copy import Outcome, Summary


@pytest.fixture
def started(monkeypatch):
    """Replace the laying of a copy; return the list of folders asked for."""
    folders = []

    def start(folder):
        folders.append(folder)
        return Summary(folder, [Outcome(FIRST, "laid")])

    monkeypatch.setattr(cli, "start", start)
    return folders


@pytest.fixture
def ran(monkeypatch, started):
    """Replace the run of JupyterLab; return the list of commands and environments."""
    commands = []

    def run(command, environment):
        commands.append((command, environment))
        return 0

    monkeypatch.setattr(cli, "run", run)
    monkeypatch.setattr(webbrowser, "get", lambda: None)
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)
    return commands


def test_start_lays_a_copy_and_says_what_is_in_it(started, tmp_path, capsys):
    assert cli.main(["start", str(tmp_path / "my cöpy")]) == 0
    assert started == [tmp_path / "my cöpy"]
    assert FIRST in capsys.readouterr().out


def test_lab_opens_the_first_notebook_of_the_copy(ran, started, tmp_path):
    assert cli.main(["lab", str(tmp_path)]) == 0
    assert started == [tmp_path]
    ((command, _),) = ran
    assert command == [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={tmp_path}",
        f"--LabApp.default_url=/lab/tree/{FIRST}",
    ]


def test_lab_without_a_folder_uses_one_in_the_working_directory(
    ran, started, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    assert cli.main(["lab"]) == 0
    ((command, _),) = ran
    assert f"--ServerApp.root_dir={tmp_path / cli.FOLDER}" in command


def test_what_follows_the_dashes_goes_to_jupyterlab(ran):
    assert cli.main(["lab", "--", "--no-browser", "--port=9000"]) == 0
    ((command, _),) = ran
    assert command[-2:] == ["--no-browser", "--port=9000"]


def test_only_lab_passes_arguments_on(started, tmp_path, capsys):
    with pytest.raises(SystemExit, match="2"):
        cli.main(["start", str(tmp_path), "--", "--no-browser"])
    assert "use it with lab" in capsys.readouterr().err
    assert started == []


@pytest.mark.parametrize("before", ["", "/etc/theirs"])
def test_our_settings_are_read_beside_the_users(ran, monkeypatch, before):
    monkeypatch.setenv("JUPYTER_CONFIG_PATH", before)
    cli.main(["lab"])
    ((_, environment),) = ran
    ours, *theirs = environment["JUPYTER_CONFIG_PATH"].split(os.pathsep)
    assert ours == str(cli.PACKAGE / "jupyter")
    assert theirs == ([before] if before else [])


def test_root_is_let_in_and_told(ran, monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 0, raising=False)
    cli.main(["lab"])
    cli.main(["lab", "--", "--allow-root"])
    assert [command.count("--allow-root") for command, _ in ran] == [1, 1]
    assert "You are root" in capsys.readouterr().out


def test_without_a_browser_only_the_address_is_printed(ran, monkeypatch, capsys):
    def none():
        raise webbrowser.Error

    monkeypatch.setattr(webbrowser, "get", none)
    cli.main(["lab"])
    cli.main(["lab", "--", "--no-browser"])
    assert [command.count("--no-browser") for command, _ in ran] == [1, 1]
    assert "No browser was found" in capsys.readouterr().out


def test_without_jupyterlab_the_line_that_installs_it_is_said(ran, monkeypatch, capsys):
    monkeypatch.setattr(cli, "find_spec", lambda name: None)
    assert cli.main(["lab"]) == 1
    assert f'"{sys.executable}" -m pip install jupyterlab' in capsys.readouterr().err
    assert ran == []


def test_a_copy_that_cannot_be_laid_is_one_line_and_a_failure(monkeypatch, capsys):
    def fail(folder):
        raise WorkingCopyError(f"{folder} is a file.")

    monkeypatch.setattr(cli, "start", fail)
    assert cli.main(["start", "here"]) == 1
    assert capsys.readouterr().err == "backproplab: here is a file.\n"


def test_a_stop_while_the_copy_is_laid_is_quiet(monkeypatch, capsys):
    def stop(folder):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "start", stop)
    assert cli.main(["start", "here"]) == 130
    assert capsys.readouterr() == ("", "")


def test_the_end_of_jupyterlab_is_ours(ran, monkeypatch, capsys):
    monkeypatch.setattr(cli, "run", lambda command, environment: 3)
    assert cli.main(["lab"]) == 3
    assert "ended with code 3" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--version"], __version__),
        (["--help"], "nothing that\nyou write there is ever written over"),
        (["start", "--help"], "01_name.new.ipynb"),
        (["lab", "--help"], "--no-browser"),
    ],
)
def test_it_explains_itself(arguments, said):
    command = [sys.executable, "-m", "backproplab", *arguments]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert said in run.stdout
    assert run.stderr == ""


def test_importing_the_command_loads_neither_jupyter_nor_matplotlib():
    program = "import sys, backproplab.cli; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in run.stdout.split()}
    heavy = {"jupyterlab", "jupyter_server", "nbformat", "matplotlib", "anywidget"}
    assert "backproplab" in loaded
    assert not loaded & heavy


SLEEPER = "import time; print('up', flush=True); time.sleep(60)"
RUNNER = f"""
import os, sys
from backproplab.cli import run

sys.exit(run([sys.executable, "-c", {SLEEPER!r}], dict(os.environ)) != 0)
"""


def test_ending_the_command_ends_what_it_runs():
    command = [sys.executable, "-c", RUNNER]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "up\n"
        began = time.monotonic()
        process.send_signal(signal.SIGTERM)
        process.stdout.read()  # ends when the last holder of the pipe has ended
        assert time.monotonic() - began < 30
