"""An exported page: opened from a file, with no network, it moves by keyboard."""

from pathlib import Path
from typing import Any

import pytest

from backproplab import explore
from backproplab.explore.export import export

pytestmark = pytest.mark.needs("browser")


def opened(browser: Any, path: Path, **options: Any) -> tuple[Any, list[str]]:
    """Open a page, and note every complaint and every request that leaves it."""
    page = browser.new_page(**options)
    noted: list[str] = []
    page.on("console", lambda message: noted.append(message.text))
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url == path.as_uri() or asked.url.startswith("data:")
            else noted.append(asked.url)
        ),
    )
    page.goto(path.as_uri())
    page.locator(".picture svg").first.wait_for()
    return page, noted


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_page_moves_by_keyboard(browser: Any, pictures: Path, scheme: str) -> None:
    path = export(pictures / "page.html", explore.forward(), explore.nudge())
    page, noted = opened(browser, path, color_scheme=scheme)
    first = page.locator(".backproplab-explorer").first
    first.get_by_role("radio", name="x", exact=True).focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert "step 3 of 6: a1" in first.locator(".sentence").inner_text()
    slider = page.get_by_role("slider", name="Nudge")
    slider.focus()
    slider.press("End")
    last = page.locator(".backproplab-explorer").last
    assert "moved by +1.00" in last.locator(".sentence").inner_text()
    page.screenshot(path=pictures / f"exported_{scheme}.png", full_page=True)
    assert noted == []
    page.close()


def test_picture_shows_without_scripts(browser: Any, tmp_path: Path) -> None:
    path = explore.nudge().export(tmp_path / "page.html", hold=("weight",))
    page = browser.new_page(java_script_enabled=False)
    page.goto(path.as_uri())
    picture = page.locator("section img")
    assert picture.get_attribute("alt").startswith("W1[0, 0] moved by +0.40")
    assert picture.bounding_box()["width"] > 300
    page.close()
