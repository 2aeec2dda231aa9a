"""The present edition of the curriculum, as a learner gets it: notebooks and images.

The notebooks ship inside the wheel; in a checkout they are the folder `notebooks`.
"""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).parent
NOTEBOOKS = (PACKAGE / "_notebooks", PACKAGE.parent / "notebooks")
IMAGES = (PACKAGE / "_images", PACKAGE.parent / "images")
FIRST = "00_start_here.ipynb"
VIEW = "application/vnd.jupyter.widget-view+json"
STATE = "application/vnd.jupyter.widget-state+json"
MODEL = "IPY_MODEL_"  # what refers to another model
SHOWN_IMAGE = re.compile(r"(?:\.\./)?images/([\w.-]+)")


class WorkingCopyError(Exception):
    """Say why a working copy cannot be laid, and what to do about it."""


def read_edition() -> dict[str, bytes]:
    """Return every file of the present edition: its name in a working copy -> content.

    Raises WorkingCopyError where there are no notebooks.
    """
    folder = find_folder(NOTEBOOKS)
    notebooks = sorted(folder.glob("*.ipynb")) if folder else []
    if not notebooks:
        places = " or ".join(map(str, NOTEBOOKS))
        raise WorkingCopyError(
            f"There are no notebooks in {places}. Install backproplab again; in a "
            "checkout, run: python notebooks/build.py"
        )
    edition = {path.name: clear(path.read_bytes()) for path in notebooks}
    return edition | read_images(edition.values())


def read_images(notebooks: Iterable[bytes]) -> dict[str, bytes]:
    """Return the images that notebooks show: name in a working copy -> content."""
    folder = find_folder(IMAGES)
    text = "".join(notebook.decode() for notebook in notebooks)
    shown = sorted(set(SHOWN_IMAGE.findall(text)))
    paths = [folder / name for name in shown] if folder else []
    return {
        f"images/{path.name}": path.read_bytes() for path in paths if path.is_file()
    }


def shown_by(output: dict[str, Any]) -> Any:
    """Return what an output says about the explorer that it shows, if it shows one."""
    return output.get("data", {}).get(VIEW)


def keep_shown_models(content: dict[str, Any]) -> None:
    """Keep the state of those explorers alone that an output still shows."""
    outputs = (out for cell in content["cells"] for out in cell.get("outputs", ()))
    shown = {view["model_id"] for view in map(shown_by, outputs) if view}
    widgets = content["metadata"].pop("widgets", {})
    models = widgets.get(STATE, {}).get("state", {})
    needed = shown | {
        value.removeprefix(MODEL)
        for id in shown & models.keys()
        for value in models[id]["state"].values()
        if isinstance(value, str) and value.startswith(MODEL)
    }
    if needed:
        kept = {id: model for id, model in models.items() if id in needed}
        content["metadata"]["widgets"] = {STATE: widgets[STATE] | {"state": kept}}


def find_folder(candidates: Iterable[Path]) -> Path | None:
    """Return the folder in the installed package, else the one in the checkout."""
    return next((folder for folder in candidates if folder.is_dir()), None)


def clear(notebook: bytes) -> bytes:
    """Return a notebook that is not run, showing images from the folder beside it.

    Explorers stay: they move without a kernel. Questions do not, since an answer could
    not be kept.
    """
    content = json.loads(notebook)
    for cell in content["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] == "code":
            shown = [] if "ask(" in source else cell["outputs"]
            cell.update(outputs=[*filter(shown_by, shown)], execution_count=None)
        cell["source"] = SHOWN_IMAGE.sub(r"images/\1", source)
    keep_shown_models(content)
    return f"{json.dumps(content, indent=1, ensure_ascii=False)}\n".encode()
