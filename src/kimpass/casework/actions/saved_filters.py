"""Filters of a list that somebody uses again; each has his own."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import SavedFilter
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import StaffMember

CASELOAD = "caseload"
MOST, LONGEST_QUERY = 20, 500


class FilterRefused(RuleViolation):
    """The filter cannot be kept like this."""


def _refuse_bad(actor: Actor, name: str, page: str, *, but: int | None = None) -> None:
    if not name.strip() or len(name.strip()) > 80:
        raise FilterRefused(_("Bitte geben Sie dem Filter einen Namen mit höchstens 80 Zeichen."))
    others = SavedFilter.objects.visible_to(actor).filter(page=page).exclude(pk=but or 0)
    if name.strip().casefold() in {other.casefold() for other in others.values_list("name", flat=True)}:
        raise FilterRefused(_("Einen Filter mit diesem Namen haben Sie schon. Bitte wählen Sie einen anderen."))


@transaction.atomic
def save_filter(*, actor: Actor, page: str, name: str, query: str) -> SavedFilter:
    """
    Keep a filter under a name.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FilterRefused: the name is missing or taken, nothing is filtered, or there are too many.
    """
    require(policy.save_filter(actor))
    # Two forms sent at once wait for each other, so that one name is given once.
    StaffMember.objects.for_tenant(actor).select_for_update(of=("self",)).get(pk=actor.staff_id)
    _refuse_bad(actor, name, page)
    if not query or len(query) > LONGEST_QUERY:
        raise FilterRefused(
            _("Bitte wählen Sie zuerst in der Liste, wonach gefiltert wird. Eine Fallnummer zählt nicht.")
        )
    if SavedFilter.objects.visible_to(actor).filter(page=page).count() >= MOST:
        raise FilterRefused(
            _("Mehr als %(number)s Filter findet niemand wieder. Bitte löschen Sie einen.") % {"number": MOST}
        )
    saved: SavedFilter = SavedFilter.objects.create(
        tenant_id=actor.tenant_id, staff_member_id=actor.staff_id, page=page, name=name.strip(), query=query
    )
    log.record(actor, "filter.saved", saved, page=page)
    return saved


def _own(actor: Actor, filter_id: int) -> SavedFilter:
    found: SavedFilter = SavedFilter.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=filter_id)
    return found


@transaction.atomic
def rename_filter(*, actor: Actor, filter_id: int, name: str) -> SavedFilter:
    """
    Give a filter another name.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FilterRefused: the name is missing or taken.
    """
    saved = _own(actor, filter_id)
    require(policy.rename_filter(actor, saved))
    _refuse_bad(actor, name, saved.page, but=saved.pk)
    saved.name = name.strip()
    saved.version += 1
    saved.save(update_fields=["name", "version"])
    log.record(actor, "filter.renamed", saved, page=saved.page)
    return saved


@transaction.atomic
def delete_filter(*, actor: Actor, filter_id: int) -> None:
    """
    Forget a filter.

    :raises PermissionDenied: the policy refuses this actor.
    """
    saved = _own(actor, filter_id)
    require(policy.delete_filter(actor, saved))
    log.record(actor, "filter.deleted", saved, page=saved.page)
    saved.delete()
