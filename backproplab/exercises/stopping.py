"""Stop a loop that never ends.

This needs POSIX signals and the main thread, which is where Jupyter runs cells on Linux
and macOS. On Windows, or in another thread, nothing is stopped: use Kernel > Interrupt,
and the check says the same.
"""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn


class Endless(BaseException):
    """The time is up. Not an Exception, so that `except Exception` lets it through."""


def can_stop() -> bool:
    """Say whether a loop can be stopped here and now."""
    main = threading.current_thread() is threading.main_thread()
    return main and hasattr(signal, "setitimer")


def stop(_signal: int, _frame: FrameType | None) -> NoReturn:
    """Answer the alarm."""
    raise Endless


@contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise Endless in the block after so many seconds; None is no limit.

    It is raised again every tenth of a second, should a bare `except:` swallow it.
    """
    if seconds is None or not can_stop():
        yield
        return
    before = signal.signal(signal.SIGALRM, stop)
    try:
        signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001), 0.1)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
