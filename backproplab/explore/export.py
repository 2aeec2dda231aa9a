"""Write explorers into one page that needs neither kernel nor network.

The page holds every frame, and the script that a notebook uses as well.
"""

import json
from collections.abc import Collection
from os import PathLike
from pathlib import Path
from typing import Any

from tqdm.auto import tqdm

from backproplab.explore.controls import Control
from backproplab.explore.explorer import HERE, Explorer
from backproplab.explore.states import key_of, n_states, states
from backproplab.html_page import whole_page
from backproplab.writing import replace_file

MOST_STATES = 5000  # of one explorer: some 20 MB

SCRIPTS = """\
<script type="application/json" id="explorers">{data}</script>
<script type="module">
{script}</script>
"""


def export(
    path: str | PathLike[str],
    *explorers: Explorer,
    title: str = "",
    hold: Collection[str] = (),
) -> Path:
    """Write explorers, with all their frames, into one HTML page; return its path.

    Controls named in `hold` stay at their present value; for an explorer with too many
    states. The file is replaced in one step, when all frames are drawn.
    """
    title = title or explorers[0].title or "Explorers"
    packed = [packed_up(explorer, hold) for explorer in explorers]
    sections = [section(place, each) for place, each in enumerate(explorers)]
    scripts = SCRIPTS.format(
        data=json.dumps(packed, separators=(",", ":")).replace("<", "\\u003c"),
        script=shared("explorer.js", "page.js").replace(
            "export default", "const makeExplorer ="
        ),
    )
    style = shared("page.css", "explorer.css")
    replace_file(Path(path), whole_page(title, "\n".join(sections), style, scripts))
    return Path(path)


def shared(*names: str) -> str:
    """Return the text of files that lie beside this one."""
    return "\n".join((HERE / name).read_text(encoding="utf-8") for name in names)


def section(place: int, explorer: Explorer) -> str:
    """Return the place of one explorer; without scripts, its picture stands there."""
    still = f"<noscript>{explorer.still()}</noscript>"
    return f'<section id="explorer-{place}">{still}</section>'


def packed_up(explorer: Explorer, hold: Collection[str]) -> dict[str, Any]:
    """Return all that the page needs to know of an explorer, its frames included.

    What only a kernel can move stays as it is. Raises ValueError when there are too
    many states, and says which control to hold.
    """
    live = {c["name"] for c in explorer.settable if c.get("needs_kernel")}
    hold = live | {*hold}
    free = [c for c in explorer.settable if c["name"] not in hold]
    if n_states(free) > MOST_STATES:
        names = ", ".join(c["name"] for c in free)
        raise ValueError(
            f"{n_states(free)} states are more than {MOST_STATES}: hold some of the "
            f"controls {names}, as in hold=({free[-1]['name']!r},)"
        )
    every = tqdm(states(free, explorer.state), total=n_states(free), leave=False)
    frames = {f"0:{key_of(free, state)}": explorer.drawn(state) for state in every}
    key = f"0:{key_of(free, explorer.state)}"
    named = {frame["stage"] for frame in frames.values()} - {""}
    return {
        "title": explorer.title,
        "controls": [c for c in explorer.controls if is_free(c, hold)],
        "state": explorer.state,
        "version": 0,
        "frames": frames,
        "shown": frames[key] | {"key": key},
        "stages": {name: explorer.stage_named(name).svg for name in sorted(named)},
    }


def is_free(control: Control, hold: Collection[str]) -> bool:
    """Say whether a control stays on the page, or moves one that does."""
    return control.get("name", control.get("moves")) not in hold
