"""Work in the background of a kernel: in slices, between what a learner does."""

import asyncio
from collections.abc import Callable
from time import monotonic

from backproplab.explore.explorer import Explorer

SLICE = 0.012  # seconds of work in one go
PAUSE = 0.004  # seconds for cells and messages between two of them
REFRESH = 0.1  # seconds between two pictures, at least


def running_loop() -> asyncio.AbstractEventLoop | None:
    """Return the event loop of the kernel; there is none in a plain script."""
    try:
        return asyncio.get_running_loop()
    except RuntimeError:
        return None


class Background:
    """Works for an explorer as long as a page shows it, and stops when none does.

    `work()` does a little, and says whether there is more to do. Slices come from the
    event loop that runs the cells, so none runs while a cell does; the page may be
    heard in another thread, which only wakes them.
    """

    def __init__(
        self,
        explorer: Explorer,
        work: Callable[[], bool],
        loop: asyncio.AbstractEventLoop,
    ) -> None:
        self.explorer, self.work, self.loop = explorer, work, loop
        self.is_on = False
        self.refreshed = 0.0
        explorer.observe(self.wake, ["state", "views"])

    def wake(self, _change: object = None) -> None:
        """Begin to work soon, from whichever thread."""
        if not self.loop.is_closed():
            self.loop.call_soon_threadsafe(self.start)

    def start(self) -> None:
        """Begin to work, unless that is under way."""
        if not self.is_on:
            self.is_on = True
            self.slice()

    def slice(self) -> None:
        """Work for a short while, show it, and come back if there is more to do."""
        self.is_on = self.is_seen() and self.worked_on()
        if self.is_seen():
            self.show()
        if self.is_on:
            self.loop.call_later(PAUSE, self.slice)

    def is_seen(self) -> bool:
        """Say whether a page shows the explorer, which is not closed."""
        return self.explorer.comm is not None and self.explorer.views > 0

    def worked_on(self) -> bool:
        """Work until the slice is over; say whether there is more to do."""
        end = monotonic() + SLICE
        while self.work():
            if monotonic() > end:
                return True
        return False

    def show(self) -> None:
        """Show how far it is, now and then, and the frame itself once it is at hand."""
        if not self.explorer.shown["unfinished"]:
            return
        is_ready = self.explorer.at_hand(**self.explorer.state)
        if is_ready or monotonic() > self.refreshed + REFRESH:
            self.refreshed = monotonic()
            self.explorer.refresh()
