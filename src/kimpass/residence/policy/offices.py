"""Proceedings, what was handed over, counts, checklists: who keeps them and who reads them."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import Agency, TenantModule
from kimpass.organisation.policy.tenants import carries_out
from kimpass.people.models import PreCheckHandover
from kimpass.residence.models import Checklist, Proceeding, own_authority

P = Permission
PART = TenantModule.Part.BUILDING_BLOCK_3


def view_proceedings(actor: Actor) -> Decision:
    """Whoever works in one of the authorities; every authority reads its own (B3-02)."""
    if actor.may_somewhere(P.PROCEEDING_WORK):
        return ALLOW
    return deny(_("Verfahren führen die Ausländer- und Einbürgerungsbehörden."))


def view_proceeding(actor: Actor, proceeding: Proceeding) -> Decision:
    """Whoever works in the authority."""
    return view_proceedings(actor)


def register_proceeding(actor: Actor) -> Decision:
    """Whoever works in one of the authorities enters into its register, where Baustein 3 is carried out (TEN-05)."""
    return view_proceedings(actor) if actor.works_with(PART) else carries_out(actor, PART)


def change_proceeding(actor: Actor, proceeding: Proceeding) -> Decision:
    """Whoever works in the authority that keeps it."""
    return view_proceedings(actor)


def move_proceeding(actor: Actor, proceeding: Proceeding) -> Decision:
    """Whoever works in the authority that keeps it."""
    return view_proceedings(actor)


def view_received_handovers(actor: Actor) -> Decision:
    """Whoever works in an authority reads what was handed to it, and nothing else of a case (B3-09)."""
    if actor.may_somewhere(P.HANDOVER_RECEIVE):
        return ALLOW
    return deny(_("Übergebene Vorprüfungen liest nur die Behörde, an die sie gerichtet sind."))


def view_received_handover(actor: Actor, handover: PreCheckHandover) -> Decision:
    """Whoever works in the authority it was addressed to, while it is neither expired nor taken back."""
    return view_received_handovers(actor)


def view_backlog(actor: Actor) -> Decision:
    """The authorities for themselves; coordination and management for the district (B3-03)."""
    if actor.may_somewhere(P.BACKLOG_VIEW):
        return ALLOW
    return deny(_("Monatszahlen und Antragsstau gehören nicht zu Ihrer Rolle."))


def enter_monthly_counts(actor: Actor) -> Decision:
    """The authorities; and the coordinating office for those that report on paper."""
    if not actor.works_with(PART):
        return carries_out(actor, PART)
    if actor.may_somewhere(P.PROCEEDING_WORK) or (view_backlog(actor) and actor.may_somewhere(P.PROCEDURE_SET)):
        return ALLOW
    return deny(_("Monatszahlen tragen die Behörden und die Koordinierende Stelle ein."))


def record_monthly_count(actor: Actor, authority: Agency) -> Decision:
    """The authority for itself; the coordinating office for all (B3-02)."""
    if not enter_monthly_counts(actor):
        return enter_monthly_counts(actor)
    if actor.may_somewhere(P.PROCEEDING_WORK) and not own_authority(actor).filter(agency=authority).exists():
        return deny(_("Sie tragen Zahlen nur für Ihre eigene Behörde ein."))
    return ALLOW


def import_monthly_counts(actor: Actor) -> Decision:
    """Whoever may enter counts by hand; each line is asked for again."""
    return enter_monthly_counts(actor)


def set_order_of_work(actor: Actor) -> Decision:
    """The coordinating office writes down what the district agreed (B3-04)."""
    if not actor.works_with(PART):
        return carries_out(actor, PART)
    if view_backlog(actor) and actor.may_somewhere(P.PROCEDURE_SET):
        return ALLOW
    return deny(_("Die Reihenfolge der Arbeit legt die Koordinierende Stelle für den Kreis fest."))


def view_checklists(actor: Actor) -> Decision:
    """The authorities, case managers, coordination and management (B3-06)."""
    if actor.may_somewhere(P.CASE_WORK) or view_backlog(actor):
        return ALLOW
    return deny(_("Checklisten sind für das Case Management und die Behörden da."))


def view_checklist(actor: Actor, checklist: Checklist) -> Decision:
    """Whoever may read checklists; a draft is visible to the authorities only."""
    return view_checklists(actor)


def write_checklist(actor: Actor) -> Decision:
    """The authorities say what a norm asks for (B3-06)."""
    if actor.may_somewhere(P.PROCEEDING_WORK):
        return ALLOW
    return deny(_("Checklisten schreiben die Ausländer- und Einbürgerungsbehörden."))


def change_checklist(actor: Actor, checklist: Checklist) -> Decision:
    """The authorities, as long as it is a draft."""
    return write_checklist(actor)


def release_checklist(actor: Actor, checklist: Checklist) -> Decision:
    """The authorities."""
    return write_checklist(actor)


def end_checklist(actor: Actor, checklist: Checklist) -> Decision:
    """The authorities."""
    return write_checklist(actor)
