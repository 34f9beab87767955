"""The district's own words for a few things, with the usual ones where it has none (TEN-03, TEN-04)."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import CharField, TextChoices, Value
from django.utils.functional import Promise
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from kimpass.kernel.access import Actor
from kimpass.organisation.models import BuildingBlock, PostFunction, Tenant, Term

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
    "professional_supervision": LocalWord(
        _("Aufsicht über die Facharbeit"),
        _("Fachaufsicht"),
        (_("fachaufsichtsähnliche Begleitung"), _("fachliche Begleitung")),
    ),
    "block_word": LocalWord(_("Förderteil des Programms"), _("Baustein"), (_("Modul"),)),
    "building_block": LocalWord(_("Zählweise der Förderteile"), "arabic", ("roman",)),
}


@dataclass(frozen=True, slots=True)
class Words:
    """
    How one tenant calls things: its own words, and whether Stadtbezirke stand where a Kreis has Kommunen.

    Texts hold the places for them as `%(block_2)s`, `%(place)s`, `%(places)s`, `%(region)s`, so that the sentence is
    translated as a whole and the word is put in afterwards.
    """

    own: Mapping[str, str] = field(default_factory=dict)
    is_city: bool = False

    def word(self, key: str) -> str:
        """
        Return the word for a thing.

        :raises KeyError: districts have no word of their own for this.
        """
        return self.own.get(key) or str(LOCAL_WORDS[key].usual)

    def block(self, number: str) -> str:
        """Return what a Baustein is called: "Baustein 3", "Baustein III", "Modul 3"."""
        shown = ROMAN.get(number, number) if self.word("building_block") == "roman" else number
        return f"{self.word('block_word')} {shown}"

    def called(self, choice: TextChoices) -> str:
        """Return what a function of posts or a kind of body is called: in the tenant's own word where it has one."""
        return self.own.get(choice.value) or str(choice.label)

    @property
    def place(self) -> str:
        """Return what one of the places is, as a heading: a Kommune, or in a city one of its districts (TEN-03)."""
        return _t("Stadtbezirk") if self.is_city else _t("Kommune")

    @property
    def places(self) -> str:
        """Return what several of the places are, as a heading."""
        return _t("Stadtbezirke") if self.is_city else _t("Kommunen")

    @property
    def of_places(self) -> str:
        """Return the same inside a sentence, after "in" or "von", where German bends one of the two."""
        return pgettext("im Satz", "Stadtbezirken") if self.is_city else pgettext("im Satz", "Kommunen")

    def functions(self) -> list[tuple[str, str]]:
        """Return the functions of posts as a form offers them."""
        return [(choice.value, self.called(choice)) for choice in PostFunction]

    def blocks(self) -> list[tuple[str, str]]:
        """Return the Bausteine as a form offers them."""
        return [(value, self.block(value)) for value in BuildingBlock.values]

    def either(self, of_a_kreis: str | Promise, of_a_city: str | Promise) -> str:
        """Return the one of two sentences that fits, where the word alone would not bend with it."""
        return str(of_a_city if self.is_city else of_a_kreis)

    def fill(self, text: str | Promise) -> str:
        """Return a text with the tenant's words at the places it holds for them."""
        told = str(text)
        if "%(" not in told:
            return told
        filled = told % self.all()
        return f"{filled[:1].upper()}{filled[1:]}" if told.startswith("%(") else filled

    def all(self) -> dict[str, str]:
        """Return every word by the name texts and templates call it."""
        words = {key: self.word(key) for key in LOCAL_WORDS} | {f"block_{n}": self.block(n) for n in ROMAN}
        one = pgettext("im Satz", "Stadtbezirk") if self.is_city else pgettext("im Satz", "Kommune")
        several = pgettext("im Satz", "Stadtbezirke") if self.is_city else pgettext("im Satz", "Kommunen")
        heads = {"place_title": self.place, "places_title": self.places}
        return words | heads | {"place": one, "places": several, "of_places": self.of_places}


# The words of the programme, in which the Land reads all its places side by side.
COMMON = Words()


def words_of(actor: Actor) -> Words:
    """Return how the actor's tenant calls things."""
    return Words(dict(actor.words), actor.tenant_kind == Tenant.Kind.INDEPENDENT_CITY)


def words_at(tenant_id: int) -> Words:
    """Return how a tenant calls things where nobody is signed in, in one statement."""
    nobody = Value("", output_field=CharField())
    kind = Tenant.objects.filter(pk=tenant_id).values_list(nobody, "kind")
    terms = Term.objects.asked_for().filter(tenant_id=tenant_id).values_list("key", "label")
    own = dict(terms.union(kind, all=True))
    return Words(own, own.pop("", "") == Tenant.Kind.INDEPENDENT_CITY)


def word(actor: Actor, key: str) -> str:
    """
    Return the district's word for a thing.

    :raises KeyError: districts have no word of their own for this.
    """
    return words_of(actor).word(key)


def block(actor: Actor, number: str) -> str:
    """Return how the district calls a Baustein: "Baustein 3", "Baustein III", "Modul 3"."""
    return words_of(actor).block(number)


def all_words(actor: Actor) -> dict[str, str]:
    """Return every word for the templates, the three Bausteine included."""
    return words_of(actor).all()
