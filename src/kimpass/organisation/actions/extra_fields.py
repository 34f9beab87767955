"""Fields a district gives itself without a programmer (promise 18); a key once given out is never used anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from anyascii import anyascii
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.data.phases import PHASES
from kimpass.organisation.models import ExtraField, Tenant
from kimpass.organisation.selectors import extra_fields as selectors

MOST_FIELDS, MOST_OPTIONS, KEY_LENGTH = 60, 80, 40
WITH_OPTIONS = frozenset({ExtraField.Type.CHOICE, ExtraField.Type.CHOICES})


class ExtraFieldRefused(RuleViolation):
    """The field cannot be set up or changed like this."""


@dataclass(frozen=True, slots=True)
class OptionEntry:
    """One answer of a list; without a code it is new, ended it is offered no more."""

    label_de: str
    label_en: str = ""
    code: str = ""
    is_ended: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldData:
    """What the district says about a field and may say anew; target and type are settled once."""

    label_de: str
    label_en: str = ""
    help_de: str = ""
    options: tuple[OptionEntry, ...] = ()
    required_from_phase: str = ""
    in_statistics: bool = False


def _key(label: str, taken: set[str]) -> str:
    """Return a key made of a name that nobody has."""
    base = slugify(anyascii(label)).replace("-", "_")[: KEY_LENGTH - 4].strip("_") or "feld"
    key, number = base, 2
    while key in taken:
        key, number = f"{base}_{number}", number + 1
    return key


def _options(data: FieldData, before: Sequence[dict[str, Any]], on: date) -> list[dict[str, Any]]:
    stood = {option["code"]: option for option in before}
    taken, found = set(stood), []
    for entry in data.options:
        code = entry.code or _key(entry.label_de, taken)
        taken.add(code)
        ended = stood.get(code, {}).get("ended_on") or on.isoformat() if entry.is_ended else None
        found.append({"code": code, "label_de": entry.label_de, "label_en": entry.label_en, "ended_on": ended})
    return found


def _obstacles(field: ExtraField, data: FieldData, before: Sequence[dict[str, Any]]) -> list[str]:
    found = []
    if not data.label_de.strip() or max(len(data.label_de), len(data.label_en)) > 120 or len(data.help_de) > 200:
        found.append(_("Bitte geben Sie eine Bezeichnung mit höchstens 120 Zeichen an."))
    if data.required_from_phase and data.required_from_phase not in PHASES:
        found.append(_("Diese Phase gibt es nicht."))
    if data.in_statistics and field.type not in selectors.LISTED:
        found.append(_("Zählen lassen sich nur Antworten aus einer Liste, kein Text, keine Zahl und kein Datum."))
    if field.type in WITH_OPTIONS:
        found += _option_obstacles(data, before)
    elif data.options:
        found.append(_("Antworten zur Auswahl gibt es nur bei Auswahlfeldern."))
    return found


def _option_obstacles(data: FieldData, before: Sequence[dict[str, Any]]) -> list[str]:
    labels = [entry.label_de.strip().casefold() for entry in data.options]
    codes = [entry.code for entry in data.options if entry.code]
    found = []
    if not [entry for entry in data.options if not entry.is_ended]:
        found.append(_("Bitte nennen Sie mindestens eine Antwort zur Auswahl."))
    if not all(labels) or any(max(len(e.label_de), len(e.label_en)) > 120 for e in data.options):
        found.append(_("Jede Antwort braucht eine Bezeichnung mit höchstens 120 Zeichen."))
    elif len(set(labels)) < len(labels):
        found.append(_("Eine Antwort steht zweimal in der Liste."))
    if len(labels) > MOST_OPTIONS:
        found.append(_("Höchstens %(number)s Antworten.") % {"number": MOST_OPTIONS})
    if sorted(codes) != sorted(option["code"] for option in before):
        found.append(_("Die Liste der Antworten hat sich inzwischen geändert. Bitte laden Sie die Seite neu."))
    return found


def _locked(actor: Actor, extra_field_id: int) -> ExtraField:
    rows = ExtraField.objects.visible_to(actor).select_for_update(of=("self",))
    found: ExtraField = rows.get(pk=extra_field_id)
    return found


def _write(field: ExtraField, data: FieldData, on: date) -> None:
    if reasons := _obstacles(field, data, field.options):
        raise ExtraFieldRefused.because(reasons)
    field.label_de, field.label_en = data.label_de.strip(), data.label_en.strip()
    field.help_de, field.required_from_phase = data.help_de.strip(), data.required_from_phase
    field.in_statistics = data.in_statistics
    field.options = _options(data, field.options, on) if field.type in WITH_OPTIONS else []


@transaction.atomic
def define_extra_field(*, actor: Actor, target: str, type: str, field: FieldData) -> ExtraField:
    """
    Set up a field that is asked for from today on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ExtraFieldRefused: target, type, name or answers do not fit, or there are too many fields.
    """
    require(policy.define_extra_field(actor))
    if target not in ExtraField.Target.values or type not in ExtraField.Type.values:
        raise ExtraFieldRefused(_("Bitte wählen Sie, wozu das Feld gehört und was eingegeben wird."))
    # Two people setting up fields at once wait for each other: key and place are drawn from what is there.
    Tenant.objects.select_for_update().get(pk=actor.tenant_id)
    same = ExtraField.objects.for_tenant(actor).filter(target=target)
    rows = list(same.values_list("key", "label_de", "ended_on"))
    running = [label.casefold() for _key_, label, ended in rows if ended is None]
    if len(running) >= MOST_FIELDS:
        raise ExtraFieldRefused(_("Mehr als %(number)s Zusatzfelder füllt niemand aus.") % {"number": MOST_FIELDS})
    if field.label_de.strip().casefold() in running:
        raise ExtraFieldRefused(_("Ein Feld mit dieser Bezeichnung gibt es hier schon."))
    made = ExtraField(
        tenant_id=actor.tenant_id,
        target=target,
        type=type,
        key=_key(field.label_de, {key for key, _label, _ended in rows}),
        sort=selectors.next_sort(actor, target),
        valid_from=actor.today,
    )
    _write(made, field, actor.today)
    made.save()
    log.record(actor, "extra_field.defined", made, target=target, type=type, options=len(made.options))
    return made


@transaction.atomic
def change_extra_field(*, actor: Actor, extra_field_id: int, version: int, field: FieldData) -> ExtraField:
    """
    Rename a field, its answers, or say anew from when on it must be filled; stored values keep their codes.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ExtraFieldRefused: it was changed meanwhile, it is ended, or what is said does not fit.
    """
    changed = _locked(actor, extra_field_id)
    require(policy.change_extra_field(actor, changed))
    if changed.version != version:
        raise ExtraFieldRefused(
            _("Das Feld „%(label)s“ wurde inzwischen geändert. Bitte laden Sie die Seite neu und prüfen Sie.")
            % {"label": changed.label_de}
        )
    if changed.ended_on is not None:
        raise ExtraFieldRefused(_("Dieses Feld ist beendet und wird nicht mehr geändert."))
    _write(changed, field, actor.today)
    changed.version += 1
    changed.save()
    log.record(actor, "extra_field.changed", changed, version=changed.version, options=len(changed.options))
    return changed


@transaction.atomic
def move_extra_field(*, actor: Actor, extra_field_id: int, up: bool) -> ExtraField:
    """
    Let a field change places with the one above or below it; at the end of the list it stays where it is.

    :raises PermissionDenied: the policy refuses this actor.
    """
    moved = _locked(actor, extra_field_id)
    require(policy.move_extra_field(actor, moved))
    other = selectors.neighbour(moved, above=up)
    if other is not None and moved.ended_on is None:
        moved.sort, other.sort = other.sort, moved.sort
        moved.save(update_fields=["sort"])
        other.save(update_fields=["sort"])
        log.record(actor, "extra_field.moved", moved, up=int(up))
    return moved


@transaction.atomic
def end_extra_field(*, actor: Actor, extra_field_id: int) -> ExtraField:
    """
    Ask for a field no more from today on; what stands in it stays readable.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ExtraFieldRefused: it is ended already.
    """
    ended = _locked(actor, extra_field_id)
    require(policy.end_extra_field(actor, ended))
    if ended.ended_on is not None:
        raise ExtraFieldRefused(_("Dieses Feld ist schon beendet."))
    ended.ended_on = actor.today
    ended.version += 1
    ended.save(update_fields=["ended_on", "version"])
    log.record(actor, "extra_field.ended", ended, target=ended.target)
    return ended
