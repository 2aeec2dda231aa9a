"""Write the pictures of the project, or say whether the stored ones are current."""

import argparse
from pathlib import Path

from backproplab.images.store import NAMES, is_current, write

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
        print("\n".join(f"wrote {path}" for path in write(chosen.folder)))
        return 0
    paths = [chosen.folder / name for name in NAMES]
    stale = [path for path in paths if not is_current(path)]
    for path in paths:
        advice = f"is stale: run {COMMAND}" if path in stale else "is current"
        print(f"{path} {advice}")
    return 1 if stale else 0


if __name__ == "__main__":
    raise SystemExit(main())
