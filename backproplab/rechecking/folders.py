"""Check whole folders of notebooks again without opening them.

Each folder is copied, its notebooks run in the copy, and what their checks say is
collected beside it: the folder itself is only read. A folder of folders, as of a class,
is done learner by learner.
"""

import os
import shutil
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

from backproplab.edition import WorkingCopyError
from backproplab.exercises import record
from backproplab.exercises.board import Board
from backproplab.exercises.catalog import QUESTIONS
from backproplab.rechecking.found import Checked, Trouble
from backproplab.rechecking.headless import Environment, run_notebook
from backproplab.working_copy import digest, read_manifest

DEEPEST = 4  # folders in folders in which notebooks are looked for
NOT_RUN = "The stored progress; nothing was run."
NOT_STORED = "There is no stored progress beside the notebooks."
QUIET = {"TQDM_DISABLE": "1", record.RECHECKING: "1"}

Done = Callable[[], object]  # called after each notebook


def learners(folder: Path) -> dict[str, Path]:
    """Return every folder that holds notebooks, by the name to call it by.

    Raises WorkingCopyError where there are none.
    """
    if not folder.is_dir():
        raise WorkingCopyError(f"{folder} is not a folder.")
    found = [*folders_with_notebooks(folder.resolve(), DEEPEST)]
    if not found:
        raise WorkingCopyError(
            f"There are no notebooks in {folder}. Name a working copy, or a folder that"
            " holds one for each learner."
        )
    return {name_of(path, folder.resolve()): path for path in found}


def name_of(path: Path, top: Path) -> str:
    """Return what to call a learner: the path from the folder of all, or its name."""
    return top.name if path == top else path.relative_to(top).as_posix()


def folders_with_notebooks(folder: Path, deepest: int) -> Iterator[Path]:
    """Yield a folder if it holds notebooks, and those in it; a working copy is one."""
    if notebooks_in(folder):
        yield folder
    if deepest == 0 or (folder / record.FOLDER).is_dir():
        return
    for inner in sorted(folder.iterdir()):
        if inner.is_dir() and not is_left_out(inner):
            yield from folders_with_notebooks(inner, deepest - 1)


def is_left_out(path: Path) -> bool:
    """Say whether a folder is no learner's work: hidden, linked, or an environment."""
    environment = path.name in ("__pycache__", "node_modules")
    made = environment or (path / "pyvenv.cfg").is_file()
    return path.name.startswith(".") or path.is_symlink() or made


def notebooks_in(folder: Path) -> list[Path]:
    """Return the notebooks of a folder, in order."""
    found = sorted(folder.glob("*.ipynb"))
    return [path for path in found if path.is_file() and path.name[0] != "."]


def untouched(folder: Path) -> set[Path]:
    """Return the notebooks that are still as `backproplab start` has laid them."""
    try:
        laid = read_manifest(folder)
    except OSError:
        return set()
    return {
        path for path in notebooks_in(folder) if digest(path) == laid.get(path.name, "")
    }


def show_stored(name: str, folder: Path) -> Checked:
    """Return the board as a folder stores it, without running anything."""
    stored, notes = read_stored(folder)
    return Checked(name, Board(stored), [NOT_RUN, *notes])


def check_again(name: str, folder: Path, seconds: int, done: Done) -> Checked:
    """Run the notebooks of a folder in a copy, and return its board made anew.

    What is answered with a click cannot be run: its stored answer counts.
    """
    stored, notes = read_stored(folder)
    skipped = untouched(folder)
    for _ in skipped:
        done()
    if skipped:
        notes.append(f"As they were laid, and so not run: {len(skipped)} notebooks.")
    todo = [path for path in notebooks_in(folder) if path not in skipped]
    with TemporaryDirectory(prefix="backproplab-", ignore_cleanup_errors=True) as made:
        home, copy = Path(made) / "progress", Path(made) / folder.name
        home.mkdir()
        lay_copy(folder, copy)
        environment = os.environ | QUIET | {"BACKPROPLAB_HOME": str(home)}
        troubles = [*run_all(todo, copy, environment, seconds, done)]
        fresh = record.read(home / record.FOLDER / record.FILE)
    clicked = {id: entry for id, entry in stored.items() if id in QUESTIONS}
    before = stored or None
    return Checked(name, Board(fresh | clicked, before), notes, troubles)


def read_stored(folder: Path) -> tuple[record.Entries, list[str]]:
    """Return the progress that a folder stores, and what there is to say of it."""
    path = folder / record.FOLDER / record.FILE
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as made,
        warnings.catch_warnings(record=True) as damage,
    ):
        warnings.simplefilter("always")
        try:
            read = Path(shutil.copyfile(path, Path(made) / record.FILE))
        except OSError:
            return {}, [NOT_STORED]
        entries = record.read(read)
    return entries, ["The stored progress is damaged."] * bool(damage)


def run_all(
    todo: Iterable[Path],
    copy: Path,
    environment: Environment,
    seconds: int,
    done: Done,
) -> Iterator[Trouble]:
    """Run the copies of notebooks, and yield those that did not run whole."""
    for path in todo:
        if (copy / path.name).exists():
            reasons = run_notebook(copy / path.name, environment, seconds)
        else:
            reasons = ["it cannot be read"]
        done()
        if reasons:
            yield Trouble(path.name, reasons)


def lay_copy(folder: Path, copy: Path) -> None:
    """Copy a folder without what is left out, and without what cannot be read."""

    def ignored(where: str, names: list[str]) -> set[str]:
        paths = (Path(where) / name for name in names)
        return {path.name for path in paths if path.is_dir() and is_left_out(path)}

    copy.mkdir()
    with suppress(OSError):
        shutil.copytree(
            folder,
            copy,
            ignore=ignored,
            copy_function=shutil.copyfile,
            ignore_dangling_symlinks=True,
            dirs_exist_ok=True,
        )
    copy.chmod(0o700)  # notebooks may write there, also where the folder forbids it


def expect_runner() -> None:
    """Raise WorkingCopyError where nothing is installed that runs notebooks."""
    missing = [name for name in ("nbclient", "ipykernel") if find_spec(name) is None]
    if missing:
        raise WorkingCopyError(
            f"{' and '.join(missing)} is missing, which runs notebooks. To install it,"
            f' run:\n    "{sys.executable}" -m pip install nbclient ipykernel\n'
            "Or see the stored progress, without a run: backproplab check --no-run"
        )
