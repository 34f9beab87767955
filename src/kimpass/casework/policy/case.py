"""Who may take in, see, move, close and reopen cases."""

from django.utils.translation import gettext as _

from kimpass.casework.models import Case
from kimpass.casework.policy.access import in_unit
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny


def may_work(actor: Actor, case: Case) -> Decision:
    """Work on a case: the role suffices in any unit, because a deputy may come from a neighbouring one."""
    if actor.tenant_id == case.tenant_id and actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Arbeit an Fällen nicht."))


def list_cases(actor: Actor) -> Decision:
    """Whoever sees cases at all; which ones, the queryset says."""
    if actor.may_somewhere(Permission.CASE_VIEW):
        return ALLOW
    return deny(_("Ihre Rolle umfasst keinen Einblick in Fälle."))


def begin_intake(actor: Actor, unit_id: int | None = None) -> Decision:
    """Whoever works on cases in this unit; without a unit: somewhere."""
    if in_unit(actor, Permission.CASE_WORK, unit_id):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Aufnehmen von Fällen in dieser Kommune nicht."))


def view_counting(actor: Actor) -> Decision:
    """Whoever sees cases at all: to read how they are counted, with one's own numbers."""
    return list_cases(actor)


def decide_routing(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def add_case_member(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def move_case(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def _close(actor: Actor, case: Case) -> Decision:
    if actor.tenant_id == case.tenant_id and actor.may_somewhere(Permission.CASE_CLOSE):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Abschließen von Fällen nicht."))


def close_case(actor: Actor, case: Case) -> Decision:
    """Whoever keeps the case today or deputises, with the right to close."""
    return _close(actor, case)


def reopen_case(actor: Actor, case: Case) -> Decision:
    """Whoever could close it."""
    return _close(actor, case)


def view_case(actor: Actor, case: Case) -> Decision:
    """Whoever sees cases at all; that he sees this one, the queryset has said."""
    if actor.tenant_id == case.tenant_id and actor.may_somewhere(Permission.CASE_VIEW):
        return ALLOW
    return deny(_("Ihre Rolle umfasst keinen Einblick in Fälle."))


def choose_case(actor: Actor) -> Decision:
    """Whoever works on cases: to choose the one a note is for."""
    if actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Arbeit an Fällen nicht."))
