"""The one widget: controls around a pure function from their values to a frame."""

from base64 import b64encode
from collections.abc import Callable, Collection, Iterable, Mapping
from html import escape
from itertools import islice
from os import PathLike
from pathlib import Path
from threading import RLock
from time import monotonic
from typing import Any

import anywidget
import traitlets

from backproplab.explore.controls import Control, State, checked
from backproplab.explore.frame import Frame
from backproplab.explore.stage import Stage, Still, on_panel
from backproplab.explore.states import key_of, n_states, neighbors, states, with_targets

HERE = Path(__file__).parent
FEW = 32  # an explorer with no more states than this brings all its frames along
AHEAD_SECONDS = 0.015  # the kernel draws ahead for no longer than this in one go
MOST_STAGES = 24  # that the page is given; older ones are drawn again when needed

Draw = Callable[..., Frame]
Drawn = dict[str, Any]  # a frame as the page gets it
Backdrop = Stage | Still
Stages = Mapping[str, Backdrop] | Callable[[str], Backdrop]


class Explorer(anywidget.AnyWidget):
    """Controls around a pure function from their values to a frame.

    The page draws the controls as labelled native inputs, keeps the frames that it has
    seen, and asks the kernel for those near by while nobody moves: so the next move
    answers at once. `draw` must only look at its arguments, since frames are drawn
    ahead; to act on what a learner sets, use `explorer.observe(act, "state")`.
    `stages` has what lies under the frames, drawn when a frame first names one.

    A frame may take long to prepare: `at_hand(**state)` says whether that is done. If
    not, it is not drawn ahead, and a page shows `meanwhile(**state)` until `refresh()`.
    """

    _esm = HERE / "explorer.js"
    _css = HERE / "explorer.css"
    title = traitlets.Unicode().tag(sync=True)
    controls: traitlets.List[Control] = traitlets.List().tag(sync=True)
    state = traitlets.Dict().tag(sync=True)
    version = traitlets.Int().tag(sync=True)  # frames of an older version are not shown
    shown = traitlets.Dict().tag(sync=True)  # the frame of the present state
    frames = traitlets.Dict().tag(sync=True)  # frames brought along
    stages = traitlets.Dict().tag(sync=True)  # SVG under the frames
    views = traitlets.Int()  # in the page that spoke last; without one, none

    def __init__(
        self,
        draw: Draw,
        *controls: Control,
        title: str = "",
        stages: Stages | None = None,
        at_hand: Callable[..., bool] = lambda **_: True,
        meanwhile: Draw | None = None,
    ) -> None:
        self.draw, self.at_hand, self.meanwhile = draw, at_hand, meanwhile
        self.lock = RLock()  # a kernel may answer the page in a thread of its own
        self.stage_named = stages if callable(stages) else (stages or {}).__getitem__
        super().__init__(title=title, controls=with_targets(controls))
        self.state = {c["name"]: c["value"] for c in self.settable}
        self.redraw()
        if self.shown["failed"]:  # so early, the error belongs to the caller
            self.stage_of(self.draw(**self.state))
        self.observe(self.refresh, names="state")
        self.on_msg(self._hear)

    @property
    def settable(self) -> list[Control]:
        """Return the controls that have a value: all but those that play."""
        return [control for control in self.controls if "name" in control]

    @property
    def frame(self) -> Frame:
        """Return what is shown now."""
        return Frame(*(self.shown[field] for field in Frame._fields))

    def redraw(self) -> None:
        """Draw all frames anew, because what `draw` looks at has changed."""
        with self.lock, self.hold_sync():
            self.version += 1
            self.stages = {}
            self.refresh()
            ready = (state for state in self._ahead() if self.at_hand(**state))
            self.frames = dict(self._keyed(state) for state in islice(ready, FEW))

    def set_state(self, sync_data: State) -> None:
        """Take values from the page, while no other thread shows anything."""
        with self.lock:
            super().set_state(sync_data)

    @traitlets.validate("state")
    def _complete(self, proposal: Any) -> State:
        """Check a state; what it leaves out stays as it is."""
        names = {control["name"] for control in self.settable}
        unknown = sorted(map(str, proposal["value"].keys() - names))
        if unknown:
            raise ValueError(f"no control {unknown[0]!r}; there are {sorted(names)}")
        full = self.state | proposal["value"]
        return self._checked(full)

    def _ahead(self) -> Iterable[State]:
        """Return states to draw ahead: all when they are few, else the neighbors."""
        few = n_states(self.settable) <= FEW
        return (states if few else neighbors)(self.settable, self.state)

    def refresh(self, _change: object = None) -> None:
        """Show the present state, or as much of it as is at hand."""
        with self.lock:
            is_seen = self.meanwhile is not None and self.views > 0
            waits = is_seen and not self.at_hand(**self.state)
            key, frame = self._keyed(self.state, self.meanwhile if waits else None)
            self.shown = frame | {"key": key, "unfinished": waits}

    def _hear(self, _widget: object, message: Any, _buffers: object) -> None:
        """Note how many views the page has, or answer what it asks."""
        self.views = message.get("views", self.views)
        if "ask" in message:
            self._answer(message["ask"])

    def _answer(self, asked: Iterable[State]) -> None:
        """Draw states that the page asks for, as many as fit in a short while.

        The page asks again for the rest, and a move in between is answered first.
        """
        end = monotonic() + AHEAD_SECONDS
        drawn: dict[str, Drawn] = {}
        for state in asked:
            if self.at_hand(**state):
                drawn |= [self._keyed(state)]
            if monotonic() > end:
                break
        self.send({"frames": drawn})

    def _checked(self, state: State) -> State:
        """Return a state with each value as draw will get it."""
        return {c["name"]: checked(c, state[c["name"]]) for c in self.settable}

    def _keyed(self, state: State, draw: Draw | None = None) -> tuple[str, Drawn]:
        """Return a frame as the page keeps it, and the key it keeps it by."""
        return f"{self.version}:{key_of(self.settable, state)}", self.drawn(state, draw)

    def drawn(self, state: State, draw: Draw | None = None) -> Drawn:
        """Draw a frame for the page; an error becomes a frame that says it."""
        try:
            frame = (draw or self.draw)(**self._checked(state))  # 1 comes for 1.0
            self.stage_of(frame)
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            failed = Frame("", f"This picture could not be drawn. {reason}")
            return failed._asdict() | {"failed": True}
        return frame._asdict() | {"failed": False}

    def stage_of(self, frame: Frame) -> str:
        """Return the SVG under a frame, "" if there is none, and send it once."""
        if not isinstance(frame, Frame):
            raise TypeError(f"draw must return a Frame, got {type(frame).__name__}")
        with self.lock:
            if frame.stage and frame.stage not in self.stages:
                kept = [*self.stages.items()][1 - MOST_STAGES :]
                drawn = self.stage_named(frame.stage).svg
                self.stages = dict(kept) | {frame.stage: drawn}
            return self.stages[frame.stage] if frame.stage else ""

    def svg(self) -> str:
        """Return the whole present picture, with what lies under it."""
        return on_panel(self.stage_of(self.frame), self.frame.svg)

    def still(self) -> str:
        """Return the present frame as HTML that needs neither kernel nor scripts."""
        frame = self.frame
        if not frame.svg:
            return f"<p>{escape(self.title)}</p><p>{escape(frame.sentence)}</p>"
        data = b64encode(self.svg().encode()).decode()
        return (
            f'<img alt="{escape(frame.sentence)}" '
            f'src="data:image/svg+xml;base64,{data}">'
        )

    def export(self, path: str | PathLike[str], *, hold: Collection[str] = ()) -> Path:
        """Write a page with all frames; controls named in `hold` stay as they are."""
        from backproplab.explore.export import export  # which imports this module

        return export(path, self, hold=hold)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        bundle: Any = super()._repr_mimebundle_(**kwargs)
        data, metadata = bundle
        return data | {"text/html": self.still()}, metadata

    def __repr__(self) -> str:  # stored in notebooks: no addresses
        return f"Explorer: {self.frame.sentence}"
