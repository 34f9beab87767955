"""A signature drawn on the screen: points that were checked, and the picture made of them by us."""

import json
from itertools import pairwise
from math import dist

WIDTH, HEIGHT = 1000, 300
MOST_STROKES, MOST_POINTS, LONGEST = 300, 8000, 120_000
# Shorter than this is a dot or a slip of the finger.
SHORTEST_LINE = 60.0
Point = tuple[int, int]
Strokes = tuple[tuple[Point, ...], ...]


def _point(value: object) -> Point:
    if not isinstance(value, list) or len(value) != 2:
        raise ValueError("a point has two numbers")
    x, y = value
    if type(x) is not int or type(y) is not int or not (0 <= x <= WIDTH and 0 <= y <= HEIGHT):
        raise ValueError("a point lies inside the field")
    return x, y


def read_strokes(raw: str) -> Strokes:
    """
    Return the strokes of a drawn signature, written as JSON: lists of points [x, y] in a field of 1000 by 300.

    :raises ValueError: not written so, too much, or too little to be a signature.
    """
    if len(raw) > LONGEST:
        raise ValueError("too long")
    try:
        found = json.loads(raw)
    except (json.JSONDecodeError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(found, list) or not 0 < len(found) <= MOST_STROKES:
        raise ValueError("not a list of strokes")
    strokes = []
    for stroke in found:
        if not isinstance(stroke, list) or not stroke:
            raise ValueError("an empty stroke")
        strokes.append(tuple(_point(point) for point in stroke))
    if sum(len(stroke) for stroke in strokes) > MOST_POINTS:
        raise ValueError("too many points")
    if sum(dist(one, two) for stroke in strokes for one, two in pairwise(stroke)) < SHORTEST_LINE:
        raise ValueError("too short")
    return tuple(strokes)


def drawing(strokes: Strokes) -> str:
    """Return the signature as SVG: numbers only, so nothing a browser sent gets into it."""
    paths = []
    for stroke in strokes:
        start, *rest = stroke
        lines = " ".join(f"L{x} {y}" for x, y in rest or [start])
        paths.append(f'<path d="M{start[0]} {start[1]} {lines}"/>')
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" fill="none" stroke="#171a2b" '
        f'stroke-width="5" stroke-linecap="round" stroke-linejoin="round">{"".join(paths)}</svg>'
    )
