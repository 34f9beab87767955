"""The district's own words for a few things, with the usual ones where it has none (TEN-04)."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor

ROMAN = {"1": "I", "2": "II", "3": "III"}


@dataclass(frozen=True, slots=True)
class LocalWord:
    """One word a district may choose, the usual one, and others in use."""

    label: str | Promise
    usual: str | Promise
    others: tuple[str | Promise, ...] = ()


LOCAL_WORDS: dict[str, LocalWord] = {
    "region": LocalWord(_("Gruppe von Kommunen"), _("Region"), (_("Cluster"),)),
    "working_group": LocalWord(
        _("Gremium für ein Thema"), _("Arbeitsgruppe"), (_("Projektgruppe"), _("Facharbeitsgruppe"))
    ),
    "case_management": LocalWord(
        _("Begleitung im Einzelfall"), _("Case Management"), (_("KIM-Case-Management"), _("Case Manager (CMS)"))
    ),
    "coordination": LocalWord(
        _("Koordination im Baustein 1"), _("Koordinierende Stelle"), (_("Koordinierungsstelle"), _("Koordination"))
    ),
    "block_word": LocalWord(_("Förderteil des Programms"), _("Baustein"), (_("Modul"),)),
    "building_block": LocalWord(_("Zählweise der Förderteile"), "arabic", ("roman",)),
}


def word(actor: Actor, key: str) -> str:
    """
    Return the district's word for a thing.

    :raises KeyError: districts have no word of their own for this.
    """
    return dict(actor.words).get(key) or str(LOCAL_WORDS[key].usual)


def block(actor: Actor, number: str) -> str:
    """Return how the district calls a Baustein: "Baustein 3", "Baustein III", "Modul 3"."""
    shown = ROMAN.get(number, number) if word(actor, "building_block") == "roman" else number
    return f"{word(actor, 'block_word')} {shown}"


def all_words(actor: Actor) -> dict[str, str]:
    """Return every word for the templates, the three Bausteine included."""
    return {key: word(actor, key) for key in LOCAL_WORDS} | {f"block_{n}": block(actor, n) for n in ROMAN}
