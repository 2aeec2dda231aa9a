"""Make one notebook from one source: fill in its exercises, run it, write it down.

The same source gives the same text: cells have fixed names, widgets are counted, and
nothing of the moment is kept.
"""

import asyncio
import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import jupytext
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

STATE = "application/vnd.jupyter.widget-state+json"
METADATA = {
    "kernelspec": {
        "display_name": "Python 3 (ipykernel)",
        "language": "python",
        "name": "python3",
    },
    "language_info": {"file_extension": ".py", "name": "python"},
}
QUIET = {"PYTHONHASHSEED": "0", "TQDM_DISABLE": "1"}  # no chance, no seconds in outputs
SECONDS_PER_CELL = 120
LOG = "--log-level=ERROR"  # a kernel warns of plain TCP, even on the loopback

Fill = Callable[[str], str]  # exercise id -> text of its cell


class MakingError(Exception):
    """A cell fails; the message says which one and how."""


def make(source: Path, fill: Fill) -> str:
    """Return the text of the notebook that a source makes."""
    notebook = read(source, fill)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            run(notebook, folder)
        except CellExecutionError as error:
            raise MakingError(f"{source.name}, {report(notebook, error)}") from None
    return finish(notebook)


def read(source: Path, fill: Fill) -> NotebookNode:
    """Read a source, its cells named and its exercise cells filled in."""
    notebook = jupytext.read(source, fmt="py:percent")
    for cell, name in zip(notebook.cells, cell_names(notebook.cells), strict=True):
        cell.id = name
        exercise = cell.metadata.get("exercise")
        if exercise:
            cell.source = fill(exercise).strip("\n")
        kept = {"exercise": exercise, "tags": cell.metadata.get("tags")}
        cell.metadata = {key: value for key, value in kept.items() if value}
    return notebook


def cell_names(cells: list[NotebookNode]) -> Iterator[str]:
    """Name cells by exercise or content: a name stays when other cells come and go."""
    seen: Counter[str] = Counter()
    for cell in cells:
        content = sha256(f"{cell.cell_type} {cell.source}".encode()).hexdigest()[:12]
        name = cell.metadata.get("exercise", content)
        seen[name] += 1
        yield name if seen[name] == 1 else f"{name}-{seen[name]}"


def run(notebook: NotebookNode, folder: str) -> None:
    """Run a notebook in a new folder, where progress starts empty and is left."""
    client = NotebookClient(
        notebook,
        timeout=SECONDS_PER_CELL,
        kernel_name="python3",
        record_timing=False,
        coalesce_streams=True,
        extra_arguments=[LOG],
        resources={"metadata": {"path": folder}},
    )
    asyncio.run(client.async_execute(env=environment(folder)))


def environment(folder: Path | str) -> dict[str, str]:
    """Return the environment of a kernel whose learner lives in a folder."""
    import matplotlib.font_manager  # noqa: F401 (the first import announces its cache)

    return os.environ | QUIET | {"BACKPROPLAB_HOME": str(folder)}


def report(notebook: NotebookNode, error: CellExecutionError) -> str:
    """Name the cell that failed, the last that was run, and show its traceback."""
    ran = [n for n, cell in enumerate(notebook.cells, 1) if cell.get("execution_count")]
    traceback = re.sub(r"\x1b\[[0-9;]*m", "", str(error))  # without colors
    return f"cell {ran[-1]}: {traceback}"


def finish(notebook: NotebookNode) -> str:
    """Write a notebook down without what differs from one run to the next."""
    widgets = tidy(notebook.metadata.get("widgets", {}))
    notebook.metadata = METADATA | ({"widgets": widgets} if widgets else {})
    text = json.dumps(notebook)
    for count, model in enumerate(widgets.get(STATE, {}).get("state", {}), start=1):
        text = text.replace(model, f"{count:032x}")
    return f"{nbformat.writes(nbformat.from_dict(json.loads(text)))}\n"


def tidy(widgets: dict[str, Any]) -> dict[str, Any]:
    """Drop the layout options that a widget leaves to the page: most of its state."""
    for model in widgets.get(STATE, {}).get("state", {}).values():
        if model["model_name"] == "LayoutModel":
            options = model["state"].items()
            model["state"] = {key: value for key, value in options if value is not None}
    return widgets
