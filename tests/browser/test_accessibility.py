"""All explorers on an exported page: axe-core finds nothing, in either theme."""

from collections.abc import Iterable
from math import inf
from pathlib import Path
from typing import Any

import pytest

from backproplab import explore
from backproplab.explore import export as exporting

pytestmark = pytest.mark.needs("browser")

OPEN_TABLES = "document.querySelectorAll('details').forEach(each => each.open = true)"


@pytest.fixture(scope="module")
def page_of_all(tmp_path_factory: Any) -> Path:
    """Export every explorer with all its controls, but with the present frame alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(exporting, "MOST_STATES", inf)
        patch.setattr(exporting, "states", lambda _, state: [state])
        explorers = [getattr(explore, n)() for n in explore.__all__ if n.islower()]
        path = tmp_path_factory.mktemp("export") / "gallery.html"
        return exporting.export(path, *explorers, title="Gallery")


def findings(results: Any) -> Iterable[str]:
    """Say what axe-core found, where."""
    for violation in results.response["violations"]:
        for node in violation["nodes"]:
            yield f"{violation['impact']}: {violation['id']}: {node['html'][:200]}"


@pytest.mark.parametrize(("scheme", "width"), [("light", 1000), ("dark", 620)])
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
