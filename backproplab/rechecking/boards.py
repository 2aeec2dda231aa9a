"""What `backproplab check` does: every learner in turn, with a bar, boards, a page."""

import shutil
import sys
from pathlib import Path

from tqdm import tqdm

from backproplab.edition import WorkingCopyError
from backproplab.rechecking.folders import (
    check_again,
    expect_runner,
    learners,
    notebooks_in,
    show_stored,
)
from backproplab.rechecking.found import Checked, overview, page
from backproplab.writing import replace_file


def check_folder(folder: Path, *, run: bool, seconds: int, html: Path | None) -> int:
    """Print the board of every learner in a folder; return 0 if all notebooks ran.

    Raises WorkingCopyError where there are no notebooks, or nothing to run them with.
    """
    make_printable()
    everybody = learners(folder)
    if run:
        expect_runner()
    found = run_boards(everybody, seconds) if run else stored_boards(everybody)
    if len(found) > 1:
        print(f"\n{overview(found)}")
    if html:
        write_page(html, folder, found)
    return int(any(each.troubles for each in found))


def make_printable() -> None:
    """Let a console that lacks a sign print a question mark in its place."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")


def stored_boards(everybody: dict[str, Path]) -> list[Checked]:
    """Print every board as it is stored."""
    found = [show_stored(*item) for item in everybody.items()]
    print("\n\n".join(each.text(width()) for each in found), flush=True)
    return found


def run_boards(everybody: dict[str, Path], seconds: int) -> list[Checked]:
    """Run the notebooks of every learner, and print each board when it is done."""
    found: list[Checked] = []
    total = sum(len(notebooks_in(folder)) for folder in everybody.values())
    with tqdm(total=total, unit="notebook", leave=False, file=sys.stderr) as bar:
        for name, folder in everybody.items():
            bar.set_description(name)
            found.append(check_again(name, folder, seconds, bar.update))
            gap = "\n" * (len(found) > 1)
            bar.write(f"{gap}{found[-1].text(width())}", file=sys.stdout)
    return found


def width() -> int:
    """Return the width of the terminal in characters; 80 where there is none."""
    return shutil.get_terminal_size().columns


def write_page(path: Path, folder: Path, found: list[Checked]) -> None:
    """Write all boards to a page, and say where it is."""
    title = f"Progress in {folder.resolve().name}"
    try:
        replace_file(path, page(title, found))
    except OSError as error:
        raise WorkingCopyError(
            f"{path} cannot be written: {error.strerror or error}."
        ) from error
    print(f"\nThe same as a page: {path}")
