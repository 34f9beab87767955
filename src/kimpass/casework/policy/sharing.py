"""Who may let something of a case leave the house, and who may pass a case on."""

from django.utils.translation import gettext as _

from kimpass.casework.models import AnswerLink, Case, CaseHandover, DeputyNote, Referral
from kimpass.casework.policy.case import may_work
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import StaffMember


def refer(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case; that the client released it, the action checks."""
    return may_work(actor, case)


def answer_referral(actor: Actor, referral: Referral) -> Decision:
    """Whoever works on the case the referral belongs to."""
    return may_work(actor, referral.case)


def view_referral(actor: Actor, referral: Referral) -> Decision:
    """Whoever works on the case the referral belongs to."""
    return may_work(actor, referral.case)


def revoke_referral(actor: Actor, referral: Referral) -> Decision:
    """Whoever works on the case the referral belongs to."""
    return may_work(actor, referral.case)


def view_referral_figures(actor: Actor) -> Decision:
    """Whoever sees figures about cases, never the cases."""
    if actor.may(Permission.CASE_FIGURES):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Zahlen zu Fällen nicht."))


# --- Standard handover ----------------------------------------------------------------------


def start_handover(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case; that the client released it, the action checks."""
    return may_work(actor, case)


def view_handover(actor: Actor, handover: CaseHandover) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, handover.case)


def record_handover_talk(actor: Actor, handover: CaseHandover) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, handover.case)


def send_handover(actor: Actor, handover: CaseHandover) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, handover.case)


def answer_handover(actor: Actor, handover: CaseHandover) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, handover.case)


def record_handover_feedback(actor: Actor, handover: CaseHandover) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, handover.case)


def end_handover(actor: Actor, handover: CaseHandover) -> Decision:
    """Whoever works on the case; closing it needs the right to close besides."""
    return may_work(actor, handover.case)


def revoke_handover(actor: Actor, handover: CaseHandover) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, handover.case)


def set_handover_procedure(actor: Actor) -> Decision:
    """Whoever sets procedures for the whole district: one procedure for all (CM-13)."""
    if actor.may(Permission.PROCEDURE_SET):
        return ALLOW
    return deny(_("Das Übergabeverfahren legt die Koordinierende Stelle fest."))


# --- Answer by link -------------------------------------------------------------------------


def make_answer_link(actor: Actor, sent: Referral | CaseHandover) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, sent.case)


def withdraw_answer_link(actor: Actor, link: AnswerLink) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, link.case)


def _holds(actor: Actor, link: AnswerLink) -> Decision:
    """Let whoever showed the token in: he is nobody of the house, and this link is all he may touch."""
    if actor.tenant_id == link.tenant_id and actor.role_keys == {"receiver"}:
        return ALLOW
    return deny(_("Diesen Link öffnet nur die Stelle, für die er bestimmt ist."))


def open_answer_link(actor: Actor, link: AnswerLink) -> Decision:
    """Whoever holds the token; the code, the day and the release are asked by the action."""
    return _holds(actor, link)


def answer_by_link(actor: Actor, link: AnswerLink) -> Decision:
    """Whoever holds the token."""
    return _holds(actor, link)


# --- Another keeper, another unit -----------------------------------------------------------


def list_caseload_moves(actor: Actor) -> Decision:
    """Whoever may move a caseload: his own, or anybody's in the district by number."""
    if actor.may_somewhere(Permission.CASELOAD_MOVE):
        return ALLOW
    return deny(_("Ihre Rolle umfasst den Übergang von Fällen nicht."))


def move_caseload(actor: Actor, member: StaffMember | None = None) -> Decision:
    """The post holder himself, or whoever answers for all posts of the district; without a member: somebody's."""
    if member is None:
        return list_caseload_moves(actor)
    if actor.tenant_id == member.tenant_id and actor.may_somewhere(Permission.CASELOAD_MOVE):
        answers_for_posts = actor.may(Permission.CASELOAD_MOVE) and actor.may(Permission.CASE_FIGURES)
        if actor.staff_id == member.pk or answers_for_posts:
            return ALLOW
    return deny(_("Fälle übergibt, wer sie führt, oder die Geschäftsführung."))


def carry_caseload(actor: Actor, member: StaffMember) -> Decision:
    """Whoever could have moved it; the nightly command acts for whoever did."""
    return move_caseload(actor, member)


def relocate_case(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


# --- Deputies -------------------------------------------------------------------------------


def note_for_deputy(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def end_deputy_note(actor: Actor, note: DeputyNote) -> Decision:
    """Whoever works on the case the note belongs to."""
    return may_work(actor, note.case)


def view_deputy_sheet(actor: Actor, member: StaffMember) -> Decision:
    """The colleague herself, and whoever stands in for her today; before and after nobody."""
    if actor.tenant_id != member.tenant_id or not actor.may_somewhere(Permission.CASE_VIEW):
        return deny(_("Ihre Rolle umfasst keinen Einblick in Fälle."))
    if member.pk in actor.acts_for:
        return ALLOW
    return deny(_("Das Übergabeblatt sieht nur, wer heute vertritt."))
