"""What happened in casework in a span of days, counted for the reports of a whole tenant: never a row (CM-29)."""

from collections import Counter, defaultdict
from datetime import date, datetime
from typing import Any

from django.db.models import Count, F, Min, Q
from django.utils.translation import gettext as _

from kimpass.casework.models import (
    AccessRequest,
    Case,
    CaseConference,
    CaseMember,
    CaseReconstruction,
    Closure,
    Contact,
    ContactPerson,
    ContactTopic,
    Goal,
    OfficeHourContact,
    Referral,
)
from kimpass.casework.selectors.programme_stock import has_cases, unit_names
from kimpass.casework.selectors.told_counts import (
    Told,
    Units,
    counter_of,
    smallest_of,
    told,
    told_in,
    told_overlapping,
    told_row,
    told_units,
    unrecorded,
)
from kimpass.kernel.period import Period
from kimpass.organisation.models import CatalogueEntry
from kimpass.people.models import LegalDomainPeriod


def within(rows: Any, column: str, period: Period) -> Any:
    """Keep the rows whose day lies in the period."""
    rows = rows.filter(**{f"{column}__gte": period.start})
    return rows if period.end is None else rows.filter(**{f"{column}__lt": period.end})


def _until(period: Period) -> date:
    return period.last_day or date.max


def _known(rows: Any, known_at: datetime | None) -> Any:
    return rows if known_at is None else rows.filter(recorded_at__lte=known_at)


def _by_unit(tenant_id: int, found: list[int], smallest: int, units: Units) -> Told:
    return told_units(len(found), Counter(found), unit_names(tenant_id), smallest, units)


def _labels(choices: Any) -> dict[str, str]:
    return {str(value): str(label) for value, label in choices.choices}


def _fields(tenant_id: int, catalogue: str) -> dict[str, str]:
    rows = CatalogueEntry.objects.asked_for().filter(tenant_id=tenant_id, catalogue=catalogue)
    return {str(pk): label for pk, label in rows.order_by("sort", "pk").values_list("pk", "label_de")}


def _cells(rows: Any, column: str, unit: str = "case__unit_id") -> dict[tuple[int, str], int]:
    counted = rows.order_by().values_list(unit, column).annotate(n=Count("pk"))
    return {(unit_id, str(key)): number for unit_id, key, number in counted}


def cases_opened(tenant_id: int, period: Period, *, units: Units = None) -> Told:
    """Return the cases opened in the period by what screening led to (CM-10)."""
    smallest, labels = smallest_of(tenant_id), _labels(Case.Routing)
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest)
    rows = within(Case.objects.asked_for().filter(tenant_id=tenant_id), "opened_on", period)
    return told_in(_cells(rows, "routing", "unit_id"), labels, smallest, units)


def cases_closed(tenant_id: int, period: Period, *, units: Units = None) -> Told:
    """Return the closings of the period by reason; a case closed twice counts twice (CM-18)."""
    smallest, labels = smallest_of(tenant_id), _labels(Closure.Reason)
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest)
    rows = within(Closure.objects.asked_for().filter(tenant_id=tenant_id), "closed_on", period)
    return told_in(_cells(rows, "reason"), labels, smallest, units)


def households_new(tenant_id: int, period: Period, *, units: Units = None) -> Told:
    """Return the households whose first case of all begins in the period."""
    smallest = smallest_of(tenant_id)
    if not has_cases(tenant_id, _until(period)):
        return unrecorded({}, smallest)
    rows = Case.objects.asked_for().filter(tenant_id=tenant_id)
    earliest: dict[int, tuple[date, int, int]] = {}
    for household, opened, pk, unit in rows.values_list("household_id", "opened_on", "pk", "unit_id"):
        earliest[household] = min(earliest.get(household, (opened, pk, unit)), (opened, pk, unit))
    return _by_unit(tenant_id, [unit for day, _pk, unit in earliest.values() if day in period], smallest, units)


def _contacts(tenant_id: int, period: Period, known_at: datetime | None) -> Any:
    return _known(within(Contact.objects.asked_for().filter(tenant_id=tenant_id), "happened_on", period), known_at)


