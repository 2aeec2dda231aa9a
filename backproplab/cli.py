"""The command `backproplab`: lay a working copy, open JupyterLab on it, check it."""

import argparse
import os
import signal
import subprocess
import sys
import webbrowser
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

from backproplab import __version__
from backproplab.edition import FIRST, PACKAGE, WorkingCopyError
from backproplab.rechecking import command
from backproplab.working_copy import start

FOLDER = "my-backproplab"
INTERRUPTED = 130  # what a shell returns for a command stopped by Ctrl+C
DESCRIPTION = """\
Learn backpropagation in notebooks. You work in a copy of your own, and nothing that
you write there is ever written over.

  backproplab lab              open JupyterLab on your working copy; made if needed
  backproplab start FOLDER     only make the working copy, or bring it up to date
  backproplab check FOLDER     run its notebooks again, and show what passes"""
START = """\
Lay the notebooks, without outputs, into FOLDER. Run it again after an upgrade: a
notebook that you have not touched is replaced by the newer edition. One that you have
changed is left alone, and the newer edition is laid beside it, as 01_name.new.ipynb."""
LAB = f"""\
Make the working copy if needed (as `backproplab start` does) and open JupyterLab on
{FIRST}. Stop it with Ctrl+C in this window.

What follows -- goes to JupyterLab:

  backproplab lab -- --no-browser      only print the address
  backproplab lab -- --port=9000       another port"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command line and return its exit code."""
    typed = sys.argv[1:] if arguments is None else list(arguments)
    ours, passed_on = split_at_dashes(typed)
    chosen = parser().parse_args(ours)
    if passed_on and chosen.command != "lab":
        parser().error("what follows -- is for JupyterLab: use it with lab")
    try:
        if chosen.command == "check":
            return command.check(chosen)
        print(start(chosen.folder))
        return open_lab(chosen.folder, passed_on) if chosen.command == "lab" else 0
    except WorkingCopyError as error:
        print(f"backproplab: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return INTERRUPTED


def split_at_dashes(typed: list[str]) -> tuple[list[str], list[str]]:
    """Return our arguments, and those after -- for JupyterLab."""
    end = typed.index("--") if "--" in typed else len(typed)
    return typed[:end], typed[end + 1 :]


def parser() -> argparse.ArgumentParser:
    """Describe the command line."""
    raw = argparse.RawDescriptionHelpFormatter
    top = argparse.ArgumentParser("backproplab", None, DESCRIPTION, formatter_class=raw)
    top.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    start = commands.add_parser(
        "start", description=START, formatter_class=raw, help="make a working copy"
    )
    start.add_argument("folder", type=Path, metavar="FOLDER", help="made if missing")
    lab = commands.add_parser(
        "lab", description=LAB, formatter_class=raw, help="open JupyterLab on it"
    )
    check = commands.add_parser(
        "check",
        description=command.DESCRIPTION,
        formatter_class=raw,
        help="run its notebooks again, and show what passes",
    )
    command.add_options(check)
    add_own_folder(lab, check)
    return top


def add_own_folder(*commands: argparse.ArgumentParser) -> None:
    """Let commands take a folder, which is the learner's if none is named."""
    for each in commands:
        each.add_argument(
            "folder",
            type=Path,
            nargs="?",
            default=Path(FOLDER),
            metavar="FOLDER",
            help=f"your working copy; without it, {FOLDER} in the folder you are in",
        )


def open_lab(folder: Path, passed_on: Sequence[str]) -> int:
    """Run JupyterLab on a working copy until it is stopped; return its exit code."""
    if find_spec("jupyterlab") is None:
        raise WorkingCopyError(
            "JupyterLab is not installed in this Python. To install it, run:\n"
            f'    "{sys.executable}" -m pip install jupyterlab'
        )
    extra = [*passed_on, *asked_here(passed_on)]
    print(f"JupyterLab opens on {FIRST}. Stop it with Ctrl+C here.", flush=True)
    code = run(lab_command(folder, extra), lab_environment())
    if code > 0:
        print(
            f"backproplab: JupyterLab ended with code {code}; its last lines say why.",
            file=sys.stderr,
        )
    return code


def lab_command(folder: Path, extra: Sequence[str]) -> list[str]:
    """Return the command for JupyterLab, which keeps its token and loopback address."""
    return [
        sys.executable,
        "-m",
        "jupyterlab",
        f"--ServerApp.root_dir={folder.resolve()}",
        f"--LabApp.default_url=/lab/tree/{FIRST}",
        *extra,
    ]


def lab_environment() -> dict[str, str]:
    """Add our settings to the user's: no question about news, no log of good news.

    Two more settings mend what JupyterLab warns of: kernels talk encrypted where they
    can, and a page is not asked now and then whether it is still there. That serves
    proxies; its usual numbers contradict each other, and others drop the connection.
    The user's own settings are read as ever, and nothing is written to them.
    """
    paths = [str(PACKAGE / "jupyter"), os.environ.get("JUPYTER_CONFIG_PATH", "")]
    return os.environ | {"JUPYTER_CONFIG_PATH": os.pathsep.join(filter(None, paths))}


def asked_here(passed_on: Sequence[str]) -> list[str]:
    """Return what else this machine asks for, and say so: root, or no browser."""
    extra = []
    if hasattr(os, "geteuid") and os.geteuid() == 0 and "--allow-root" not in passed_on:
        print("You are root, so JupyterLab is started with --allow-root.")
        extra.append("--allow-root")
    if "--no-browser" not in passed_on and not has_browser():
        print("No browser was found here: open the address below in one.")
        extra.append("--no-browser")
    return extra


def has_browser() -> bool:
    """Say whether Python knows a browser that it can open."""
    try:
        webbrowser.get()
    except webbrowser.Error:
        return False
    return True


def run(command: Sequence[str], environment: dict[str, str]) -> int:
    """Run a command to its end; it is the command's to answer Ctrl+C and SIGTERM."""
    child = subprocess.Popen(command, env=environment)

    def pass_on(number: int, _frame: FrameType | None) -> None:
        if number == signal.SIGTERM:
            child.terminate()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, pass_on)
    return child.wait()
