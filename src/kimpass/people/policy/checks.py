"""Who may examine, hand over and invite: pre-checks of residence and naturalisation (B3-05 to B3-09)."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.people.models import Person, PreCheck, PreCheckHandover


def _with(actor: Actor, permission: Permission, refusal: str) -> Decision:
    return ALLOW if actor.may_somewhere(permission) else deny(refusal)


def _examine(actor: Actor) -> Decision:
    return _with(
        actor, Permission.PERSON_EDIT, _("Vorprüfungen führt nur das Case Management mit seinen Ratsuchenden.")
    )


def view_pre_checks(actor: Actor, person: Person) -> Decision:
    """Let the keeper see what was examined for a person."""
    return _examine(actor)


def choose_basis(actor: Actor, person: Person) -> Decision:
    """Let the keeper choose under which norm to examine."""
    return _examine(actor)


def answer_check_question(actor: Actor, person: Person) -> Decision:
    """Let the keeper record what a pre-check needs beyond the file."""
    return _examine(actor)


def run_pre_check(actor: Actor, person: Person) -> Decision:
    """Let the keeper examine a person under a norm (B3-07)."""
    return _examine(actor)


def view_pre_check(actor: Actor, check: PreCheck) -> Decision:
    """Let the keeper open a stored pre-check."""
    return _examine(actor)


def print_pre_check(actor: Actor, check: PreCheck) -> Decision:
    """Let the keeper print a stored pre-check in German and the client's language."""
    return _examine(actor)


def hand_over_check(actor: Actor, check: PreCheck) -> Decision:
    """Let the keeper hand one pre-check to one authority the client released it for (B3-09)."""
    return _with(actor, Permission.CONSENT_RECORD, _("Eine Vorprüfung übergibt nur das Case Management."))


def view_check_handover(actor: Actor, handover: PreCheckHandover) -> Decision:
    """Let the keeper see what was handed over, and who read it when."""
    return _examine(actor)


def take_back_check(actor: Actor, handover: PreCheckHandover) -> Decision:
    """Let the keeper take a handover back at any time."""
    return _with(actor, Permission.CONSENT_RECORD, _("Eine Übergabe nimmt nur das Case Management zurück."))


def note_handover_read(actor: Actor, handover: PreCheckHandover) -> Decision:
    """Let the officer it was handed to open it; the opening is noted."""
    return _with(
        actor, Permission.HANDOVER_RECEIVE, _("Übergebene Vorprüfungen liest nur die Behörde, an die sie gingen.")
    )


def list_campaign_clients(actor: Actor) -> Decision:
    """Let case managers see which of their own clients meet a time condition soon (B3-05)."""
    return _examine(actor)


def invite_to_campaign(actor: Actor, person: Person) -> Decision:
    """Let the keeper note that a client was invited, with consent (B3-05)."""
    return _examine(actor)


def view_campaign_reach(actor: Actor) -> Decision:
    """Let whoever runs the campaign, and case managers, see how many people it may reach; counts only."""
    rights = (Permission.CAMPAIGN_WORK, Permission.BACKLOG_VIEW, Permission.PERSON_EDIT)
    if any(actor.may_somewhere(right) for right in rights):
        return ALLOW
    return deny(_("Die Reichweite der Kampagne sehen Behörden, koordinierende Stelle und Case Management."))


def compare_rules(actor: Actor) -> Decision:
    """Let whoever answers for figures compare two versions of the law over all stored facts; counts only."""
    return _with(
        actor, Permission.CASE_FIGURES, _("Den Vergleich der Rechtsstände öffnen koordinierende Stelle und Leitung.")
    )
