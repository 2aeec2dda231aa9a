"""What README says is there, and its example runs."""

import re
from pathlib import Path

import pytest

from backproplab.images import ALT_TEXT

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
LINKS = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)


def test_both_commands_stand_in_blocks_of_their_own():
    blocks = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)
    assert blocks == [
        'pip install -e ".[lab]" && backproplab lab\n',
        'pip install -e ".[test]" && pytest -n auto --dist loadfile\n',
    ]


@pytest.mark.parametrize("link", LINKS)
def test_links_lead_somewhere(link):
    assert (ROOT / link).exists()


def test_every_picture_says_what_it_shows():
    pictures = re.findall(r"!\[([^\]]*)\]", README)
    assert ALT_TEXT in pictures
    assert all(len(alt) > 40 for alt in pictures)


def test_the_example_runs(capsys):
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(example, {})
    said = capsys.readouterr().out
    assert "dL_dW2   = a1.T @ dL_dz2" in said
    assert "gradient check passed" in said


def test_every_notebook_is_linked():
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        assert f"notebooks/{path.name}" in LINKS
