"""How things stand in each area of life, on a ladder: now, before, and where the person wants to be."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kimpass.ui.parts import Words

FIRST, LAST, MIDDLE = 20, 164, 14


@dataclass(frozen=True, slots=True)
class Rung:
    """One area of life; `before` and `wish` are None where nothing was said."""

    area: Words
    now: int | None
    before: int | None = None
    wish: int | None = None
    need: Words = ""
    own_words: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Ladder:
    """The areas of one assessment; `top` is the best rung."""

    id: str
    caption: Words
    rungs: Sequence[Rung]
    top: int = 5


@dataclass(frozen=True, slots=True)
class Drawing:
    """One ladder, ready to be drawn."""

    ticks: list[int]
    now: int | None
    before: int | None
    wish: int | None
    number: int | None
    words: str
    change: str
    moved: bool
    worse: bool


def draw(rung: Rung, top: int) -> Drawing:
    """Return where the marks of one area lie, and the same in words."""

    def at(step: int | None) -> int | None:
        return None if step is None else round(FIRST + (step - 1) * (LAST - FIRST) / max(top - 1, 1))

    moved = rung.now is not None and rung.before is not None
    difference = (rung.now or 0) - (rung.before or 0) if moved else 0
    return Drawing(
        ticks=[round(FIRST + step * (LAST - FIRST) / max(top - 1, 1)) for step in range(top)],
        now=at(rung.now),
        before=at(rung.before) if rung.before != rung.now else None,
        wish=at(rung.wish) if rung.wish != rung.now else None,
        number=rung.now,
        words=in_words(rung, top),
        change=change(difference) if moved else (_("erstmals") if rung.now is not None else _("noch offen")),
        moved=moved,
        worse=difference < 0,
    )


def in_words(rung: Rung, top: int) -> str:
    """Return what a ladder shows, for those who do not see it."""
    if rung.now is None:
        return _("noch nicht eingeschätzt")
    said = [_("Stufe %(now)s von %(top)s") % {"now": rung.now, "top": top}]
    if rung.before is not None:
        said.append(_("vorher %(before)s") % {"before": rung.before})
    if rung.wish is not None:
        said.append(_("gewünscht %(wish)s") % {"wish": rung.wish})
    return ", ".join(said)


def change(difference: int) -> str:
    """Return a step up or down as a word; a colour alone would not be heard."""
    if difference > 0:
        return _("+%(steps)s besser") % {"steps": difference}
    if difference < 0:
        return _("−%(steps)s schlechter") % {"steps": -difference}
    return _("gleich")
