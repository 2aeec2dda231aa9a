"""All explorers on one page: axe-core finds nothing, and every text can be read."""

from collections.abc import Iterable, Iterator
from itertools import islice
from math import inf
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from backproplab import explore
from backproplab.explore import Explorer
from backproplab.explore import export as exporting
from backproplab.explore.controls import count, value_at

pytestmark = pytest.mark.needs("browser")

EXPLORERS = [name for name in explore.__all__ if name.islower()]
CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
OPEN_TABLES = "document.querySelectorAll('details').forEach(each => each.open = true)"


@pytest.fixture(scope="module")
def page_of_all(tmp_path_factory: Any) -> Path:
    """Export every explorer with all its controls, but with the present frame alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "MOST_STATES", inf)
        patch.setattr(exporting, "states", lambda _, state: [state])
        explorers = [getattr(explore, name)() for name in EXPLORERS]
        path = tmp_path_factory.mktemp("export") / "gallery.html"
        return exporting.export(path, *explorers, title="Gallery")


def findings(results: Any) -> Iterable[str]:
    """Say what axe-core found, where."""
    for violation in results.response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['impact']}: {violation['id']}: {node['html'][:200]}"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1000), ("dark", 520)])
def test_axe_finds_nothing(
    browser: Any, page_of_all: Path, scheme: str, width: int
) -> None:
    from axe_playwright_python.sync_playwright import Axe

    page = browser.new_page(
        color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    page.goto(page_of_all.as_uri())
    page.locator(".picture svg").last.wait_for()
    page.evaluate(OPEN_TABLES)
    assert list(findings(Axe().run(page))) == []
    page.close()


def random_states(explorer: Explorer) -> Iterator[dict[str, Any]]:
    """Yield states with every control at a random position, the same in each run."""
    rng = np.random.default_rng(0)
    while True:
        yield {
            c["name"]: value_at(c, int(rng.integers(count(c))))
            for c in explorer.settable
        }


@pytest.fixture(scope="module")
def blank(browser: Any) -> Iterator[Any]:
    """Open a page that a whole picture fits on."""
    page = browser.new_page(viewport={"width": 1040, "height": 900})
    page.set_content("<body style='margin: 0'></body>")
    yield page
    page.close()


@pytest.mark.parametrize("name", EXPLORERS)
def test_every_text_in_a_picture_stands_out(blank: Any, name: str) -> None:
    explorer = getattr(explore, name)()
    for state in (explorer.state, *islice(random_states(explorer), 2)):
        explorer.state = state
        texts = blank.evaluate(CONTRAST, explorer.svg())
        assert len(texts) > 9
        assert [text for text in texts if text[0] < 4.5] == []
