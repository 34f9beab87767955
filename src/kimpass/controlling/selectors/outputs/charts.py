"""Charts of a report as vector graphics that print without colour: parts differ in lightness or are hatched."""

from collections.abc import Sequence
from decimal import Decimal
from html import escape

from kimpass.controlling.selectors.figures import Bar, Section, german
from kimpass.ui.charts.text import width

WIDE, ROOM, THICK, STEP = 680, 12, 16, 46
# Neighbours differ in lightness; the last ones are hatched.
INKS = ("#1c3f94", "#9db4e8", "#51639a", "#d6def5", "#0f2456", "#b9bdcb")
FACE = "Noto Sans, Arial, sans-serif"
HATCH = (
    '<defs><pattern id="{id}" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="6" height="6" fill="#ffffff"/><rect width="2.4" height="6" fill="#171a2b"/></pattern></defs>'
)


def names(bars: Sequence[Bar]) -> list[str]:
    """Return the names of the parts, each once, in the order in which they come."""
    return list(dict.fromkeys(name for bar in bars for name, _value in bar.parts))


def _fill(place: int, count: int, hatch: str) -> str:
    # What comes last of several is what is missing or unexplained.
    return f"url(#{hatch})" if count > 2 and place == count - 1 and count <= 4 else INKS[place % len(INKS)]


def _text(x: int, y: int, words: str, *, end: bool = False, bold: bool = False) -> str:
    anchor = ' text-anchor="end"' if end else ""
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x}" y="{y}" font-size="13" fill="#171a2b"{anchor}{weight}>{escape(words)}</text>'


def _legend(found: Sequence[str], top: int, hatch: str) -> tuple[str, int]:
    x, y, drawn = 0, top, []
    for place, name in enumerate(found):
        needed = width(name) + 34
        if x and x + needed > WIDE:
            x, y = 0, y + 22
        drawn.append(
            f'<rect x="{x}" y="{y - 11}" width="14" height="12" fill="{_fill(place, len(found), hatch)}" '
            f'stroke="#171a2b" stroke-width="0.6"/>{_text(x + 20, y, name)}'
        )
        x += needed
    return "".join(drawn), y


def chart(section: Section, *, id: str) -> str:
    """Return the bars of a chapter as an SVG picture, empty when it has none."""
    if not section.bars:
        return ""
    found, hatch = names(section.bars), f"{id}-hatch"
    sums = [sum((max(value, Decimal(0)) for _name, value in bar.parts), Decimal(0)) for bar in section.bars]
    longest = max(sums) or Decimal(1)
    drawn = []
    for number, bar in enumerate(section.bars):
        top, x = number * STEP + 16, 0
        drawn.append(_text(0, top, bar.label, bold=True) + _text(WIDE, top, bar.note, end=True))
        for name, value in bar.parts:
            wide = round(max(value, Decimal(0)) / longest * WIDE)
            if wide:
                fill = _fill(found.index(name), len(found), hatch)
                drawn.append(
                    f'<rect x="{x}" y="{top + 7}" width="{max(wide - 1, 1)}" height="{THICK}" fill="{fill}" '
                    f'stroke="#171a2b" stroke-width="0.6"/>'
                )
            x += wide
    legend, bottom = _legend(found, len(section.bars) * STEP + 20, hatch) if len(found) > 1 else ("", 0)
    tall = max(bottom + 10, len(section.bars) * STEP)
    size = f'viewBox="0 0 {WIDE + ROOM} {tall}" width="{WIDE + ROOM}" height="{tall}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} '
        f'font-family="{FACE}" role="img" aria-label="{escape(described(section), quote=True)}">'
        f"{HATCH.format(id=hatch)}{''.join(drawn)}{legend}</svg>"
    )


def described(section: Section) -> str:
    """Return in words what the picture of a chapter shows."""
    told = [
        f"{bar.label}: "
        + ", ".join(
            f"{name} {german(value, 0 if value == value.to_integral_value() else 2)}" for name, value in bar.parts
        )
        for bar in section.bars
    ]
    return "; ".join(told)
