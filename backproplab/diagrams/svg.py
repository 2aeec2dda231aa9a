"""SVG text: letters, numbers, panels and lines, in the colors of the glossary.

A picture has four sizes of letters: for what is said first, titles, values and labels.
All of it is text, so names are escaped: they can be a learner's.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from math import hypot

from backproplab.diagrams.layout import Box, Point, text_width
from backproplab.notation import HAIRLINE, INK, PAPER, QUIET_TEXT, ROLES, role_of

LEAD, TITLE, VALUE, LABEL = 17, 13, 14, 12
MINUS = "−"

STYLE = "".join(
    (
        f".bp{{font:{LABEL}px system-ui,Segoe UI,Roboto,Arial,sans-serif;fill:{INK}}}",
        f".bp .title{{font-size:{TITLE}px;font-weight:600;fill:{QUIET_TEXT}}}",
        f".bp .value,.bp .say,.bp .code{{font-size:{VALUE}px}}",
        ".bp .value,.bp .strong{font-weight:600}.bp .plain{font-weight:400}",
        f".bp .lead{{font-size:{LEAD}px;font-weight:600}}",
        ".bp .code{font-family:ui-monospace,Menlo,Consolas,monospace}",
        ".bp path:not([fill]){fill:none}",
        ".bp .mid{text-anchor:middle}.bp .end{text-anchor:end}",
        f".bp .soft{{fill:{QUIET_TEXT}}}",
        f".bp .halo{{stroke:{PAPER};stroke-width:4;paint-order:stroke;"
        "stroke-linejoin:round}.bp .wide{stroke-width:8}",
        *(f".bp .{name}{{fill:{role.text}}}" for name, role in ROLES.items()),
    )
)


def picture(
    width: float, height: float, parts: Iterable[str], *, styled: bool = True
) -> str:
    """Put parts into one SVG that brings its own styles and needs nothing outside.

    What is drawn over another picture needs no styles of its own: `styled=False`.
    """
    style = f"<style>{STYLE}</style>" if styled else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="bp" '
        f'viewBox="0 0 {short(width)} {short(height)}">'
        f"{style}{''.join(parts)}</svg>"
    )


def panels(boxes: Iterable[Box]) -> str:
    """Draw light panels with a hairline, which read well in light and dark themes."""
    return group(
        (rectangle(box, corner=8) for box in boxes),
        f'fill="{PAPER}" stroke="{HAIRLINE}"',
    )


def rectangle(box: Box, *, corner: float = 0, look: str = "") -> str:
    """Draw a box; `look` has attributes such as those of `stroke`."""
    return (
        f'<rect x="{short(box.left)}" y="{short(box.top)}" '
        f'width="{short(box.width)}" height="{short(box.height)}"'
        f"{f' rx={chr(34)}{corner}{chr(34)}' if corner else ''}{look and f' {look}'}/>"
    )


def group(parts: Iterable[str], look: str) -> str:
    """Give several parts the same look; draw nothing when there are none."""
    inside = "".join(parts)
    return f"<g {look}>{inside}</g>" if inside else ""


def texts(entries: Iterable[tuple[float, float, str]], kind: str) -> str:
    """Write several short texts of one kind, each at its place."""
    return group((text(*entry) for entry in entries), f'class="{kind}"')


def text(
    x: float, y: float, content: str, kind: str = "", tail: tuple[str, str] = ("", "")
) -> str:
    """Write one line of text; `kind` names styles, such as "value mid".

    `tail` is a last part of the line in a style of its own: (text, kind).
    """
    styled = f' class="{kind}"' if kind else ""
    ending = f'<tspan class="{tail[1]}">{escape(tail[0])}</tspan>' if tail[0] else ""
    place = f'x="{short(x)}" y="{short(y)}"'
    return f"<text {place}{styled}>{escape(content)}{ending}</text>"


def path(d: str, look: str = "", fill: str = "") -> str:
    """Draw lines along d, or fill what they enclose; draw nothing when d is empty."""
    filled = f' fill="{fill}"' if fill else ""
    return f'<path d="{d}"{filled}{look and f" {look}"}/>' if d else ""


def stroke(color: str, width: float = 1, dash: str = "") -> str:
    """Return the attributes of a line."""
    dashed = f' stroke-dasharray="{dash}"' if dash else ""
    wide = "" if width == 1 else f' stroke-width="{short(width)}"'
    return f'stroke="{color}"{wide}{dashed}'


def segment(start: Point, end: Point) -> str:
    """Return the path of a straight line."""
    return f"M{short(start.x)} {short(start.y)}L{short(end.x)} {short(end.y)}"


def arrow_head(tip: Point, *, size: float = 5) -> str:
    """Return the path of an arrow head that points to the right."""
    x, y = short(tip.x - size), tip.y
    return f"M{x} {short(y - size)}L{short(tip.x)} {short(y)}L{x} {short(y + size)}"


def head_along(start: Point, tip: Point, *, size: float = 5) -> str:
    """Return the path of an arrow head at the tip of a line in any direction."""
    across, down = start.x - tip.x, start.y - tip.y
    scale = size / (hypot(across, down) or 1)
    ux, uy = across * scale, down * scale
    return (
        f"M{short(tip.x + 1.6 * ux - uy)} {short(tip.y + 1.6 * uy + ux)}"
        f"L{short(tip.x)} {short(tip.y)}"
        f"L{short(tip.x + 1.6 * ux + uy)} {short(tip.y + 1.6 * uy - ux)}"
    )


def role_name(name: str) -> str:
    """Return which role of the glossary a code name has; texts use it as their kind."""
    look = role_of(name)
    return next(word for word, role in ROLES.items() if role == look)


def short(coordinate: float) -> str:
    """Write a coordinate to a tenth, which is finer than a screen."""
    return f"{coordinate:.1f}".removesuffix(".0")


def number(value: float, digits: int = 4) -> str:
    """Write a number with at most `digits` significant digits and a true minus."""
    written = f"{value + 0.0:.{digits}g}"  # adding 0 turns -0.0 into 0.0
    if "e" in written or 0 < abs(float(written)) < 1e-3:
        mantissa, exponent = f"{value:.{digits - 1}e}".split("e")
        written = f"{float(mantissa):g}e{int(exponent)}"
    return written.replace("-", MINUS)


@lru_cache(maxsize=4096)  # the same numbers come again in every frame
def fitting_number(
    value: float,
    room: float,
    *,
    size: float = LABEL,
    bold: bool = False,
    mark: str = "",
) -> str:
    """Write a number with as many digits, four at most, as there is room for."""
    for digits in (4, 3, 2):
        written = mark + number(value, digits)
        if text_width(written, size, bold=bold) <= room:
            return written
    return mark + number(value, 1)


def signed(value: float, digits: int) -> str:
    """Write a change with its sign and so many digits after the point."""
    return f"{value + 0.0:+.{digits}f}".replace("-", MINUS)


def with_sign(value: float, room: float, *, mark: str = "") -> str:
    """Write a number in bold with its sign, plus or minus, where it is not 0."""
    plus = "+" if value > 0 else ""
    return fitting_number(value, room, bold=True, mark=mark + plus)


def shortened(
    content: str, room: float, *, size: float = LABEL, bold: bool = False
) -> str:
    """Cut a text that is too long for its room, and say so with three dots."""
    if text_width(content, size, bold=bold) <= room:
        return content
    while content and text_width(content + "…", size, bold=bold) > room:
        content = content[:-1]
    return content + "…"


def wrapped(content: str, room: float, *, mono: bool = False) -> list[str]:
    """Break a text of value size at spaces into lines that fit the room."""
    lines = [""]
    for word in content.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and text_width(longer, VALUE, mono=mono) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
