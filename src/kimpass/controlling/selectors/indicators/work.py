"""What advice consists of: contacts, topics, referrals, changes of legal domain, phases, goals of clients (CM)."""

from decimal import Decimal

from django.utils.text import format_lazy
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.selectors import programme_flow as flow
from kimpass.casework.selectors import programme_times as times
from kimpass.controlling.selectors.asked import Asked
from kimpass.controlling.selectors.figures import FTE, Figure, ProofRow, german
from kimpass.controlling.selectors.indicators.base import (
    Counting,
    Group,
    Indicator,
    day_of,
    indicator,
    span_of,
    units_of,
)


@indicator(
    "consultations",
    _("Beratungen"),
    counts=_("Kontakte"),
    definition=_("Beratungskontakte des Zeitraums nach Art"),
    group=Group.WORK,
    source="CM-19",
    by_unit=True,
)
def consultations(asked: Asked, of: Indicator) -> Figure:
    """Count the contacts of the period by kind, in contacts (CM-19)."""
    told = flow.consultations(asked.tenant.pk, span_of(asked), units=units_of(asked), known_at=asked.known_at)
    return of.told(asked, told)


@indicator(
    "topics.actions",
    _("Themen nach Beratungen"),
    counts=_("Nennungen"),
    definition=_("wie oft ein Handlungsfeld Thema eines Kontakts war; wird nie mit den Personen zusammengezählt"),
    group=Group.WORK,
    source="CM-29",
    by_unit=True,
)
def topics_by_actions(asked: Asked, of: Indicator) -> Figure:
    """Count each field of action once for each contact of the period, in mentions (trap 6)."""
    told = flow.topics_by_actions(asked.tenant.pk, span_of(asked), units=units_of(asked), known_at=asked.known_at)
    return of.told(asked, told)


@indicator(
    "topics.persons",
    _("Themen nach Personen"),
    counts=_("Personen"),
    definition=_("für wie viele Personen ein Handlungsfeld Thema war, jede Person je Feld einmal"),
    group=Group.WORK,
    source="CM-29",
    by_unit=True,
)
def topics_by_persons(asked: Asked, of: Indicator) -> Figure:
    """Count the persons a field of action was a topic for, once in each field, in persons (trap 6)."""
    told = flow.topics_by_persons(asked.tenant.pk, span_of(asked), units=units_of(asked), known_at=asked.known_at)
    return of.told(asked, told)


@indicator(
    "referrals.answers",
    _("Verweise und Antworten"),
    counts=_("Verweise"),
    definition=_("Verweise des Zeitraums nach der Antwort der angefragten Stelle"),
    group=Group.WORK,
    source="CM-12",
    by_unit=True,
)
def referrals(asked: Asked, of: Indicator) -> Figure:
    """Count the referrals of the period by the receiver's answer, in referrals (CM-12)."""
    return of.told(asked, flow.referrals(asked.tenant.pk, span_of(asked), units=units_of(asked)))


@indicator(
    "referrals.declined",
    _("abgelehnte Verweise"),
    counts=_("Verweise"),
    definition=_("abgelehnte Verweise des Zeitraums nach Grund"),
    group=Group.WORK,
    source="CM-12",
    by_unit=True,
)
def referrals_declined(asked: Asked, of: Indicator) -> Figure:
    """Count the declined referrals of the period by reason, in referrals (CM-12)."""
    return of.told(asked, flow.referrals_declined(asked.tenant.pk, span_of(asked), units=units_of(asked)))


@indicator(
    "legal_domains.changes",
    _("Wechsel des Rechtskreises"),
    counts=_("Wechsel"),
    definition=_("Wechsel des Zeitraums nach dem neuen Rechtskreis, je Person und Wechsel einer"),
    group=Group.WORK,
    source="CM-09",
)
def legal_domain_changes(asked: Asked, of: Indicator) -> Figure:
    """Count the changes of legal domain by the new domain, one for each person and change (CM-09, trap 11)."""
    return of.told(asked, flow.legal_domain_changes(asked.tenant.pk, span_of(asked), known_at=asked.known_at))


def _phase(key: str) -> Counting:
    def count(asked: Asked, of: Indicator) -> Figure:
        """Take the median stay in a phase, of the stays that ended in the period, in days (CM-04)."""
        found = asked.once(
            "phase_durations",
            lambda: times.phase_durations(asked.tenant.pk, span_of(asked), units=units_of(asked)),
        )
        return of.days(asked, next(days for days in found if days.key == key))

    return count


for _key, _label in times.phase_labels().items():
    indicator(
        f"phases.{_key}.days",
        format_lazy("{}: {}", _("Dauer der Phase"), _label),
        counts=_("Tage (Median)"),
        definition=_("mittlere Dauer (Median) der im Zeitraum beendeten Aufenthalte in der Phase"),
        group=Group.WORK,
        source="CM-04",
        by_unit=True,
    )(_phase(_key))


@indicator(
    "case_goals.attainment",
    _("Ziele aus Zielvereinbarungen"),
    counts=_("Ziele"),
    definition=_("im Zeitraum abgerechnete Ziele der Zielvereinbarungen nach Erreichung"),
    group=Group.WORK,
    source="CM-15",
    by_unit=True,
)
def case_goals(asked: Asked, of: Indicator) -> Figure:
    """Count the clients' goals settled in the period by attainment, in goals (CM-15)."""
    return of.told(asked, flow.goals_settled(asked.tenant.pk, span_of(asked), units=units_of(asked)))


@indicator(
    "conferences",
    _("Fallkonferenzen und Fallrekonstruktionen"),
    counts=_("Termine"),
    definition=_("Fallkonferenzen und begonnene Fallrekonstruktionen des Zeitraums"),
    group=Group.WORK,
    source="CM-23",
    by_unit=True,
)
def conferences(asked: Asked, of: Indicator) -> Figure:
    """Count the case conferences and reconstructions of the period, in meetings (CM-23)."""
    return of.told(asked, flow.conferences(asked.tenant.pk, span_of(asked), units=units_of(asked)))


@indicator(
    "caseload.per_filled_post",
    _("laufende Fälle je besetztem VZÄ"),
    counts=_("Fälle je VZÄ"),
    definition=_("laufende Fälle geteilt durch besetzte VZÄ im Case Management, nur für den ganzen Kreis"),
    group=Group.WORK,
    source="CM-32",
)
def caseload_per_post(asked: Asked, of: Indicator) -> Figure:
    """Divide the running cases by the filled full-time equivalents; never for fewer than three people (CM-32)."""
    found = times.cases_per_post(asked.tenant.pk, day_of(asked), known_at=asked.known_at)
    if found is None:
        return of.unknown(asked)
    if found.cases_per_fte is None:
        few = _t("Weniger als drei Personen oder zu wenige Fälle: keine Auskunft über Einzelne.")
        return of.figure(asked, None, (), few, hidden=True)
    fte = found.fte or Decimal(0)
    proof = (ProofRow(_t("besetzte VZÄ im Case Management: %(fte)s") % {"fte": german(fte)}, fte, None, FTE),)
    return of.figure(asked, found.cases_per_fte, proof)
