"""One search over everything the actor may see: people and cases, offers, findings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.casework.models import Case
from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.prepared import Typed, prepared
from kimpass.network.models import Service
from kimpass.people.selectors.names import PersonHit, find_people
from kimpass.steering.models import Finding
from kimpass.ui.parts import Hit

SHORTEST, LONGEST, LIMIT = 2, 100, 10


@dataclass(frozen=True, slots=True)
class Group:
    """The hits of one kind."""

    key: str
    label: str | Promise
    hits: Sequence[Hit]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found, and whose rows it shows."""

    query: str
    groups: tuple[Group, ...] = ()
    person_ids: tuple[int, ...] = ()
    case_ids: tuple[int, ...] = ()

    @property
    def hits(self) -> list[Hit]:
        """Return the hits of all kinds in one list, as the box under the search field shows them."""
        return [hit for group in self.groups for hit in group.hits]

    @property
    def is_too_short(self) -> bool:
        """Test whether nothing was looked for because the query says too little."""
        return len(self.query) < SHORTEST


def clean(query: str) -> str:
    """Return what somebody typed without control characters, and not longer than any name."""
    printable = "".join(letter if letter.isprintable() else " " for letter in query[: 4 * LONGEST])
    return " ".join(printable.split())[:LONGEST]


def _address(route: str, public_id: str) -> str:
    try:
        return reverse(route, args=[public_id])
    except NoReverseMatch:
        return ""


def _person(found: PersonHit) -> Hit:
    person = found.person
    name = f"{person.family_name}, {person.given_names}" if person.given_names else person.family_name
    born = _("Jahrgang %(year)s") % {"year": person.birth_year} if person.birth_year else ""
    reason = _("klingt gleich") if found.sounds_alike else ""
    return Hit(name, _address("people:person", person.public_id), person.original_name, meta=born, reason=reason)


@prepared
def _numbered(actor: Actor, query: Typed) -> QuerySet[Any, Any]:
    rows = Case.objects.visible_to(actor).filter(number__icontains=query)
    columns = ("pk", "public_id", "number", "unit__name")
    return rows.order_by("-opened_on", "pk").values_list(*columns)[:LIMIT]


@prepared
def _offered(actor: Actor, query: Typed) -> QuerySet[Any, Any]:
    fits = Q(name__icontains=query) | Q(agency__name__icontains=query)
    rows = Service.objects.visible_to(actor).filter(fits, ended_on__isnull=True)
    return rows.order_by("name", "pk").values_list("name", "public_id", "agency__name")[:LIMIT]


@prepared
def _titled(actor: Actor, query: Typed) -> QuerySet[Any, Any]:
    rows = Finding.objects.visible_to(actor).filter(title__icontains=query)
    return rows.order_by("-month", "pk").values_list("title", "public_id", "field__label_de")[:LIMIT]


def _cases(actor: Actor, query: Typed) -> Iterable[tuple[int, Hit]]:
    if not actor.may_somewhere(Permission.CASE_VIEW):
        return
    for pk, public_id, number, unit in _numbered(actor, query):
        yield pk, Hit(number, _address("casework:case", public_id), meta=unit, reason=_("Fallnummer"))


def _services(actor: Actor, query: Typed) -> Iterable[Hit]:
    if not actor.may_somewhere(Permission.DIRECTORY_VIEW):
        return
    for name, public_id, agency in _offered(actor, query):
        yield Hit(name, _address("network:service", public_id), meta=agency, reason=gettext_lazy("Angebot"))


def _findings(actor: Actor, query: Typed) -> Iterable[Hit]:
    if not actor.may_somewhere(Permission.FINDING_VIEW):
        return
    for title, public_id, field in _titled(actor, query):
        yield Hit(title, _address("steering:finding", public_id), meta=field, reason=gettext_lazy("Strukturhinweis"))


def find(actor: Actor, typed: str) -> Answer:
    """Return what the actor may see of what was looked for, in at most seven statements."""
    query = clean(typed)
    if len(query) < SHORTEST:
        return Answer(query)
    people = find_people(actor, query, limit=LIMIT) if actor.may_somewhere(Permission.PERSON_SEARCH) else []
    typed_words = Typed(query)
    cases = list(_cases(actor, typed_words))
    groups = (
        Group("personen", gettext_lazy("Personen"), [_person(hit) for hit in people]),
        Group("faelle", gettext_lazy("Fälle"), [hit for _pk, hit in cases]),
        Group("angebote", gettext_lazy("Angebote"), list(_services(actor, typed_words))),
        Group("hinweise", gettext_lazy("Strukturhinweise"), list(_findings(actor, typed_words))),
    )
    return Answer(
        query,
        tuple(group for group in groups if group.hits),
        person_ids=tuple(hit.person.pk for hit in people),
        case_ids=tuple(pk for pk, _hit in cases),
    )
