"""Plane geometry of the marks: steps along a line, arrow heads, round corners."""

import math
from collections.abc import Sequence

from matplotlib.path import Path as Outline

from backproplab.diagrams.layout import Box, Point

ARC = 0.5523  # how far the handles of a Bézier curve reach to make a quarter circle
HEAD_WIDTH = 0.45  # of the length of an arrow head, to each side


def toward(start: Point, goal: Point, distance: float) -> Point:
    """Return the point that lies so many pixels from start on the way to goal."""
    share = distance / math.dist(start, goal)
    x, y = goal.x - start.x, goal.y - start.y
    return Point(start.x + share * x, start.y + share * y)


def aside(start: Point, goal: Point, distance: float) -> Point:
    """Return start moved sideways, to the right for one who looks at the goal."""
    share = distance / math.dist(start, goal)
    x, y = goal.x - start.x, goal.y - start.y
    return Point(start.x - share * y, start.y + share * x)


def lane(start: Point, end: Point, distance: float) -> list[Point]:
    """Return the line moved sideways as a whole, to the left of who walks along it."""
    return [aside(start, end, -distance), aside(end, start, distance)]


def arrow_head(before: Point, tip: Point, size: float) -> list[Point]:
    """Return the triangle at the tip of an arrow that comes from `before`."""
    base = toward(tip, before, size)
    side = HEAD_WIDTH * size
    return [tip, aside(base, tip, side), aside(base, tip, -side)]


def rounded_line(points: Sequence[Point], radius: float) -> Outline:
    """Return the line through points, each corner cut by a curve."""
    path, codes = [points[0]], [Outline.MOVETO]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        path += [toward(corner, before, radius), corner, toward(corner, after, radius)]
        codes += [Outline.LINETO, Outline.CURVE3, Outline.CURVE3]
    return Outline([*path, points[-1]], [*codes, Outline.LINETO])


def rounded_box(box: Box, radius: float) -> Outline:
    """Return the outline of a box with a quarter circle at each corner."""
    x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    handle = radius * (1 - ARC)
    arc = [(radius, 0.0), (handle, 0.0), (0.0, handle), (0.0, radius)]
    points, codes = [], []
    for right, down in ((1, -1), (1, 1), (-1, 1), (-1, -1)):
        for dx, dy in arc if right != down else arc[::-1]:
            across, along = box.width / 2 - dx, box.height / 2 - dy
            points.append((x + right * across, y + down * along))
        codes += [Outline.LINETO] + [Outline.CURVE4] * 3
    codes[0] = Outline.MOVETO
    return Outline([*points, points[0]], [*codes, Outline.CLOSEPOLY])


def around(center: Point, width: float, height: float) -> Box:
    """Return the box of that size around a point."""
    right, down = width / 2, height / 2
    return Box(center.x - right, center.y - down, center.x + right, center.y + down)
