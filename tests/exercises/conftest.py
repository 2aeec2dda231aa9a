"""Every test here has a folder of its own: a check writes progress."""

from pathlib import Path

import pytest

from backproplab.exercises import record


@pytest.fixture(autouse=True)
def learner_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and nothing remembered from another one."""
    monkeypatch.chdir(tmp_path)
    record.unwritten.clear()
    return tmp_path
