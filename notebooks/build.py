"""Build the notebooks: python notebooks/build.py [--check] [NAME ...].

source/NN_name.py (jupytext's percent format) is the one truth. From it come, run and
with their outputs, NN_name.ipynb with stubs and solutions/NN_name.ipynb, solved. A
source without exercises, such as the gallery, has nothing to solve: one notebook.
"""

import argparse
import os
import re
import sys
from collections.abc import Collection, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from making import Fill, MakingError, make
from nbval.plugin import get_sanitize_patterns

HERE = Path(__file__).parent
MAY_DIFFER = HERE / "may_differ.cfg"


class Job(NamedTuple):
    """One notebook to make: from which source, to which file, with which exercises."""

    source: Path
    target: Path
    fill: Fill


def main(arguments: list[str] | None = None) -> int:
    """Build the notebooks, or check that the stored ones are what would be built."""
    from backproplab.exercises import solution_source, stub_source

    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="such as 01_name")
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    options = parser.parse_args(arguments)
    try:
        todo = jobs(HERE, stub_source, solution_source, options.names)
        built = make_all(todo)
    except MakingError as error:
        print(error, file=sys.stderr)
        return 1
    return check(built, whole=not options.names) if options.check else write(built)


def jobs(
    folder: Path, stub: Fill, solved: Fill, only: Collection[str] = ()
) -> list[Job]:
    """List the notebooks of every source in a folder, or of those named."""
    sources = {path.stem: path for path in sorted((folder / "source").glob("*.py"))}
    if unknown := set(only) - set(sources):
        raise MakingError(f"No source is named {', '.join(sorted(unknown))}.")
    return [
        Job(source, place / f"{name}.ipynb", fill)
        for name, source in sources.items()
        for place, fill in ((folder, stub), (folder / "solutions", solved))
        if not only or name in only
        if place == folder or has_exercises(source)
    ]


def has_exercises(source: Path) -> bool:
    """Say whether there is anything to solve in a source."""
    return "# %% exercise=" in source.read_text("utf-8")


def make_all(todo: list[Job]) -> dict[Job, str]:
    """Return the text of every notebook, one kernel per processor at a time."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        texts = pool.map(lambda job: make(job.source, job.fill), todo)
        pairs = zip(todo, texts, strict=True)
        return {job: with_links_from(job, text) for job, text in pairs}


def with_links_from(job: Job, text: str) -> str:
    """Return a notebook whose links to images hold where it is stored."""
    deeper = job.target.parent.name == "solutions"
    return text.replace("](../images/", "](../../images/") if deeper else text


def write(built: dict[Job, str]) -> int:
    """Store the notebooks and say how large they are."""
    for job, text in built.items():
        job.target.parent.mkdir(exist_ok=True)
        job.target.write_text(text, "utf-8", newline="\n")
        print(f"{job.target}: {len(text.encode()) / 1000:.0f} kB")
    return 0


def check(built: dict[Job, str], *, whole: bool) -> int:
    """Report every notebook that is stale, edited by hand, missing or left over."""
    wrong = [*stale(built), *(left_over(built) if whole else ())]
    for message in wrong:
        print(message, file=sys.stderr)
    if wrong:
        print("Change notebooks/source, then run notebooks/build.py.", file=sys.stderr)
    return bool(wrong)


def stale(built: dict[Job, str]) -> Iterator[str]:
    """Say where a stored notebook differs from what its source makes."""
    for job, text in built.items():
        if not job.target.exists():
            yield f"{job.target}: is missing"
        elif masked(job.target.read_text("utf-8")) != masked(text):
            stored = masked(job.target.read_text("utf-8"))
            yield f"{job.target}: {first_difference(stored, masked(text))}"


def left_over(built: dict[Job, str]) -> Iterator[str]:
    """Name the stored notebooks that have no source."""
    targets = {job.target for job in built}
    for place in sorted({target.parent for target in targets}):
        for path in sorted(set(place.glob("*.ipynb")) - targets):
            yield f"{path}: has no source"


def masked(text: str) -> str:
    """Hide what another machine or release may draw or print differently."""
    for pattern, replacement in may_differ():
        text = re.sub(pattern, replacement, text)
    return text


@cache
def may_differ() -> list[tuple[str, str]]:
    """Read the patterns that nbval uses too, each with its replacement."""
    return list(get_sanitize_patterns(MAY_DIFFER.read_text("utf-8")))


def first_difference(stored: str, built: str) -> str:
    """Show the first line that differs, as stored and as built."""
    lines = zip_longest(stored.splitlines(), built.splitlines(), fillvalue="(nothing)")
    differ = ((n, old, new) for n, (old, new) in enumerate(lines, 1) if old != new)
    number, old, new = next(differ)
    return (
        f"line {number} is\n  {old.strip()[:80]}\nand builds as\n  {new.strip()[:80]}"
    )


if __name__ == "__main__":
    sys.exit(main())
