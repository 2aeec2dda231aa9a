"""Carry progress to another machine as one short line of text.

Each exercise takes five characters: three that its id is turned into, one for status
and hints, one for the number of tries. A checksum at the end tells whether all of it
arrived. The first form of the text, which wrote every id in full, is still read.
"""

import string
import warnings
import zlib
from functools import cache

from backproplab.exercises import record
from backproplab.exercises.board import Board
from backproplab.exercises.catalog import EXERCISES, QUESTIONS

HEADER, OLD_HEADER = "backproplab-progress-2", "backproplab-progress-1"
DIGITS = f"{string.ascii_uppercase}{string.ascii_lowercase}{string.digits}-_"
PER_ENTRY = 5
MOST_HINTS, MOST_TRIES = 15, len(DIGITS) - 1


class Progress:
    """`progress()` shows the board; `save()` and `load(text)` carry it elsewhere."""

    def __call__(self) -> Board:
        return Board()

    def save(self) -> str:
        """Return the progress as one line of text, with a checksum at its end.

        Tries are counted up to 63 in it, and hints up to 15.
        """
        known = sorted(record.entries().items())
        body = "".join(written(id, entry) for id, entry in known if id in short_names())
        start = f"{HEADER} {body}".rstrip()
        return f"{start} {checksum(start)}"

    def load(self, text: str) -> Board:
        """Bring back a text of save(); what is known already is never made worse.

        Raises ValueError when the text is not complete.
        """
        found = old_entries(text) if text.split()[:1] == [OLD_HEADER] else read(text)
        if not record.is_rechecking():
            record.keep({id: merged(id, entry) for id, entry in found.items()})
        return Board()

    def __repr__(self) -> str:
        return "progress() shows the board; progress.save() and progress.load(text)"


@cache
def short_names() -> dict[str, str]:
    """Return three characters for each id; they stay the same for ever."""
    return {id: number(zlib.crc32(id.encode()), 3) for id in (*EXERCISES, *QUESTIONS)}


def number(value: int, length: int) -> str:
    """Write the last digits of a number, to the base of 64."""
    return "".join(DIGITS[value // 64**place % 64] for place in range(length))


def written(id: str, entry: record.Entry) -> str:
    """Write one exercise in five characters."""
    status = record.STATUSES.index(entry["status"])
    hints, tries = min(entry["hints"], MOST_HINTS), min(entry["tries"], MOST_TRIES)
    return f"{short_names()[id]}{DIGITS[16 * status + hints]}{DIGITS[tries]}"


def read(text: str) -> record.Entries:
    """Read a saved text, however it was broken into lines on its way."""
    header, *middle = text.split() or [""]
    packed = "".join(middle)
    body, last = packed[:-8], packed[-8:]
    whole = checksum(f"{HEADER} {body}".rstrip()) == last
    if header != HEADER or not whole or len(body) % PER_ENTRY:
        raise incomplete(HEADER)
    words = [body[i : i + PER_ENTRY] for i in range(0, len(body), PER_ENTRY)]
    ids = {short: id for id, short in short_names().items()}
    if unknown := sum(word[:3] not in ids for word in words):
        warnings.warn(
            f"{unknown} of the {len(words)} exercises in this text are not in this"
            " edition. Bring backproplab up to date, then load the text again.",
            stacklevel=3,
        )
    return {ids[w[:3]]: unpacked(w) for w in words if w[:3] in ids}


def unpacked(word: str) -> record.Entry:
    """Read the numbers of one exercise."""
    status, hints = divmod(DIGITS.index(word[3]), 16)
    tries = DIGITS.index(word[4])
    return {"status": record.STATUSES[status], "tries": tries, "hints": hints}


def old_entries(text: str) -> record.Entries:
    """Read a text of the first form: id=status:tries:hints for each exercise."""
    *words, last = text.split()
    if checksum(" ".join(words)) != last:
        raise incomplete(OLD_HEADER)
    return dict(old_entry(word) for word in words[1:])


def old_entry(word: str) -> tuple[str, record.Entry]:
    """Read one word of a text of the first form."""
    id, _, numbers = word.rpartition("=")
    status, tries, hints = (int(number) for number in numbers.split(":"))
    return id, {"status": record.STATUSES[status], "tries": tries, "hints": hints}


def merged(id: str, carried: record.Entry) -> record.Entry:
    """Merge what was carried with what is known: the better one wins."""
    now = record.entry(id)
    best = max(now["status"], carried["status"], key=record.STATUSES.index)
    most = {name: max(now[name], carried[name]) for name in ("tries", "hints")}
    named = {"mistake": now["mistake"]} if best == "failed" and "mistake" in now else {}
    return {"status": best, **most, **named}


def incomplete(header: str) -> ValueError:
    """Build the error for a text that did not arrive whole."""
    return ValueError(
        "this text is not complete: copy the whole line that progress.save() gave, from"
        f" {header} to the eight letters and digits at its end"
    )


def checksum(text: str) -> str:
    """Return eight hexadecimal digits that change with every letter of a text."""
    return f"{zlib.crc32(text.encode()):08x}"
