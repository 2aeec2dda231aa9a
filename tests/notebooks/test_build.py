"""The pipeline from source to notebooks: stubs, solutions, outputs, and its guards."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import build
import nbformat
import pytest
from making import STATE, MakingError, make, read

from backproplab.exercises import solution_source, stub_source

ROOT = Path(__file__).parents[2]
NOTEBOOKS = ROOT / "notebooks"
JOBS = build.jobs(NOTEBOOKS, stub_source, solution_source)
SAMPLE = """# %% [markdown]
# # Sample

# %%
import os
from pathlib import Path

import ipywidgets
import numpy as np

home = Path(os.environ["BACKPROPLAB_HOME"])
print(f"{len(list(home.iterdir()))} files of earlier learners")
(home / "progress").touch()

# %% exercise="double"

# %%
np.float64(double(4) or 0)

# %%
ipywidgets.IntSlider(value=3)
"""
STUB = "def double(x):\n    ..."
SOLVED = "def double(x):\n    return 2 * x"


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A project with one source, built, that pytest runs as it runs this one."""
    root = tmp_path_factory.mktemp("project")
    shutil.copy(ROOT / "pyproject.toml", root)
    (root / "notebooks" / "source").mkdir(parents=True)
    for name in ("build.py", "making.py", "may_differ.cfg", "conftest.py"):
        shutil.copy(NOTEBOOKS / name, root / "notebooks")
    source = root / "notebooks" / "source" / "00_sample.py"
    source.write_text(SAMPLE, "utf-8")
    (root / "test_other.py").write_text("def test_other(): pass\n", "utf-8")
    build.write(build.make_all(sample_jobs(root)))
    return root


def sample_jobs(root, **names):
    """List the notebooks of the sample's only source."""
    return build.jobs(root / "notebooks", lambda _: STUB, lambda _: SOLVED, **names)


def run_pytest(root):
    """Run the notebooks of a project as `pytest` does here."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "."],
        cwd=root,
        env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def files(root):
    """Return every file of a folder with its content."""
    return {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}


def outputs(notebook):
    """Return the outputs of a notebook's code cells."""
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return [cell["outputs"] for cell in cells if cell["cell_type"] == "code"]