def first_contacts(tenant_id: int, period: Period, *, units: Units = None, known_at: datetime | None = None) -> Told:
    """Return the cases whose first conversation of all took place in the period."""
    smallest = smallest_of(tenant_id)
    if not has_cases(tenant_id, _until(period)):
        return unrecorded({}, smallest)
    rows = _known(Contact.objects.asked_for().filter(tenant_id=tenant_id), known_at)
    firsts = rows.order_by().values_list("case_id", "case__unit_id").annotate(first=Min("happened_on"))
    return _by_unit(tenant_id, [unit for _case, unit, day in firsts if day in period], smallest, units)


def consultations(tenant_id: int, period: Period, *, units: Units = None, known_at: datetime | None = None) -> Told:
    """Return the contacts of the period by kind (CM-19)."""
    smallest, labels = smallest_of(tenant_id), _labels(Contact.Kind)
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest)
    return told_in(_cells(_contacts(tenant_id, period, known_at), "kind"), labels, smallest, units)


def office_hours(tenant_id: int, period: Period, *, units: Units = None) -> Told:
    """Return the short contacts of open office hours by what came of them (ACC-10)."""
    smallest, labels = smallest_of(tenant_id), _labels(OfficeHourContact.Outcome)
    everything = OfficeHourContact.objects.asked_for().filter(tenant_id=tenant_id)
    if not everything.filter(held_on__lte=_until(period)).exists():
        return unrecorded(labels, smallest)
    return told_in(_cells(within(everything, "held_on", period), "outcome", "unit_id"), labels, smallest, units)


def _topics(tenant_id: int, period: Period, known_at: datetime | None) -> Any:
    contacts = _contacts(tenant_id, period, known_at)
    return ContactTopic.objects.asked_for().filter(tenant_id=tenant_id, contact__in=contacts.values("pk"))


def topics_by_actions(tenant_id: int, period: Period, *, units: Units = None, known_at: datetime | None = None) -> Told:
    """Return how often a field of action was a topic: one for each contact and field (trap 6)."""
    smallest, labels = smallest_of(tenant_id), _fields(tenant_id, "field_of_action")
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest)
    topics = _topics(tenant_id, period, known_at).order_by()
    pairs = set(topics.values_list("contact_id", "contact__case__unit_id", "field_id"))
    return told_in(Counter((unit, str(field)) for _contact, unit, field in pairs), labels, smallest, units)


def topics_by_persons(tenant_id: int, period: Period, *, units: Units = None, known_at: datetime | None = None) -> Told:
    """
    Return for how many persons a field of action was a topic; one person may stand in several fields (trap 6).

    Whom a topic concerns is said with it, else it concerns whoever took part in the contact, else whoever was advised
    in the case on that day.
    """
    smallest, labels = smallest_of(tenant_id), _fields(tenant_id, "field_of_action")
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest, adds_up=False)
    contacts = _contacts(tenant_id, period, known_at).values("pk")
    present: dict[int, set[int]] = defaultdict(set)
    rows = ContactPerson.objects.asked_for().filter(tenant_id=tenant_id, contact__in=contacts)
    for contact, person in rows.values_list("contact_id", "person_id"):
        present[contact].add(person)
    took_part = set(present)
    for contact, person in _advised_then(tenant_id, contacts, known_at):
        if contact not in took_part:
            present[contact].add(person)
    found: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    topics = _topics(tenant_id, period, known_at)
    for contact, unit, field, person in topics.values_list(
        "contact_id", "contact__case__unit_id", "field_id", "person_id"
    ):
        found[unit][str(field)] |= {person} if person is not None else present[contact]
    return _persons(found, labels, smallest, units)


def _advised_then(tenant_id: int, contacts: Any, known_at: datetime | None) -> Any:
    """Return contacts with the persons advised in their case on the day of the contact."""
    rows = CaseMember.objects.asked_for().known(known_at)
    rows = rows.filter(tenant_id=tenant_id, kind=CaseMember.Kind.ADVISED, case__contacts__in=contacts)
    rows = rows.filter(valid_from__lte=F("case__contacts__happened_on"))
    open_then = Q(valid_until__isnull=True) | Q(valid_until__gt=F("case__contacts__happened_on"))
    return rows.filter(open_then).order_by().values_list("case__contacts__pk", "person_id")


