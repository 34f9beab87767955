"""How often each answer of a district's own field was given: counts without persons, small ones hidden."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _

from kimpass.casework.models import Case, CaseMember, Contact
from kimpass.casework.selectors.statistics import suppressed
from kimpass.kernel.access import Actor
from kimpass.organisation.models import ExtraField, Tenant
from kimpass.organisation.selectors import extra_fields

Target = ExtraField.Target
YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """One answer and how often it was given; None stands for a number too small to tell."""

    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """All answers of one field, with whoever gave none; several answers may come from one."""

    label: str
    target: str
    answers: tuple[AnswerCount, ...]
    of: int | None
    is_multiple: bool


@dataclass(frozen=True, slots=True)
class ExtraFigures:
    """The figures of all fields on a day."""

    on: date
    minimum_group_size: int
    fields: tuple[FieldFigures, ...]


def _values(tenant_id: int, target: str, on: date) -> Iterable[dict[str, Any]]:
    running = (
        Case.objects.asked_for()
        .filter(tenant_id=tenant_id, opened_on__lte=on)
        .filter(Q(closed_on__isnull=True) | Q(closed_on__gt=on))
    )
    if target == Target.CASE:
        return list(running.values_list("extra", flat=True))
    if target == Target.PERSON:
        mine = running.filter(pk=OuterRef("case_id"))
        rows = CaseMember.objects.asked_for().on(on).filter(Exists(mine), tenant_id=tenant_id, kind="advised")
        return dict(rows.values_list("person_id", "person__extra")).values()
    contacts = Contact.objects.asked_for().filter(tenant_id=tenant_id, happened_on__gt=on - YEAR, happened_on__lte=on)
    return list(contacts.values_list("extra", flat=True))


def _figures(field: ExtraField, values: Iterable[dict[str, Any]], smallest: int) -> FieldFigures:
    counted: Counter[str] = Counter()
    total = 0
    for extra in values:
        total += 1
        codes = extra_fields.codes_in(extra.get(field.key))
        counted.update(codes or [""])
    options = extra_fields.options_of(field)
    labels = [*options.items(), ("", _("keine Angabe"))]
    # The total is one more row that can be reckoned back from: it is hidden with the rest where it is small.
    counts = suppressed([counted[code] for code, _label in labels], smallest)
    return FieldFigures(
        label=extra_fields.label_of(field),
        target=field.get_target_display(),
        answers=tuple(AnswerCount(label, count) for (_code, label), count in zip(labels, counts, strict=True)),
        of=None if 0 < total < smallest else total,
        is_multiple=field.type == ExtraField.Type.CHOICES,
    )


def extra_figures(actor: Actor, on: date) -> ExtraFigures:
    """Return how often each answer was given: in running cases, by advised persons, in a year's contacts."""
    smallest = Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=actor.tenant_id)
    fields = [field for field in extra_fields.all_fields(actor.tenant_id) if field.in_statistics]
    values = {target: list(_values(actor.tenant_id, target, on)) for target in {field.target for field in fields}}
    rows = tuple(_figures(field, values[field.target], smallest) for field in fields)
    return ExtraFigures(on=on, minimum_group_size=smallest, fields=rows)
