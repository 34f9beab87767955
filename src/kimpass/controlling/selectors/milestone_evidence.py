"""What the application can show for a milestone: records of the half-year, whichever part keeps them (MIL-04)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _

from kimpass.controlling.models import MilestoneEvidence
from kimpass.controlling.selectors.goal_periods import half_year
from kimpass.controlling.selectors.sessions import words as session_words
from kimpass.kernel.access import Actor
from kimpass.network.models import Material
from kimpass.organisation.models import Agreement, AgreementParty
from kimpass.steering.models import Event, Measure, MeasureState, ReconstructionCopy, Session, TrainingProgramme

Kind = MilestoneEvidence.Kind
# Where a record of a kind can be read.
ROUTES = {
    Kind.SESSION: "steering:session",
    Kind.EVENT: "steering:event",
    Kind.AGREEMENT: "money:agreement",
    Kind.RECONSTRUCTION: "steering:reconstruction",
    Kind.TRAINING: "steering:training_programme",
    Kind.MATERIAL: "network:material",
    Kind.MEASURE: "steering:measure",
}
DONE = (Measure.State.IMPLEMENTED, Measure.State.STANDARD)


@dataclass(frozen=True, slots=True)
class Offer:
    """A record that may show that a milestone was carried out."""

    kind: str
    record: str
    label: str
    happened_on: date | None = None

    @property
    def key(self) -> str:
        """Return kind and address in one word, as it stands in a form."""
        return f"{self.kind}:{self.record}"

    @property
    def kind_words(self) -> str:
        """Return what the record is, in words."""
        return str(Kind(self.kind).label)

    @property
    def route(self) -> str:
        """Return the name of the page that shows the record."""
        return ROUTES[Kind(self.kind)]


Span = tuple[date, date]


def _sessions(actor: Actor, span: Span) -> Iterator[Offer]:
    rows = Session.objects.visible_to(actor).filter(state=Session.State.HELD, held_on__gte=span[0], held_on__lt=span[1])
    for row in rows.select_related("body").order_by("held_on"):
        label = _("%(body)s, %(number)s. Sitzung") % {"body": row.body.name, "number": row.number}
        yield Offer(Kind.SESSION, row.public_id, f"{label} ({session_words(row)})"[:200], row.held_on)


def _events(actor: Actor, span: Span) -> Iterator[Offer]:
    rows = Event.objects.visible_to(actor).filter(state=Event.State.HELD)
    for row in rows.filter(first_day__gte=span[0], first_day__lt=span[1]).order_by("first_day"):
        yield Offer(Kind.EVENT, row.public_id, row.title, row.first_day)


def _agreements(actor: Actor, span: Span) -> Iterator[Offer]:
    rows = Agreement.objects.visible_to(actor).filter(signed_on__gte=span[0], signed_on__lt=span[1])
    sides = Prefetch("parties", queryset=AgreementParty.objects.for_tenant(actor).order_by("pk"))
    for row in rows.prefetch_related(sides).order_by("signed_on"):
        parties = " – ".join(party.label for party in row.parties.all())
        words = ": ".join(part for part in (str(row.get_kind_display()), row.subject or parties) if part)
        yield Offer(Kind.AGREEMENT, row.public_id, words[:200], row.signed_on)


def _reconstructions(actor: Actor, span: Span) -> Iterator[Offer]:
    rows = ReconstructionCopy.objects.visible_to(actor).filter(month__gte=span[0], month__lt=span[1])
    for row in rows.order_by("month"):
        # Known by its month alone, so that nobody is recognised by the day.
        yield Offer(Kind.RECONSTRUCTION, row.public_id, f"{row.title} ({row.month:%m/%Y})"[:200])


def _trainings(actor: Actor, span: Span) -> Iterator[Offer]:
    attended = Q(records__attended_on__gte=span[0], records__attended_on__lt=span[1])
    for row in TrainingProgramme.objects.visible_to(actor).filter(attended).distinct().order_by("title"):
        # Who went and how many stays where it belongs: no figure about so few colleagues.
        yield Offer(Kind.TRAINING, row.public_id, row.title)


def _materials(actor: Actor, span: Span) -> Iterator[Offer]:
    rows = Material.objects.visible_to(actor).filter(edition_on__gte=span[0], edition_on__lt=span[1])
    for row in rows.order_by("edition_on"):
        words = _("%(kind)s „%(title)s“, Ausgabe %(edition)s")
        told = words % {"kind": row.get_kind_display(), "title": row.title, "edition": row.edition}
        yield Offer(Kind.MATERIAL, row.public_id, told[:200], row.edition_on)


def _measures(actor: Actor, span: Span) -> Iterator[Offer]:
    rows = MeasureState.objects.for_tenant(actor).current().filter(state__in=DONE)
    rows = rows.filter(valid_from__gte=span[0], valid_from__lt=span[1])
    seen: set[str] = set()
    for row in rows.select_related("measure").order_by("valid_from"):
        if row.measure.public_id not in seen:
            seen.add(row.measure.public_id)
            yield Offer(Kind.MEASURE, row.measure.public_id, row.measure.title, row.valid_from)


SOURCES: tuple[Callable[[Actor, Span], Iterator[Offer]], ...] = (
    _sessions,
    _events,
    _agreements,
    _reconstructions,
    _trainings,
    _materials,
    _measures,
)


def offers(actor: Actor, year: int, half: int) -> list[Offer]:
    """Return every record of a half-year that can serve as evidence."""
    days = half_year(year, half)
    span = (days.start, days.end or days.start)
    return [offer for source in SOURCES for offer in source(actor, span)]


def as_offer(row: MilestoneEvidence) -> Offer:
    """Return chosen evidence as it was offered, even where its record has moved to another half-year."""
    return Offer(row.kind, row.record, row.label, row.happened_on)
