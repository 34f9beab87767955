"""Make one person out of two rows, in a way that can be taken back to the last row."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import CheckConstraint, F, Model, Q, UniqueConstraint
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.people import policy
from kimpass.people.events import PersonsMerging
from kimpass.people.models import DuplicateHint, HouseholdMember, NameKey, Person, PersonMerge
from kimpass.people.selectors import merging
from kimpass.people.selectors.words import name_keys

KEEP, ABSORB = "keep", "absorb"
Change = dict[str, Any]


class PersonsCannotBeMerged(RuleViolation):
    """The two rows cannot become one as things stand."""


class MergeCannotBeUndone(RuleViolation):
    """The merge cannot be taken back as things stand."""


def _both(actor: Actor, keep_id: int, absorb_id: int) -> tuple[Person, Person]:
    """
    Return both persons under lock, the lower number first: two merges at once cannot block each other.

    :raises PersonsCannotBeMerged: it is one and the same person, or two bodies are responsible.
    """
    if keep_id == absorb_id:
        raise PersonsCannotBeMerged(_("Eine Person lässt sich nicht mit sich selbst zusammenführen."))
    rows = Person.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk__in=[keep_id, absorb_id])
    found = {row.pk: row for row in rows.order_by("pk")}
    if keep_id not in found or absorb_id not in found:
        raise Person.DoesNotExist
    kept, absorbed = found[keep_id], found[absorb_id]
    require(policy.merge_persons(actor, kept))
    require(policy.merge_persons(actor, absorbed))
    if kept.controller_id != absorbed.controller_id:
        raise PersonsCannotBeMerged(
            _("Für die beiden Personen sind verschiedene Stellen verantwortlich. Beide Akten bleiben, wie sie sind.")
        )
    return kept, absorbed


def _refuse_two_homes(kept: Person, absorbed: Person) -> None:
    """
    Refuse to let one person live in two households.

    :raises PersonsCannotBeMerged: both have an open membership, in different households.
    """
    rows = HouseholdMember.objects.asked_for().current().filter(tenant_id=kept.tenant_id, valid_until__isnull=True)
    homes = set(rows.filter(person__in=[kept.pk, absorbed.pk]).values_list("household_id", flat=True))
    if len(homes) > 1:
        raise PersonsCannotBeMerged(
            _(
                "Die beiden Personen leben laut Akte in verschiedenen Haushalten. Tragen Sie zuerst den Umzug in einen "
                "gemeinsamen Haushalt ein; beide Akten bleiben bis dahin, wie sie sind."
            )
        )


def _collides(row: Model, field: str, kept: Person) -> bool:
    """Test whether the kept person already has what this row says, so that the database would not take it twice."""
    rows: Any = type(row)._default_manager.all()
    others = rows.asked_for().filter(tenant_id=kept.tenant_id)
    for constraint in row._meta.constraints:
        if isinstance(constraint, UniqueConstraint) and field in constraint.fields:
            condition = constraint.condition or Q()
            same = {
                name: kept.pk if name == field else getattr(row, row._meta.get_field(name).attname)  # type: ignore[union-attr]  # a column
                for name in constraint.fields
            }
            holds = None not in same.values() and others.filter(condition, pk=row.pk).exists()
            if holds and others.filter(condition, **same).exclude(pk=row.pk).exists():
                return True
        if isinstance(constraint, CheckConstraint) and constraint.name.endswith("two_persons"):
            others_named = [name for model, name in merging.keys_to_persons() if model is type(row) and name != field]
            if any(getattr(row, f"{name}_id") == kept.pk for name in others_named):
                return True
    return False


def _label(row: Model, field: str, **more: Any) -> Change:
    return {"model": row._meta.label_lower, "id": row.pk, "field": field} | more


def _set(row: Model, field: str, value: Any) -> Change:
    """Write one column and return what it was before."""
    before = getattr(row, field)
    setattr(row, field, value)
    row.save(update_fields=[field])
    return _label(row, field, kind="changed", before=merging.in_words(before), after=merging.in_words(value))


def _leave(row: Any, field: str, kept: Person) -> list[Change]:
    """Leave a row that says the same twice with the absorbed person, without effect while they are merged."""
    changes = []
    if hasattr(row, "superseded_at") and row.superseded_at is None:
        changes.append(_set(row, "superseded_at", timezone.now()))
    if getattr(row, "is_reference", False):
        mine = HouseholdMember.objects.asked_for().current().filter(tenant_id=kept.tenant_id, household=row.household)
        staying = mine.get(person=kept, valid_until__isnull=True)
        changes += [_set(staying, "is_reference", True), _set(staying, "relation", row.relation)]  # noqa: FBT003 - a value
    return changes or [_label(row, field, kind="left")]


def _move_rows(kept: Person, absorbed: Person) -> list[Change]:
    changes: list[Change] = []
    for model, field in merging.keys_to_persons():
        for row in merging.rows_naming(model, field, absorbed):
            if _collides(row, field, kept):
                changes += _leave(row, field, kept)
            else:
                setattr(row, f"{field}_id", kept.pk)
                row.save(update_fields=[field])
                changes.append(_label(row, field, kind="moved"))
    return changes


def _merge_facts(kept: Person, absorbed: Person, choices: Mapping[str, str]) -> dict[str, list[Any]]:
    """
    Give the kept row what was chosen and what only the other knew; return before and after of each column.

    :raises PersonsCannotBeMerged: nothing was chosen where both know different things.
    """
    given = _given_facts(kept, absorbed, choices)
    # Protection once given is not lost by tidying up.
    given |= {flag: True for flag in ("is_protected", "staff_lock") if getattr(absorbed, flag) > getattr(kept, flag)}
    if missing := {name: value for name, value in absorbed.extra.items() if name not in kept.extra}:
        given["extra"] = kept.extra | missing
    changed = {
        column: [merging.in_words(getattr(kept, column)), merging.in_words(value)] for column, value in given.items()
    }
    for column, value in given.items():
        setattr(kept, column, value)
    return changed


def _given_facts(kept: Person, absorbed: Person, choices: Mapping[str, str]) -> dict[str, Any]:
    """
    Return the columns the kept row takes from the other.

    :raises PersonsCannotBeMerged: nothing was chosen where both know different things.
    """
    given: dict[str, Any] = {}
    for fact in merging.side_by_side(kept, absorbed):
        chosen = choices.get(fact.name)
        if fact.is_conflict and chosen not in {KEEP, ABSORB}:
            raise PersonsCannotBeMerged(_("Bitte wählen Sie bei jeder Abweichung, welche Angabe gilt."))
        if fact.fills or (fact.is_conflict and chosen == ABSORB):
            given |= dict(zip(merging.FACTS[fact.name], fact.absorbed, strict=True))
    return given


@transaction.atomic
def merge_persons(*, actor: Actor, keep_id: int, absorb_id: int, choices: Mapping[str, str], on: date) -> PersonMerge:
    """
    Let one person take over every row of another; `choices` says per fact whose word holds.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PersonsCannotBeMerged: see the functions above, or a floor above refuses (two open cases).
    """
    kept, absorbed = _both(actor, keep_id, absorb_id)
    _refuse_two_homes(kept, absorbed)
    publish(PersonsMerging(actor.tenant_id, kept.pk, absorbed.pk))
    before = _merge_facts(kept, absorbed, choices)
    moved = _move_rows(kept, absorbed)
    absorbed.absorbed_into = kept
    for person in (kept, absorbed):
        person.version += 1
        person.save()
    NameKey.objects.of(absorbed).delete()
    _write_keys(kept)
    merge: PersonMerge = PersonMerge.objects.create(
        tenant_id=actor.tenant_id,
        kept=kept,
        absorbed=absorbed,
        moved=moved,
        before=before,
        merged_on=on,
        merged_by_id=actor.staff_id,
    )
    first, second = sorted((kept.pk, absorbed.pk))
    decision = {"state": DuplicateHint.State.MERGED, "decided_by_id": actor.staff_id, "decided_on": on}
    DuplicateHint.objects.for_tenant(actor).update_or_create(
        tenant_id=actor.tenant_id,
        person_id=first,
        other_id=second,
        defaults=decision,
        create_defaults=decision | {"score": 100},
    )
    log.record(actor, "person.merged", kept, absorbed=absorbed.pk, merge=merge.pk, rows=len(moved))
    return merge


def _write_keys(person: Person) -> None:
    """Replace the keys of a person by those of her present names."""
    NameKey.objects.of(person).delete()
    keys = name_keys(person.family_name, person.given_names, person.original_name)
    owner = {"tenant_id": person.tenant_id, "person": person, "birth_year": person.birth_year}
    NameKey.objects.bulk_create(NameKey(key=key, **owner) for key in sorted(keys))


def _row(change: Change, tenant_id: int) -> Any:
    """Return the row a change speaks of, None when it has been deleted since."""
    rows: Any = apps.get_model(change["model"])._default_manager.all()
    return rows.asked_for().select_for_update(of=("self",)).filter(tenant_id=tenant_id, pk=change["id"]).first()


def _put_back(change: Change, merge: PersonMerge) -> None:
    row = _row(change, merge.tenant_id)
    if row is None or change["kind"] == "left":
        return
    field = change["field"]
    if change["kind"] == "moved":
        # Given to somebody else in the meantime: that was decided later and stays.
        if getattr(row, f"{field}_id") == merge.kept_id:
            setattr(row, f"{field}_id", merge.absorbed_id)
            row.save(update_fields=[field])
        return
    if merging.in_words(getattr(row, field)) != change["after"]:
        return
    if field == "superseded_at":
        _revive(row)
        return
    setattr(row, field, change["before"])
    row.save(update_fields=[field])


def _revive(row: Any) -> None:
    """Let a row hold again; if somebody else stands for the household by now, it does so without that."""
    if getattr(row, "is_reference", False):
        current = HouseholdMember.objects.asked_for().current().filter(tenant_id=row.tenant_id, household=row.household)
        if current.filter(is_reference=True, valid_until__isnull=True).exists():
            row.is_reference, row.relation = False, HouseholdMember.Relation.OTHER
    row.superseded_at = None
    row.save()


@transaction.atomic
def undo_merge(*, actor: Actor, merge_id: int, on: date) -> PersonMerge:
    """
    Take a merge back: exactly its rows return, what was added since stays with the kept person.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MergeCannotBeUndone: it has been undone already, or a later merge lies on top of it.
    """
    merge: PersonMerge = PersonMerge.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=merge_id)
    require(policy.undo_merge(actor, merge))
    if merge.undone_on is not None:
        raise MergeCannotBeUndone(
            _("Diese Zusammenführung ist bereits rückgängig gemacht. Es hat sich nichts geändert.")
        )
    later = PersonMerge.objects.for_tenant(actor).filter(kept=merge.kept_id, undone_on__isnull=True, pk__gt=merge.pk)
    if later.exists():
        raise MergeCannotBeUndone(
            _(
                "Danach wurde eine weitere Person hierher übernommen. Machen Sie zuerst die jüngste Zusammenführung "
                "rückgängig."
            )
        )
    rows = Person.objects.for_tenant(actor).select_for_update(of=("self",))
    found = {row.pk: row for row in rows.filter(pk__in=[merge.kept_id, merge.absorbed_id]).order_by("pk")}
    kept, absorbed = found[merge.kept_id], found[merge.absorbed_id]
    for change in reversed(merge.moved):
        _put_back(change, merge)
    _facts_back(kept, merge.before)
    absorbed.absorbed_into = None
    for person in (kept, absorbed):
        person.version += 1
        person.save()
        _write_keys(person)
    merge.undone_on, merge.undone_by_id = on, actor.staff_id
    merge.version += 1
    merge.save(update_fields=["undone_on", "undone_by", "version"])
    pair = Q(person=kept.pk, other=absorbed.pk) | Q(person=absorbed.pk, other=kept.pk)
    hints = DuplicateHint.objects.for_tenant(actor).filter(pair)
    hints.update(state=DuplicateHint.State.OPEN, decided_by=None, decided_on=None, version=F("version") + 1)
    log.record(actor, "person.merge_undone", kept, absorbed=absorbed.pk, merge=merge.pk)
    return merge


def _facts_back(kept: Person, before: Mapping[str, list[Any]]) -> None:
    """Give the kept row its former values, except where somebody has corrected them since."""
    for column, (former, given) in before.items():
        if merging.in_words(getattr(kept, column)) == given:
            field: Any = kept._meta.get_field(column)
            setattr(kept, column, field.to_python(former))
