"""The way of a case through the system: what is known already, and the stations as told (CM-08, CM-35)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from kimpass.casework.models import (
    Case,
    CasePhase,
    CaseReconstruction,
    GuidedInterview,
    ReconstructionStation,
    Referral,
    ServiceLinking,
)
from kimpass.casework.selectors import rough
from kimpass.casework.selectors.rough import Length
from kimpass.casework.selectors.timeline import RESIDENCE, stretches
from kimpass.kernel.access import Actor
from kimpass.kernel.period import Period
from kimpass.organisation.models import Agency, Precision
from kimpass.people.models import LegalDomainPeriod, Person

Kind = ReconstructionStation.Kind
LONGEST = 300
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Known:
    """Something the record knows of the way, ready to become a station; `until` is half-open."""

    kind: str
    text: str
    start: date
    until: date | None = None
    agency_id: int | None = None
    field_id: int | None = None

    @property
    def label(self) -> str:
        """Return the days as people write them."""
        return told(self.start, self.until)

    @property
    def key(self) -> tuple[str, str, date]:
        """Return what makes it the same station as one entered before."""
        return self.kind, self.text[:LONGEST], self.start


@dataclass(frozen=True, slots=True)
class Stretch:
    """A station as the page shows it, with how long it lasted."""

    station: ReconstructionStation
    length: Length | None

    @property
    def is_moment(self) -> bool:
        """Test whether it happened on one day and took no time to speak of."""
        return self.length is not None and self.length.most <= 1 and self.station.kind != Kind.WAIT

    @property
    def is_rough(self) -> bool:
        """Test whether its dates are known only roughly."""
        return self.station.precision != Precision.DAY


def told(start: date, until: date | None) -> str:
    """Return a span of known days as people write it, "bis" included."""
    if until is None:
        return f"{start:%d.%m.%Y}"
    last = until - ONE_DAY
    return f"{start:%d.%m.%Y}" if last <= start else f"{start:%d.%m.%Y} – {last:%d.%m.%Y}"


def _end(start: date, until: date | None) -> date | None:
    return None if until is None else max(until, start + ONE_DAY)


def _life(case: Case, person: Person) -> Iterator[Known]:
    if person.arrived_on is not None:
        yield Known(Kind.STATION, _("Ankunft"), person.arrived_on, person.arrived_on + ONE_DAY)
    for stretch in stretches(case, person.pk):
        if stretch.kind == RESIDENCE:
            yield Known(Kind.STATUS_CHANGE, stretch.label, stretch.start, _end(stretch.start, stretch.end))
    domains = LegalDomainPeriod.objects.asked_for().current().filter(tenant_id=case.tenant_id, person=person)
    for row in domains.select_related("domain"):
        words = _("Rechtskreis %(domain)s") % {"domain": row.domain.label_de}
        yield Known(Kind.STATION, words, row.valid_from, _end(row.valid_from, row.valid_until), row.agency_id)


def _record(case: Case) -> Iterator[Known]:
    yield Known(Kind.STATION, _("Zugang zu KIM"), case.opened_on, case.opened_on + ONE_DAY)
    phases: QuerySet[Any] = CasePhase.objects.of(case)
    for phase in phases:
        words = _("KIM: %(phase)s") % {"phase": phase.get_phase_display()}
        yield Known(Kind.STATION, words, phase.entered_on, _end(phase.entered_on, phase.left_on))
    referrals: QuerySet[Any] = Referral.objects.of(case)
    for referral in referrals:
        sent = referral.referred_on
        yield Known(Kind.WAIT, _("Warten auf Antwort"), sent, _end(sent, referral.answered_on), referral.to_agency_id)
    linkings: QuerySet[Any] = ServiceLinking.objects.of(case).select_related("service", "field")
    for linking in linkings:
        yield _linked(linking)


def _linked(linking: ServiceLinking) -> Known:
    about = {"field": linking.field.label_de}
    kind, words = {
        ServiceLinking.Result.WAITING: (Kind.WAIT, _("Warteliste: %(field)s")),
        ServiceLinking.Result.NO_SUITABLE_OFFER: (Kind.BREAK, _("kein passendes Angebot: %(field)s")),
    }.get(ServiceLinking.Result(linking.result), (Kind.STATION, _("Angebot: %(field)s")))
    agency = linking.service.agency_id if linking.service else None
    until = None if kind == Kind.WAIT else linking.linked_on + ONE_DAY
    return Known(kind, words % about, linking.linked_on, until, agency, linking.field_id)


def known(case: Case, person: Person | None) -> list[Known]:
    """Return arrival, titles, legal domains, phases, referrals and linkings as stations, in order of their days."""
    found = [*(_life(case, person) if person is not None else ()), *_record(case)]
    return sorted(found, key=lambda each: (each.start, each.kind, each.text))


def reconstructions(case: Case) -> list[CaseReconstruction]:
    """Return the reconstructions of a case, the newest first."""
    rows: QuerySet[Any] = CaseReconstruction.objects.of(case).select_related("copy", "person")
    return list(rows.order_by("-begun_on", "-pk"))


def stations(reconstruction: CaseReconstruction) -> list[ReconstructionStation]:
    """Return the stations in order of their days; those without a day at the end, as they were entered."""
    rows: QuerySet[Any] = ReconstructionStation.objects.of(reconstruction.case).filter(reconstruction=reconstruction)
    found = list(rows.select_related("agency", "field"))
    return sorted(found, key=lambda row: (row.from_date is None, row.from_date or date.max, row.sort, row.pk))


def with_length(rows: Iterable[ReconstructionStation], today: date) -> list[Stretch]:
    """Return the stations with how long each lasted, open ones until today."""
    return [Stretch(row, _length(row, today)) for row in rows]


def _length(row: ReconstructionStation, today: date) -> Length | None:
    """Return how long a station lasted: by the words it was told in, else by its days and their precision."""
    first, _dash, last = row.label.partition(" – ")
    if row.precision != Precision.DAY and first and bool(last) == (row.until_date is not None):
        try:
            return rough.between(rough.parse(first), rough.parse(last) if last else None, today)
        except ValueError:
            pass  # words from elsewhere: the days and their precision know enough
    return rough.length(row.from_date, row.until_date, row.precision, today)


def waiting_months(found: Iterable[Stretch]) -> int:
    """Return the days waited in all, in whole months; times that overlap are counted once."""
    spans = sorted(
        (each.station.from_date, each.station.from_date + timedelta(days=each.length.days))
        for each in found
        if each.station.kind == Kind.WAIT and each.length is not None and each.station.from_date is not None
    )
    days, reached = 0, date.min
    for start, end in spans:
        days += max((end - max(start, reached)).days, 0)
        reached = max(reached, end)
    return round(days / rough.DAYS_A_MONTH)


def span_of(station: ReconstructionStation) -> Period | None:
    """Return the days a station is drawn over, None when it has no day."""
    if station.from_date is None:
        return None
    return Period(station.from_date, station.until_date)


def agencies(actor: Actor) -> list[Agency]:
    """Return the bodies a station may have been at."""
    return list(Agency.objects.for_tenant(actor).order_by("name", "pk"))


def interviews(case: Case) -> list[GuidedInterview]:
    """Return the interviews of a case, the newest first."""
    rows: QuerySet[Any] = GuidedInterview.objects.of(case).select_related("person", "interviewer")
    return list(rows.order_by("-held_on", "-pk"))
