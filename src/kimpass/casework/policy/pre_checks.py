"""Who may make work of a pre-check."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.people.models import PreCheck


def plan_pre_check(actor: Actor, check: PreCheck) -> Decision:
    """Whoever works on cases and sees the person; whether there is an open case is asked when it is done."""
    if actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Aufgaben und Wiedervorlagen setzt nur das Case Management."))
