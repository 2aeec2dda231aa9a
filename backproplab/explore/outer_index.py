"""One weight's gradient as a sum over the rows, as far as it has come."""

from collections.abc import Iterable
from html import escape

from backproplab.diagrams import svg
from backproplab.diagrams.layout import Point, text_width, window
from backproplab.diagrams.panel import PAD
from backproplab.diagrams.written import Formula, parenthesized
from backproplab.explore.outer_sum import Added, OuterSum
from backproplab.explore.outer_tables import INDEX

ROOM = INDEX.width - 2 * PAD
MOST_TERMS = 10
KINDS = ("gradient", "strong gradient", "soft")  # of terms: done, present, to come
Span = tuple[str, str]  # a part of a line, and its kind


def by_index(outer: OuterSum, added: Added) -> Iterable[str]:
    """Write the formula, its terms, and what the sum is so far."""
    left, top = INDEX.left + PAD, INDEX.top + 50
    before = svg.number(added.before[added.entry])
    after = svg.number(added.after[added.entry])
    product = with_sign(float(added.layer[added.entry]))
    done = f"so far: {before} {product} = "
    yield svg.text(left, top, f"{outer.entry(added)} = {formula(outer, added)}", "say")
    yield line(Point(left, top + 27), terms(outer, added))
    yield svg.text(left, top + 58, done, "say", (after, "strong gradient"))


def formula(outer: OuterSum, added: Added) -> str:
    """Return the formula of the followed entry, with n for the rows."""
    arrays = {outer.x_name: outer.x, outer.error_name: outer.error}
    fixed = {"i": added.i, "j": added.j}
    return Formula(outer.identity.index, arrays, fixed, outer.n_rows).with_indices()


def terms(outer: OuterSum, added: Added) -> list[Span]:
    """Return the terms around the present one, as many as there is room for."""
    fewer = range(min(outer.n_rows, MOST_TERMS), 0, -1)
    for most, digits in ((fewer[0], 4), *((most, 3) for most in fewer)):
        shown = window(outer.n_rows, added.row, most)
        spans = [*written(outer, added, shown, digits)]
        if text_width("".join(words for words, _ in spans), svg.VALUE) <= ROOM:
            break
    return spans


def written(outer: OuterSum, added: Added, shown: range, digits: int) -> Iterable[Span]:
    """Yield the terms of some rows: the present one strong, those to come quiet."""
    yield ("= " if shown.start == 0 else "= … + "), ""
    for row in shown:
        kind = KINDS[1 + (row > added.row) - (row < added.row)]
        if row > shown.start:
            yield " + ", "soft" if row > added.row else ""
        yield term(outer, row, added.entry, digits), kind
    if shown.stop < outer.n_rows:
        yield " + …", "soft"


def term(outer: OuterSum, row: int, entry: tuple[int, int], digits: int = 4) -> str:
    """Write what a row adds to one entry: input · error."""
    i, j = entry
    factors = float(outer.x[row, i]), float(outer.error[row, j])
    return "·".join(parenthesized(svg.number(v, digits), v < 0) for v in factors)


def with_sign(value: float) -> str:
    """Write a number that is added: + 1.6 or − 0.4."""
    return f"{svg.MINUS if value < 0 else '+'} {svg.number(abs(value))}"


def line(at: Point, spans: Iterable[Span]) -> str:
    """Write one line in parts, each in a style of its own."""
    parts = "".join(
        f'<tspan class="{kind}">{escape(words)}</tspan>' if kind else escape(words)
        for words, kind in spans
    )
    return (
        f'<text x="{svg.short(at.x)}" y="{svg.short(at.y)}" class="say">{parts}</text>'
    )
