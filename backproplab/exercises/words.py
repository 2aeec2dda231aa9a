"""Answers that are words: each one chosen from a few."""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from typing import Any


def choosing(replies: Mapping[str, str]) -> Callable[[str, Any, Any], str | None]:
    """Build the comparison for answers that are one of some words.

    `replies` holds every word that may be chosen, with what to say, and to ask, to
    whoever chose it wrongly. Case, spaces, hyphens and underscores do not count.
    """

    def in_words(name: str, got: Any, right: Any) -> str | None:
        if not isinstance(got, str):
            kind = type(got).__name__
            return f"{name} is one {kind}. Which word fits: {', '.join(replies)}?"
        if same_word(got, right):
            return None
        word = next((known for known in replies if same_word(got, known)), None)
        if word is None:
            return (
                f"{name}: {got!r} is not one of the words. {suggestion(got, replies)}"
            )
        return f"{name} is not {word!r}. {replies[word]}"

    return in_words


def same_word(a: str, b: str) -> bool:
    """Say whether two words are alike but for case, spaces, hyphens, underscores."""
    return plain(a) == plain(b)


def plain(word: str) -> str:
    """Write a word in small letters, with single spaces."""
    return " ".join(word.lower().replace("_", " ").replace("-", " ").split())


def suggestion(word: str, known: Mapping[str, str]) -> str:
    """Write "Did you mean …?", or all words that there are."""
    near = get_close_matches(plain(word), known, n=1)
    return f"Did you mean {near[0]!r}?" if near else f"Which fits: {', '.join(known)}?"
