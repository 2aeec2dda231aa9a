"""How pytest runs the notebooks: nbval executes every cell and compares its outputs."""

from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from build import MAY_DIFFER
from making import SECONDS_PER_CELL, environment

LEARNERS = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    """Switch nbval on: with comparison, and with the Python that runs the tests."""
    config.option.nbval = True
    config.option.nbval_current_env = True
    config.option.nbval_sanitize_with = str(MAY_DIFFER)
    config.option.nbval_cell_timeout = SECONDS_PER_CELL
    folder = TemporaryDirectory(ignore_cleanup_errors=True)
    config.add_cleanup(folder.cleanup)
    config.stash[LEARNERS] = Path(folder.name)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Give each notebook a new learner, whose progress stays out of the repository."""
    if item.path.suffix != ".ipynb":
        return (yield)
    path = item.path.relative_to(Path(__file__).parent).with_suffix("")
    learner = item.config.stash[LEARNERS] / path
    learner.mkdir(parents=True, exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment(learner).items():
            patch.setenv(name, value)
        return (yield)
