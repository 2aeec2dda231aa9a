"""Keep what a learner has passed, in a file of the learner's folder.

`.backproplab/progress.json` is found in the nearest folder, from the working directory
upward, that has a `.backproplab`; else it is made in the working directory. The
environment variable BACKPROPLAB_HOME, where it is set, names the folder. Each change
reads the file again, since several notebooks may be open, and replaces it in one step.
"""

import json
import os
import warnings
from pathlib import Path
from typing import Any

from backproplab.writing import replace_file

Entry = dict[str, Any]
Entries = dict[str, Entry]

FOLDER, FILE = ".backproplab", "progress.json"
STATUSES = ("not attempted", "failed", "passed")

RECHECKING = "BACKPROPLAB_RECHECKING"  # set while `backproplab check` runs notebooks

# What could not be written, by folder: a folder may be read-only.
unwritten: dict[Path, Entries] = {}


def progress_file() -> Path:
    """Return the path of the progress file for the working directory."""
    if home := os.environ.get("BACKPROPLAB_HOME"):
        return Path(home) / FOLDER / FILE
    here = Path.cwd()
    around = (folder / FOLDER for folder in (here, *here.parents))
    return next((f for f in around if f.is_dir()), here / FOLDER) / FILE


def is_rechecking() -> bool:
    """Say whether progress counts only where it is made anew."""
    return RECHECKING in os.environ


def entries() -> Entries:
    """Return everything that is known of a learner's progress, by exercise id."""
    path = progress_file()
    return read(path) | unwritten.get(path, {})


def read(path: Path) -> Entries:
    """Read a progress file; a damaged one is kept aside, and said."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        return set_aside(path)
    try:
        return checked(json.loads(text))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return set_aside(path)


def checked(data: Any) -> Entries:
    """Return the entries in a file's data; ValueError if they are not what we write."""
    found: Entries = dict(data["exercises"])
    for entry in found.values():
        if entry["status"] not in STATUSES:
            raise ValueError(entry["status"])
        if int(entry["tries"]) < 0 or int(entry["hints"]) < 0:
            raise ValueError(entry)
    return found


def set_aside(path: Path) -> Entries:
    """Rename a damaged file to the first free name beside it, and say so."""
    taken = (path.with_name(f"progress-damaged-{i}.json") for i in range(1, 1000))
    free = next(name for name in taken if not name.exists())
    try:
        os.replace(path, free)
        kept = f"it is kept as {free.name}"
    except OSError:
        kept = "it stays where it is"
    warnings.warn(
        f"{path} cannot be read; {kept}. Progress starts again from what you check"
        " next.",
        stacklevel=2,
    )
    return {}


def entry(id: str) -> Entry:
    """Return what is known about one exercise."""
    nothing = {"status": "not attempted", "tries": 0, "hints": 0}
    return {**nothing, **entries().get(id, {})}


def note_status(id: str, status: str, mistake: str | None = None) -> None:
    """Note the status of an exercise; what was passed once stays passed.

    The name of the mistake stays until another one is made, or none.
    """
    now = entry(id)
    best = max(now["status"], status, key=STATUSES.index)
    tries = now["tries"] + (status != "not attempted")
    last = mistake if status == "failed" else now.get("mistake")
    after = {"status": best, "tries": tries, "hints": now["hints"]}
    if best == "failed" and last:
        after["mistake"] = last
    if after != now:
        keep({id: after})


def note_hint(id: str) -> int:
    """Note that one more hint was asked for, and return how many were before."""
    now = entry(id)
    keep({id: now | {"hints": now["hints"] + 1}})
    return int(now["hints"])


def forget(id: str) -> None:
    """Take one exercise out of the progress."""
    path = progress_file()
    left = {name: value for name, value in entries().items() if name != id}
    unwritten.pop(path, None)
    write(path, left)


def keep(changed: Entries) -> None:
    """Merge entries into the file."""
    write(progress_file(), entries() | changed)


def write(path: Path, all_entries: Entries) -> None:
    """Replace the file in one step; if that fails, keep it in memory and say so."""
    data = {"version": 1, "exercises": all_entries}
    try:
        path.parent.mkdir(exist_ok=True)
        replace_file(path, json.dumps(data, indent=1, sort_keys=True) + "\n")
        unwritten.pop(path, None)
    except OSError as error:
        if path not in unwritten:
            warnings.warn(
                f"progress is kept only until the kernel stops: {path} cannot be "
                f"written ({error.strerror}). progress.save() gives it as a text.",
                stacklevel=2,
            )
        unwritten[path] = all_entries
