"""Write the pictures of the project, or say whether the stored ones are current."""

import argparse
from pathlib import Path

from backproplab.images.store import NAME, is_current, write

COMMAND = "python -m backproplab.images"


def main(arguments: list[str] | None = None) -> int:
    """Write, or with `--check` compare; return 1 when a stored picture is stale."""
    parser = argparse.ArgumentParser(
        "python -m backproplab.images", description=__doc__
    )
    parser.add_argument("--folder", type=Path, default=Path("images"))
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    chosen = parser.parse_args(arguments)
    if not chosen.check:
        print(f"wrote {write(chosen.folder)}")
        return 0
    path = chosen.folder / NAME
    current = is_current(path)
    advice = "is current" if current else f"is stale: run {COMMAND}"
    print(f"{path} {advice}")
    return 0 if current else 1


if __name__ == "__main__":
    raise SystemExit(main())
