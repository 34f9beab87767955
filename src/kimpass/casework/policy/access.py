"""Who may record and decide access requests, count office hours, and see figures of access."""

from django.utils.translation import gettext as _

from kimpass.casework.models import AccessRequest, OfficeHourContact
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny


def in_unit(actor: Actor, permission: Permission, unit_id: int | None) -> bool:
    """Test a right in one unit, or anywhere while no unit has been named yet."""
    if unit_id is None:
        return actor.may_somewhere(permission)
    return actor.may(permission, unit_id=unit_id)


def coordinates(actor: Actor, access_request: AccessRequest) -> bool:
    """Test whether the actor is the coordinating office and the request was given to it (ACC-03)."""
    held = actor.may(Permission.ACCESS_COORDINATE, unit_id=access_request.unit_id)
    return held and access_request.was_at_coordination


def list_access_requests(actor: Actor) -> Decision:
    """Whoever sees access requests in at least one unit, and the coordinating office."""
    if actor.may_somewhere(Permission.ACCESS_VIEW) or actor.may_somewhere(Permission.ACCESS_COORDINATE):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Einsicht in Zugangsanfragen nicht."))


def view_access_request(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever sees access requests in the unit of the request; the coordinating office sees what was given to it."""
    if actor.may(Permission.ACCESS_VIEW, unit_id=access_request.unit_id) or coordinates(actor, access_request):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Einsicht in Zugangsanfragen dieser Kommune nicht."))


def see_access_identity(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever may accept the request, as long as it can be accepted; nobody afterwards (ACC-05)."""
    if not actor.may(Permission.CASE_WORK, unit_id=access_request.unit_id):
        return deny(_("Den Namen sieht nur, wer die Anfrage annehmen kann."))
    if access_request.triage != AccessRequest.Triage.NEW:
        return deny(_("Über die Anfrage ist entschieden; der Name steht hier nicht mehr."))
    return ALLOW


def record_access_request(
    actor: Actor, unit_id: int | None = None, *, directly_to_coordination: bool = False
) -> Decision:
    """Whoever records access requests in this unit; without a unit: somewhere. The coordinating office: its own."""
    if in_unit(actor, Permission.ACCESS_RECORD, unit_id):
        return ALLOW
    if (unit_id is None or directly_to_coordination) and in_unit(actor, Permission.ACCESS_COORDINATE, unit_id):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Erfassen von Zugangsanfragen in dieser Kommune nicht."))


def _decide(actor: Actor, access_request: AccessRequest) -> Decision:
    works = actor.may(Permission.CASE_WORK, unit_id=access_request.unit_id)
    if works or coordinates(actor, access_request):
        return ALLOW
    return deny(_("Über diese Zugangsanfrage entscheidet das Case Management der Kommune."))


def name_person(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever could accept the request: the name comes with the client's consent, to nobody else."""
    if actor.may(Permission.CASE_WORK, unit_id=access_request.unit_id):
        return ALLOW
    return deny(_("Den Namen trägt ein, wer die Anfrage annehmen kann."))


def return_access_request(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever could accept it, or the coordinating office that has it."""
    return _decide(actor, access_request)


def join_access_request(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever works on cases in the unit the request belongs to; that the case is his, the queryset says."""
    if actor.may(Permission.CASE_WORK, unit_id=access_request.unit_id):
        return ALLOW
    return deny(_("Über diese Zugangsanfrage entscheidet das Case Management der Kommune."))


def pass_on_access_request(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever works on cases in the unit the request belongs to."""
    return join_access_request(actor, access_request)


def assign_access_request(actor: Actor, access_request: AccessRequest) -> Decision:
    """The coordinating office gives the request to the case management of the unit."""
    if coordinates(actor, access_request):
        return ALLOW
    return deny(_("Das entscheidet die Koordinierende Stelle."))


def acknowledge_access_request(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever decides on the request."""
    return _decide(actor, access_request)


def tell_access_outcome(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever decides on the request."""
    return _decide(actor, access_request)


def report_access_finding(actor: Actor, access_request: AccessRequest) -> Decision:
    """Whoever decides on the request and may report findings at all (ACC-07)."""
    if not in_unit(actor, Permission.FINDING_REPORT, access_request.unit_id):
        return deny(_("Ihre Rolle umfasst das Melden von Strukturhinweisen nicht."))
    return _decide(actor, access_request)


def see_access_figures(actor: Actor) -> Decision:
    """The coordinating office and the management: counts, never rows."""
    if actor.may(Permission.CASE_FIGURES):
        return ALLOW
    return deny(_("Fallzahlen sehen die Koordinierende Stelle und die Geschäftsführung."))


def see_case_figures(actor: Actor) -> Decision:
    """The coordinating office and the management: counts, never rows (CM-29)."""
    return see_access_figures(actor)


# --- Open office hour -----------------------------------------------------------------------


def record_office_hour_contact(actor: Actor, unit_id: int | None = None) -> Decision:
    """Whoever records access in this unit; without a unit: somewhere (ACC-10)."""
    if in_unit(actor, Permission.ACCESS_RECORD, unit_id):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Zählen der offenen Sprechstunde in dieser Kommune nicht."))


def withdraw_office_hour_contact(actor: Actor, contact: OfficeHourContact) -> Decision:
    """Whoever counted it, and still may count there."""
    if contact.recorded_by_id != actor.staff_id:
        return deny(_("Einen Eintrag nimmt zurück, wer ihn gemacht hat."))
    return record_office_hour_contact(actor, contact.unit_id)


def see_office_hour_figures(actor: Actor) -> Decision:
    """Whoever counts office hours, and whoever sees figures."""
    if actor.may_somewhere(Permission.ACCESS_RECORD) or actor.may(Permission.CASE_FIGURES):
        return ALLOW
    return deny(_("Die Zahlen der offenen Sprechstunde sehen Case Management und Koordinierende Stelle."))