def _persons(found: dict[int, dict[str, set[int]]], labels: dict[str, str], smallest: int, units: Units) -> Told:
    """Return persons by field; of one unit only what neither the tenant nor the other units give away."""
    rows = {unit: len(set().union(*by_field.values())) for unit, by_field in found.items()}
    everybody = set().union(*(persons for by_field in found.values() for persons in by_field.values()))
    if units is None:
        counted = {field: len(set().union(*(one.get(field, set()) for one in found.values()))) for field in labels}
        return told_overlapping(len(everybody), counted, labels, smallest)
    own = told_units(len(everybody), rows, dict.fromkeys(rows, ""), smallest, units)
    if not own.total:
        return own
    cells = {(unit, field): len(persons) for unit, by_field in found.items() for field, persons in by_field.items()}
    return told_row(own.total, cells, labels, smallest, units)


def referrals(tenant_id: int, period: Period, *, units: Units = None) -> Told:
    """Return the referrals made in the period by the receiver's answer (CM-12)."""
    smallest, labels = smallest_of(tenant_id), _labels(Referral.State)
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest)
    rows = within(Referral.objects.asked_for().filter(tenant_id=tenant_id), "referred_on", period)
    return told_in(_cells(rows, "state"), labels, smallest, units)


def referrals_declined(tenant_id: int, period: Period, *, units: Units = None) -> Told:
    """Return the declined referrals of the period by reason."""
    smallest = smallest_of(tenant_id)
    labels = _labels(Referral.DeclineReason) | {"": _("nicht erfasst")}
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest)
    rows = within(Referral.objects.asked_for().filter(tenant_id=tenant_id, state="declined"), "referred_on", period)
    return told_in(_cells(rows, "decline_reason"), labels, smallest, units)


def legal_domain_changes(tenant_id: int, period: Period, *, known_at: datetime | None = None) -> Told:
    """Return the changes of legal domain by the domain people came into: one for each person and change (CM-09)."""
    smallest, labels = smallest_of(tenant_id), _fields(tenant_id, "legal_domain")
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest)
    rows = LegalDomainPeriod.objects.asked_for().known(known_at).filter(tenant_id=tenant_id).exclude(change_id="")
    counted = within(rows, "valid_from", period).order_by().values_list("domain_id").annotate(n=Count("pk"))
    return told(counter_of(counted), labels, smallest)


def access_by(tenant_id: int, period: Period, column: str, *, units: Units = None) -> Told:
    """Return the access requests of the period by level or channel (ACC-01, ACC-02)."""
    choices = AccessRequest.Level if column == "level" else AccessRequest.Channel
    smallest, labels = smallest_of(tenant_id), _labels(choices)
    everything = AccessRequest.objects.asked_for().filter(tenant_id=tenant_id)
    if not everything.filter(received_on__lte=_until(period)).exists():
        return unrecorded(labels, smallest)
    return told_in(_cells(within(everything, "received_on", period), column, "unit_id"), labels, smallest, units)


def goals_settled(tenant_id: int, period: Period, *, units: Units = None) -> Told:
    """Return the goals of clients settled in the period by how far they were reached (CM-15)."""
    labels = _labels(Goal.Attainment)
    labels.pop(Goal.Attainment.OPEN)
    smallest = smallest_of(tenant_id)
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest)
    rows = within(Goal.objects.asked_for().filter(tenant_id=tenant_id), "settled_on", period)
    return told_in(_cells(rows.exclude(attainment="open"), "attainment"), labels, smallest, units)


def conferences(tenant_id: int, period: Period, *, units: Units = None) -> Told:
    """Return the case conferences and reconstructions of the period (CM-23 to -25)."""
    labels = {"conferences": _("Fallkonferenzen"), "reconstructions": _("Fallrekonstruktionen")}
    smallest = smallest_of(tenant_id)
    if not has_cases(tenant_id, _until(period)):
        return unrecorded(labels, smallest)
    held = within(CaseConference.objects.asked_for().filter(tenant_id=tenant_id), "held_on", period)
    begun = within(CaseReconstruction.objects.asked_for().filter(tenant_id=tenant_id), "begun_on", period)
    cells: Counter[tuple[int, str]] = Counter((unit, "conferences") for unit in _units(held))
    cells.update((unit, "reconstructions") for unit in _units(begun))
    return told_in(cells, labels, smallest, units)


def _units(rows: Any) -> list[int]:
    return list(rows.values_list("case__unit_id", flat=True))
