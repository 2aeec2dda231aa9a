"""How `backproplab check` is told what to do; it loads nothing until it does it."""

import argparse
import errno
import os
import sys
from pathlib import Path

SECONDS_PER_CELL = 60
NOBODY_READS = (errno.EPIPE, errno.EINVAL)  # as with | head, here and on Windows
DESCRIPTION = """\
Run all notebooks of a working copy, without opening them, and show the board: which
exercises pass, which fail, and by which mistake. A folder that holds a working copy for
each learner is done learner by learner.

The notebooks run in a copy of their folder, and nothing in the folder is changed. But a
notebook is a program, and may do whatever you may do: run only what you would open.
What is answered with a click cannot be run again; its stored answer is shown.

The exit code is 0 if every notebook ran whole, also where answers are wrong, else 1."""


def add_options(check: argparse.ArgumentParser) -> None:
    """Describe what the command can be told, besides the folder."""
    check.add_argument(
        "--no-run", action="store_true", help="only show the progress that is stored"
    )
    check.add_argument(
        "--timeout",
        type=whole_seconds,
        default=SECONDS_PER_CELL,
        metavar="SECONDS",
        help=f"what each cell may take; without it, {SECONDS_PER_CELL}",
    )
    check.add_argument(
        "--html", type=Path, metavar="FILE", help="write the boards to a page as well"
    )


def whole_seconds(typed: str) -> int:
    """Read a number of seconds, at least 1."""
    seconds = int(typed) if typed.isdecimal() else 0
    if seconds < 1:
        raise argparse.ArgumentTypeError(f"{typed} is not a whole number of seconds")
    return seconds


def check(chosen: argparse.Namespace) -> int:
    """Check a folder of notebooks, print its boards, and return the exit code."""
    from backproplab.rechecking.boards import check_folder  # loads all exercises

    try:
        return check_folder(
            chosen.folder,
            run=not chosen.no_run,
            seconds=chosen.timeout,
            html=chosen.html,
        )
    except OSError as error:
        if error.errno not in NOBODY_READS:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