def edit(path, old, new):
    """Change a stored notebook by hand."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8", newline="\n")


def test_learner_and_solution_differ_in_the_exercise_and_what_follows(project):
    learner = outputs(project / "notebooks" / "00_sample.ipynb")
    solved = outputs(project / "notebooks" / "solutions" / "00_sample.ipynb")
    assert learner[2][0]["data"]["text/plain"] == ["np.float64(0.0)"]
    assert solved[2][0]["data"]["text/plain"] == ["np.float64(8.0)"]
    assert [learner[0], learner[3]] == [solved[0], solved[3]]


def test_a_second_build_changes_no_byte(project):
    for job, text in build.make_all(sample_jobs(project)).items():
        assert job.target.read_bytes() == text.encode()


def test_progress_leaks_neither_into_the_next_build_nor_into_the_tree(project):
    told = outputs(project / "notebooks" / "solutions" / "00_sample.ipynb")[0][0][
        "text"
    ]
    assert told == ["0 files of earlier learners\n"]
    assert not list(project.rglob("progress"))


def test_the_state_of_widgets_is_stored_under_counted_names(project):
    text = (project / "notebooks" / "00_sample.ipynb").read_text("utf-8")
    state = json.loads(text)["metadata"]["widgets"][STATE]["state"]
    shown = outputs(project / "notebooks" / "00_sample.ipynb")[3][0]["data"]
    model = shown["application/vnd.jupyter.widget-view+json"]["model_id"]
    assert list(state) == [f"{count:032x}" for count in range(1, len(state) + 1)]
    assert state[model]["state"]["value"] == 3


def test_cells_keep_their_names_when_one_comes_before_them(tmp_path):
    source = tmp_path / "00_sample.py"
    source.write_text(SAMPLE, "utf-8")
    before = [cell.id for cell in read(source, lambda _: STUB).cells]
    source.write_text(f"# %%\nnew = 1\n\n{SAMPLE}", "utf-8")
    after = [cell.id for cell in read(source, lambda _: SOLVED).cells]
    assert after[1:] == before
    assert "double" in before


def test_equal_cells_have_names_of_their_own(tmp_path):
    source = tmp_path / "00_sample.py"
    source.write_text("# %%\nx\n\n# %%\nx\n\n# %%\nx\n", "utf-8")
    assert len({cell.id for cell in read(source, str).cells}) == 3


def test_a_failing_cell_is_named_with_its_traceback(tmp_path):
    source = tmp_path / "00_sample.py"
    source.write_text("# %% [markdown]\n# # T\n# %%\nx = 0\n# %%\n1 / x\n", "utf-8")
    with pytest.raises(MakingError, match=r"(?s)00_sample.py, cell 3.*ZeroDivision"):
        make(source, str)


def test_a_name_without_a_source_is_refused(project):
    with pytest.raises(MakingError, match="No source is named 07_missing"):
        sample_jobs(project, only=["07_missing"])


def test_pytest_compares_and_leaves_the_tree_as_it_was(project):
    before = files(project)
    result = run_pytest(project)
    assert "9 passed" in result.stdout
    assert files(project) == before


@pytest.fixture
def copy(project, tmp_path):
    """A copy of the project that a test may spoil."""
    return shutil.copytree(project, tmp_path / "copy")


def test_a_wrong_stored_output_fails(copy):
    notebook = copy / "notebooks" / "solutions" / "00_sample.ipynb"
    edit(notebook, "np.float64(8.0)", "np.float64(9.0)")
    result = run_pytest(copy)
    assert "1 failed, 8 passed" in result.stdout
    assert "00_sample.ipynb::Cell 2" in result.stdout


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# Sample", "# My sample"),
        ("0 files", "1 files"),
        ("return 2 * x", "return x + x"),
        ('"value": 3', '"value": 4'),
    ],
)
def test_a_notebook_edited_by_hand_is_stale(copy, old, new):
    built = {job: job.target.read_text("utf-8") for job in sample_jobs(copy)}
    notebook = copy / "notebooks" / "solutions" / "00_sample.ipynb"
    edit(notebook, old, new)
    (message,) = build.stale(built)
    assert str(notebook) in message
    assert new.replace('"', "") in message.replace('"', "")
    assert build.check(built, whole=True) == 1


def test_what_another_machine_prints_is_not_stale(copy):
    built = {job: job.target.read_text("utf-8") for job in sample_jobs(copy)}
    edit(copy / "notebooks" / "00_sample.ipynb", "np.float64(0.0)", "0.0")
    assert list(build.stale(built)) == []
    assert build.check(built, whole=True) == 0


def test_missing_and_left_over_notebooks_are_reported(copy):
    built = {job: job.target.read_text("utf-8") for job in sample_jobs(copy)}
    learner = copy / "notebooks" / "00_sample.ipynb"
    learner.rename(learner.with_name("01_old.ipynb"))
    assert [*build.stale(built)] == [f"{learner}: is missing"]
    assert "01_old.ipynb: has no source" in "".join(build.left_over(built))


JOBS = build.jobs(ROOT / "notebooks", stub_source, solution_source)


@pytest.mark.parametrize("job", JOBS, ids=lambda job: job.target.name)
def test_the_stored_cells_are_those_of_their_source(job):
    """Their outputs are compared by nbval here, and whole by `build.py --check`."""
    stored = nbformat.read(job.target, as_version=4).cells
    texts = [
        build.with_links_from(job, c.source) for c in read(job.source, job.fill).cells
    ]
    assert [cell.source for cell in stored] == texts


def test_only_a_source_with_exercises_has_a_solution(tmp_path):
    folder = tmp_path / "source"
    folder.mkdir()
    (folder / "00_sample.py").write_text(SAMPLE, "utf-8")
    (folder / "gallery.py").write_text("# %%\nx = 1\n", "utf-8")
    targets = [job.target for job in build.jobs(tmp_path, str, str)]
    assert [target.relative_to(tmp_path).as_posix() for target in targets] == [
        "00_sample.ipynb",
        "solutions/00_sample.ipynb",
        "gallery.ipynb",
    ]


LEARNERS = [job for job in JOBS if job.target.parent == NOTEBOOKS]
LESSONS = [job for job in LEARNERS if build.has_exercises(job.source)]


@pytest.mark.parametrize("job", LESSONS, ids=lambda job: job.target.stem)
def test_learner_notebooks_hold_stubs_and_no_solution(job):
    cells = json.loads(job.target.read_text("utf-8"))["cells"]
    texts = ["".join(cell["source"]) for cell in cells]
    exercises = {
        cell["metadata"]["exercise"]: text
        for cell, text in zip(cells, texts, strict=True)
        if "exercise" in cell["metadata"]
    }
    assert exercises
    for exercise, text in exercises.items():
        assert text == stub_source(exercise)
        assert not any(solution_source(exercise) in text for text in texts)


@pytest.mark.parametrize(
    "path", [job.target for job in JOBS], ids=lambda path: path.stem
)
def test_a_link_to_an_image_leads_to_a_file(path):
    text = path.read_text("utf-8")
    for link in re.findall(r"\]\(([^)\s]*images/[^)\s]*)\)", text):
        assert (path.parent / link).is_file(), link
