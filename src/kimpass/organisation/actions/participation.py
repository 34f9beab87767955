"""Which Kommune takes part since when, with which offices of its own, in which region (ORG-03, ORG-10, ORG-13)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.period import Period
from kimpass.organisation import policy
from kimpass.organisation.models import (
    MunicipalityFeature,
    Participation,
    Precision,
    Region,
    RegionMembership,
    Unit,
    YesNo,
    history,
)


class ParticipationRefused(RuleViolation):
    """A Kommune cannot take part like this."""


@dataclass(frozen=True, slots=True)
class StartData:
    """The first working day of a case manager, as exactly as it is known: that is the start in a Kommune."""

    since: date
    precision: str = Precision.DAY
    label: str = ""
    is_model: bool = False

    def columns(self) -> dict[str, Any]:
        """Return the columns: a day known only roughly is no first working day."""
        return {
            "is_model_municipality": self.is_model,
            "first_working_day": self.since if self.precision == Precision.DAY else None,
            "precision": self.precision,
            "label": self.label.strip() or _roughly(self.since, self.precision),
        }


def _roughly(day: date, precision: str) -> str:
    """Return a day in words, no more exactly than it is known."""
    first = day.year if day.month >= 8 else day.year - 1
    words = {
        Precision.DAY: f"{day:%d.%m.%Y}",
        Precision.MONTH: f"{day:%m/%Y}",
        Precision.QUARTER: f"{(day.month + 2) // 3}. Quartal {day.year}",
        Precision.YEAR: f"{day.year}",
        Precision.SCHOOL_YEAR: f"{first}/{(first + 1) % 100:02}",
        Precision.ESTIMATED: f"{day:%m/%Y}",
    }
    return words[Precision(precision)]


def _locked(actor: Actor, unit_id: int) -> Unit:
    unit: Unit = Unit.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=unit_id)
    return unit


def _rows(model: Any, unit: Unit) -> list[Any]:
    rows = model.objects.asked_for().current().filter(tenant_id=unit.tenant_id, unit=unit)
    return list(rows.select_for_update(of=("self",)).order_by("valid_from", "pk"))


def _key(unit: Unit, **more: Any) -> dict[str, Any]:
    return {"tenant_id": unit.tenant_id, "unit_id": unit.pk, **more}


def _check(unit: Unit, data: StartData) -> None:
    if not unit.is_place:
        raise ParticipationRefused(_("Nur Kommunen und Stadtbezirke nehmen teil."))
    if data.precision not in Precision.values:
        raise ParticipationRefused(_("Diese Genauigkeit gibt es nicht."))


def _on(unit: Unit, day: date) -> Participation:
    for row in _rows(Participation, unit):
        if day in history.span_of(row):
            found: Participation = row
            return found
    raise ParticipationRefused(_("An diesem Tag nimmt die Kommune nicht teil."))


@transaction.atomic
def start_participation(*, actor: Actor, unit_id: int, data: StartData) -> Participation:
    """
    Let a Kommune take part; it begins with the first working day of a case manager there (ORG-13).

    :raises PermissionDenied: the policy refuses this actor.
    :raises ParticipationRefused: it takes part already, or is no Kommune.
    """
    unit = _locked(actor, unit_id)
    require(policy.start_participation(actor, unit))
    _check(unit, data)
    rows, span = _rows(Participation, unit), Period(data.since)
    if any(history.span_of(row).overlaps(span) for row in rows):
        raise ParticipationRefused(_("Die Kommune nimmt dann schon teil. Berichtigen Sie den vorhandenen Eintrag."))
    row = history.write(Participation, span, timezone.now(), _key(unit, **data.columns()))
    log.record(actor, "participation.started", unit, since=data.since.isoformat(), precision=data.precision)
    return row


@transaction.atomic
def change_participation(*, actor: Actor, unit_id: int, data: StartData) -> Participation:
    """
    Correct since when the Kommune takes part now, how exactly that is known, and whether it was a model.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ParticipationRefused: it does not take part, or an earlier participation reaches into the new start.
    """
    unit = _locked(actor, unit_id)
    require(policy.change_participation(actor, unit))
    _check(unit, data)
    rows = _rows(Participation, unit)
    if not rows:
        raise ParticipationRefused(_("An diesem Tag nimmt die Kommune nicht teil."))
    *before, newest = rows
    if newest.valid_until is not None and newest.valid_until <= data.since:
        raise ParticipationRefused(_("Der letzte Tag liegt vor dem ersten."))
    span = Period(data.since, newest.valid_until)
    if any(history.span_of(row).overlaps(span) for row in before):
        raise ParticipationRefused(_("Eine frühere Teilnahme reicht bis in diese Zeit."))
    [row] = history.rewrite(newest, timezone.now(), [(span, data.columns())])
    log.record(actor, "participation.changed", unit, since=data.since.isoformat(), precision=data.precision)
    found: Participation = row
    return found


@transaction.atomic
def end_participation(*, actor: Actor, unit_id: int, last_day: date) -> Unit:
    """
    Let a Kommune take part through a last day: taking part is voluntary (ORG-13).

    :raises PermissionDenied: the policy refuses this actor.
    :raises ParticipationRefused: it does not take part on that day.
    """
    unit = _locked(actor, unit_id)
    require(policy.end_participation(actor, unit))
    history.end_before([_on(unit, last_day)], last_day + timedelta(days=1), timezone.now())
    log.record(actor, "participation.ended", unit, last_day=last_day.isoformat())
    return unit


@transaction.atomic
def record_features(*, actor: Actor, unit_id: int, answers: Mapping[str, str], valid_from: date) -> Unit:
    """
    Record which offices a Kommune has of its own, from a day on; unknown is an answer too (ORG-03).

    :raises PermissionDenied: the policy refuses this actor.
    :raises ParticipationRefused: an office or an answer is none.
    """
    unit = _locked(actor, unit_id)
    require(policy.record_features(actor, unit))
    if set(answers) - set(MunicipalityFeature.Feature.values) or set(answers.values()) - set(YesNo.values):
        raise ParticipationRefused(_("Diese Antwort gibt es nicht."))
    at, rows = timezone.now(), _rows(MunicipalityFeature, unit)
    for feature, value in answers.items():
        span = history.reach([row for row in rows if row.feature == feature], valid_from)
        history.lay(MunicipalityFeature, _key(unit, feature=feature), span, at, {"value": value})
    log.record(actor, "municipality.features_recorded", unit, valid_from=valid_from.isoformat())
    return unit


@transaction.atomic
def assign_region(*, actor: Actor, unit_id: int, region_id: int | None, valid_from: date) -> Unit:
    """
    Put a Kommune into a region from a day on, or into none; one at most at a time (ORG-10).

    :raises PermissionDenied: the policy refuses this actor.
    :raises ParticipationRefused: there is no such region, or the unit is no Kommune.
    """
    unit = _locked(actor, unit_id)
    require(policy.assign_region(actor, unit))
    if not unit.is_place:
        raise ParticipationRefused(_("Nur Kommunen und Stadtbezirke gehören zu einer Region."))
    if region_id is not None and not Region.objects.for_tenant(actor).filter(pk=region_id).exists():
        raise ParticipationRefused(_("Diese Region gibt es nicht."))
    at, rows = timezone.now(), _rows(RegionMembership, unit)
    if region_id is None:
        history.end_before([row for row in rows if valid_from in history.span_of(row)], valid_from, at)
    else:
        span = history.reach(rows, valid_from)
        history.lay(RegionMembership, _key(unit), span, at, {"region_id": region_id})
    log.record(actor, "municipality.region_assigned", unit, region=region_id, valid_from=valid_from.isoformat())
    return unit
