"""A learner's working copy: laid once, kept up to date, never written over.

Every file is remembered in `.backproplab/manifest.json`, by its SHA-256 as laid. A file
that still has it belongs to the curriculum, and gives way to a newer edition. A file
that has not is the learner's: it is left alone, and the newer edition is laid beside it
as `NN_name.new.ipynb`. Every file is written whole under another name and then moved
into place, so whatever stops the work, no file is left half written.
"""

import json
import os
import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from hashlib import sha256
from importlib import import_module
from importlib.util import find_spec
from itertools import chain, count
from pathlib import Path, PurePosixPath
from typing import Literal, NamedTuple

from backproplab.edition import NOTEBOOKS, WorkingCopyError, read_edition

RECORDS = ".backproplab"
MANIFEST = f"{RECORDS}/manifest.json"
TOLD = {
    "laid": "new",
    "replaced": "brought up to date",
    "beside": "yours, left as they are, with the newer edition beside",
    "kept": "yours, left as they are",
}


class Outcome(NamedTuple):
    """What became of one file, and what was written, if anything."""

    name: str
    what: Literal["laid", "replaced", "beside", "kept", "unchanged"]
    written: Path | None = None

    def __str__(self) -> str:
        """Name the file, and the one laid beside it."""
        beside = self.what == "beside" and self.written
        return f"{self.name} (newer: {beside.name})" if beside else self.name


class Summary(NamedTuple):
    """What became of every file of a working copy."""

    folder: Path
    outcomes: list[Outcome]

    def __str__(self) -> str:
        """Tell the learner what is new, and what was left alone."""
        lines = [f"Your working copy is {self.folder}"]
        for what, told in TOLD.items():
            names = [str(out) for out in self.outcomes if out.what == what]
            lines += [f"  {told}:"] * bool(names) + [f"    {name}" for name in names]
        return "\n".join([*lines, "  nothing is new"] if len(lines) == 1 else lines)


def start(folder: Path) -> Summary:
    """Lay the learner's notebooks and their images, or bring them up to date.

    Raises WorkingCopyError where there are no notebooks, or where it cannot write.
    """
    edition = read_edition()
    refuse_wrong_place(folder)
    try:
        (folder / RECORDS).mkdir(parents=True, exist_ok=True)
        manifest = read_manifest(folder)
        outcomes = [place(folder, manifest, *item) for item in edition.items()]
    except OSError as error:
        raise WorkingCopyError(
            f"{folder} cannot be written: {error.strerror or error}. Nothing of yours "
            "was changed. Name a folder of your own, on a disk with room."
        ) from error
    written = [outcome.written for outcome in outcomes if outcome.written]
    trust([path for path in written if path.suffix == ".ipynb"])
    return Summary(folder, outcomes)


def refuse_wrong_place(folder: Path) -> None:
    """Refuse a folder that is a file, or that the notebooks come from."""
    if folder.exists() and not folder.is_dir():
        raise WorkingCopyError(f"{folder} is a file. Name a folder.")
    if folder.resolve() in [source.resolve() for source in NOTEBOOKS]:
        raise WorkingCopyError(
            f"{folder} is where the notebooks come from. Name another folder."
        )


def read_manifest(folder: Path) -> dict[str, str]:
    """Return name -> SHA-256 as laid; an unreadable manifest vouches for nothing."""
    try:
        manifest = json.loads((folder / MANIFEST).read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def place(folder: Path, manifest: dict[str, str], name: str, content: bytes) -> Outcome:
    """Lay one file where that loses nothing, and say what was done."""
    found, wanted = digest(folder / name), hashed(content)
    if found == wanted:
        return Outcome(name, "unchanged")
    if is_ours(folder, manifest, name):
        written = lay(folder, manifest, name, content)
        return Outcome(name, "replaced" if found else "laid", written)
    if manifest.get(name) == wanted:  # the learner's work on the present edition
        return Outcome(name, "kept")
    return place_beside(folder, manifest, name, content)


def place_beside(
    folder: Path, manifest: dict[str, str], name: str, content: bytes
) -> Outcome:
    """Lay a newer edition beside the learner's file, unless that was done before."""
    path, wanted = PurePosixPath(name), hashed(content)
    suffixes = (f".new{number}{path.suffix}" for number in chain([""], count(2)))
    beside = next(
        other
        for other in map(str, map(path.with_suffix, suffixes))
        if is_offered(folder, manifest, other, wanted)
        or is_ours(folder, manifest, other)
    )
    if is_offered(folder, manifest, beside, wanted):
        return Outcome(name, "kept")
    return Outcome(name, "beside", lay(folder, manifest, beside, content))


def is_offered(folder: Path, manifest: dict[str, str], name: str, wanted: str) -> bool:
    """Say whether an edition lies there, or was laid and then edited or thrown away."""
    return wanted in (digest(folder / name), manifest.get(name))


def is_ours(folder: Path, manifest: dict[str, str], name: str) -> bool:
    """Say whether a file is missing, or still as it was laid."""
    return digest(folder / name) in (None, manifest.get(name))


def lay(folder: Path, manifest: dict[str, str], name: str, content: bytes) -> Path:
    """Write one file and remember what was written."""
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    write_whole(path, content, folder / RECORDS)
    manifest[name] = hashed(content)
    record = json.dumps(manifest, indent=1, sort_keys=True).encode()
    write_whole(folder / MANIFEST, record, folder / RECORDS)
    return path


def write_whole(path: Path, content: bytes, workshop: Path) -> None:
    """Write a file whole or not at all: first in the workshop, then moved to path."""
    draft = workshop / f"{path.name}.{os.getpid()}.part"
    try:
        draft.write_bytes(content)
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def digest(path: Path) -> str | None:
    """Return the SHA-256 of a file, or None where there is none."""
    return hashed(path.read_bytes()) if path.exists() else None


def hashed(content: bytes) -> str:
    """Return the SHA-256 of content."""
    return sha256(content).hexdigest()


def trust(notebooks: Sequence[Path]) -> None:
    """Sign notebooks for this machine, so that JupyterLab shows all that they hold."""
    if not notebooks or find_spec("nbformat") is None:
        return  # nbformat comes with Jupyter: without it, nobody asks for a signature
    nbformat, signing = import_module("nbformat"), import_module("nbformat.sign")
    with suppress(OSError, sqlite3.Error):  # unsigned, a notebook still runs
        notary = signing.NotebookNotary()
        with closing(notary.store):
            for path in notebooks:
                notary.sign(nbformat.read(path, as_version=4))
