"""Run a notebook without opening it, and say which of its cells did not run.

A cell that raises an error does not stop the ones after it. One that takes too long is
interrupted, as with the button in JupyterLab; where that does not help, or has been
done three times, the rest of the notebook is left out.
"""

import asyncio
import re
import time
from pathlib import Path
from queue import Empty
from textwrap import shorten
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbclient import NotebookClient

LOG = "--log-level=ERROR"  # a kernel warns of plain TCP, even on the loopback
MOST_INTERRUPTS = 3  # in one notebook
SECONDS_TO_RECOVER = 10
COLORS = re.compile(r"\x1b\[[0-9;]*m")

Environment = dict[str, str]


def run_notebook(path: Path, environment: Environment, seconds: int) -> list[str]:
    """Run a notebook in its folder, and return one line for each cell with trouble.

    The file is not written to. `seconds` is the time that each cell may take.
    """
    try:
        cells = read_cells(path)
    except Exception as error:  # whatever a damaged file may lead to
        return [f"it is damaged and was not run: {in_short(error)}"]
    try:
        return asyncio.run(run_cells(cells, path.parent, environment, seconds))
    except Exception as error:  # nbclient and the kernel raise errors of many kinds
        return [f"it could not be run: {in_short(error)}"]


def read_cells(path: Path) -> list[Any]:
    """Return the cells of a notebook, the code cells without their outputs."""
    import nbformat

    notebook = nbformat.reads(path.read_text(encoding="utf-8"), as_version=4)
    for cell in notebook.cells:
        if not isinstance(cell.source, str):
            raise TypeError("the source of a cell is not text")
        cell.metadata = nbformat.from_dict({"tags": cell.metadata.get("tags", [])})
        if cell.cell_type == "code":
            cell.outputs = []
    return [*notebook.cells]


async def run_cells(
    cells: list[Any], folder: Path, environment: Environment, seconds: int
) -> list[str]:
    """Start a kernel, run the cells in it, and end it whatever happens."""
    import nbformat
    from nbclient import NotebookClient

    troubles: list[str] = []
    client = NotebookClient(
        nbformat.v4.new_notebook(cells=cells),
        timeout=seconds,
        kernel_name="python3",
        record_timing=False,
        allow_errors=True,
        on_cell_error=lambda **told: troubles.append(raised(**told)),
        extra_arguments=[LOG],
        resources={"metadata": {"path": str(folder)}},
    )
    client.output = keep_nothing  # type: ignore[assignment]
    client.create_kernel_manager()
    try:
        await client.async_start_new_kernel(env=environment)
        await client.async_start_new_kernel_client()
        await run_each(client, troubles)
    finally:
        await end_kernel(client)
    return [trouble for trouble in troubles if trouble]


def keep_nothing(*_output: object) -> None:
    """Drop an output: a cell that prints without end would fill the memory."""


async def run_each(client: "NotebookClient", troubles: list[str]) -> None:
    """Run every cell, and note those that hang or end the kernel."""
    from nbclient.exceptions import CellTimeoutError, DeadKernelError

    interrupts = 0
    for index, cell in enumerate(client.nb.cells):
        try:
            await client.async_execute_cell(cell, index)
        except CellTimeoutError:
            interrupts += 1
            took = f"{place(cell, index)} took longer than {client.timeout} s"
            goes_on = interrupts < MOST_INTERRUPTS and await recovers(client)
            left_out = "" if goes_on else "; the cells after it were not run"
            troubles.append(f"{took} and was stopped{left_out}")
            if not goes_on:
                return
        except DeadKernelError:
            task = asyncio.current_task()
            if task and task.cancelling():  # Ctrl+C, which nbclient takes for a death
                raise asyncio.CancelledError from None
            ended = f"{place(cell, index)} ended Python itself"
            troubles.append(f"{ended}; the cells after it were not run")
            return


async def recovers(client: "NotebookClient") -> bool:
    """Interrupt a kernel, and say whether it answers again."""
    from jupyter_core.utils import ensure_async

    if client.km is None or client.kc is None:
        return False
    await ensure_async(client.km.interrupt_kernel())
    question = await ensure_async(client.kc.kernel_info())
    end = time.monotonic() + SECONDS_TO_RECOVER
    while (left := end - time.monotonic()) > 0:
        try:
            reply = await ensure_async(client.kc.shell_channel.get_msg(timeout=left))
        except Empty:
            return False
        if reply["parent_header"].get("msg_id") == question:
            return True
    return False


async def end_kernel(client: "NotebookClient") -> None:
    """End a kernel at once, and close what was open to it."""
    from jupyter_core.utils import ensure_async

    if client.kc is not None:
        client.kc.stop_channels()
    if client.km is not None and client.km.has_kernel:
        await ensure_async(client.km.shutdown_kernel(now=True))


def raised(cell: Any, cell_index: int, execute_reply: dict[str, Any]) -> str:
    """Say which error a cell raised; nothing where it is meant to raise one."""
    if "raises-exception" in cell.metadata.get("tags", []):
        return ""
    told = execute_reply["content"]
    error = plain(f"{told.get('ename')}: {told.get('evalue')}")
    return f"{place(cell, cell_index)} raised {error}"


def place(cell: Any, index: int) -> str:
    """Name a cell by its number and its first line of code."""
    lines = [line.strip() for line in cell.source.splitlines()]
    code = next((line for line in lines if line and line[0] not in "#%"), "")
    return f"cell {index + 1}, `{shorten(code, 50, placeholder=' …')}`,"


def in_short(error: Exception) -> str:
    """Write an error in one line."""
    return plain(f"{type(error).__name__}: {error}")


def plain(text: str) -> str:
    """Write a text in one line, without colors, and cut where it is long."""
    return shorten(COLORS.sub("", text), 110, placeholder=" …").removesuffix(":")
