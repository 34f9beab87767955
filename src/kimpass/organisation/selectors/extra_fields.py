"""A district's own fields: which there are, and what their values say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import prepared
from kimpass.organisation.data.phases import is_due
from kimpass.organisation.models import ExtraField, YesNo

Values = Mapping[str, Any]
Target, Type = ExtraField.Target, ExtraField.Type
LISTED = frozenset({Type.YES_NO, Type.CHOICE, Type.CHOICES})
"""The types whose answers come from a list, and can be counted."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One value as a page or a sheet says it."""

    key: str
    label: str
    words: str
    is_ended: bool


@prepared
def _rows(tenant_id: int) -> Any:
    rows = ExtraField.objects.asked_for().filter(tenant_id=tenant_id)
    return rows.order_by("target", "sort", "pk")


def all_fields(tenant_id: int) -> list[ExtraField]:
    """Return every field there ever was, in the order of its target; ended ones among them."""
    return list(_rows(tenant_id))


def of_target(fields: Iterable[ExtraField], target: str) -> list[ExtraField]:
    """Keep the fields that extend one thing."""
    return [field for field in fields if field.target == target]


def in_use(fields: Iterable[ExtraField], on: date) -> list[ExtraField]:
    """Keep the fields that are asked for on this day."""
    return [field for field in fields if field.valid_from <= on and (field.ended_on is None or field.ended_on > on)]


def fields_in_use(tenant_id: int, target: str, on: date) -> list[ExtraField]:
    """Return the fields of one target that are asked for on this day, in one statement."""
    return in_use(of_target(all_fields(tenant_id), target), on)


def visible_fields(actor: Actor) -> list[ExtraField]:
    """Return all fields of the actor's district for the page that sets them up."""
    rows = ExtraField.objects.visible_to(actor)
    return list(rows.order_by("target", F("ended_on").asc(nulls_first=True), "sort", "pk"))


def next_sort(actor: Actor, target: str) -> int:
    """Return the place behind the last field of a target."""
    last = ExtraField.objects.for_tenant(actor).filter(target=target).order_by("-sort").values_list("sort", flat=True)
    return (last.first() or 0) + 1


def neighbour(field: ExtraField, *, above: bool) -> ExtraField | None:
    """Return the field in use directly above or below another of the same target."""
    rows = ExtraField.objects.asked_for().filter(tenant_id=field.tenant_id, target=field.target, ended_on__isnull=True)
    here = (field.sort, field.pk)
    if above:
        before = rows.filter(Q(sort__lt=here[0]) | Q(sort=here[0], pk__lt=here[1]))
        found = before.order_by("-sort", "-pk").first()
    else:
        after = rows.filter(Q(sort__gt=here[0]) | Q(sort=here[0], pk__gt=here[1]))
        found = after.order_by("sort", "pk").first()
    return found


def label_of(field: ExtraField) -> str:
    """Return the field's name in the language of the page."""
    return (field.label_en if get_language() == "en" else "") or field.label_de


def option_label(option: Mapping[str, Any]) -> str:
    """Return an answer's name in the language of the page."""
    return str((option.get("label_en") if get_language() == "en" else "") or option["label_de"])


def options_of(field: ExtraField) -> dict[str, str]:
    """Return all answers of a field, code to words; ended ones too, so that old values stay readable."""
    if field.type == Type.YES_NO:
        return {str(value): str(label) for value, label in YesNo.choices}
    return {option["code"]: option_label(option) for option in field.options}


def offered_options(field: ExtraField, kept: Iterable[str] = ()) -> list[tuple[str, str]]:
    """Return the answers a form offers: those in use, and those that stand there already."""
    keep = set(kept)
    if field.type == Type.YES_NO:
        return [(str(value), str(label)) for value, label in YesNo.choices]
    return [
        (option["code"], option_label(option))
        for option in field.options
        if not option.get("ended_on") or option["code"] in keep
    ]


def codes_in(value: Any) -> list[str]:
    """Return the codes a stored value holds; none for what is no code."""
    if isinstance(value, str) and value:
        return [value]
    return [code for code in value if isinstance(code, str)] if isinstance(value, list) else []


def typed(field: ExtraField, value: Any) -> Any:
    """Return a stored value as Python has it: a day, a number, or words; None when nothing was said."""
    if value in (None, "", []):
        return None
    if field.type == Type.DATE:
        return date.fromisoformat(str(value))
    if field.type == Type.NUMBER:
        return Decimal(str(value))
    if field.type in LISTED:
        known = options_of(field)
        return ", ".join(known.get(code, code) for code in codes_in(value))
    return str(value)


def words_of(field: ExtraField, value: Any) -> str:
    """Return a stored value as a page shows it; empty when nothing was said."""
    found = typed(field, value)
    if found is None:
        return ""
    if isinstance(found, date):
        return f"{found:%d.%m.%Y}"
    return f"{found:f}".replace(".", ",") if isinstance(found, Decimal) else str(found)


def shown(fields: Iterable[ExtraField], values: Values, on: date) -> list[Shown]:
    """Return what a page shows: every field in use, and ended ones as long as a value stands in them."""
    rows = []
    for field in fields:
        words, ended = words_of(field, values.get(field.key)), field.ended_on is not None and field.ended_on <= on
        if field.valid_from <= on and (words or not ended):
            rows.append(Shown(field.key, label_of(field), words, ended))
    return rows


def is_answered(field: ExtraField, values: Values) -> bool:
    """Test whether something was said; "unknown" is an answer, "not asked" is none."""
    value = values.get(field.key)
    return value not in (None, "", []) and not (field.type == Type.YES_NO and value == YesNo.NOT_ASKED)


def is_required(field: ExtraField, phase: str) -> bool:
    """Test whether a field must be filled in this phase."""
    return is_due(field.required_from_phase, phase)


def unanswered(fields: Iterable[ExtraField], values: Values, phase: str) -> list[ExtraField]:
    """Return the fields that must be filled in this phase and are not."""
    return [field for field in fields if is_required(field, phase) and not is_answered(field, values)]


def outdated(fields: Iterable[ExtraField], seen: Values | None, stored: Values) -> str:
    """Return, in words, what somebody else saved since a form was opened; empty when nothing was."""
    newer = [field for field in fields if seen is not None and seen.get(field.key) != stored.get(field.key)]
    if not newer:
        return ""
    stands = "; ".join(f"{label_of(field)}: {words_of(field, stored.get(field.key)) or '–'}" for field in newer)
    words = _("Inzwischen hat jemand anderes gespeichert. Dort steht jetzt: %(values)s. Ihre Eingaben stehen noch da.")
    return words % {"values": stands}
