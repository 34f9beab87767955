"""Who may fill the district's own fields, write letters, save filters, export and import."""

from django.utils.translation import gettext as _

from kimpass.casework.models import Case, LetterTemplate, SavedFilter
from kimpass.casework.policy.case import list_cases, may_work
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny


def record_case_values(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def see_extra_figures(actor: Actor) -> Decision:
    """Whoever reads figures about cases: counts without persons, small ones hidden."""
    if actor.may(Permission.CASE_FIGURES):
        return ALLOW
    return deny(_("Zahlen über alle Fälle sehen Koordinierende Stelle und Geschäftsführung."))


def save_filter(actor: Actor) -> Decision:
    """Whoever sees the list, for himself alone."""
    return list_cases(actor)


def _own(actor: Actor, saved: SavedFilter) -> Decision:
    if saved.staff_member_id == actor.staff_id and saved.tenant_id == actor.tenant_id:
        return list_cases(actor)
    return deny(_("Gespeicherte Filter ändert nur, wer sie gespeichert hat."))


def rename_filter(actor: Actor, saved: SavedFilter) -> Decision:
    """Whoever saved it."""
    return _own(actor, saved)


def delete_filter(actor: Actor, saved: SavedFilter) -> Decision:
    """Whoever saved it."""
    return _own(actor, saved)


def export_caseload(actor: Actor) -> Decision:
    """Whoever keeps cases and may take them out as a table; which ones, the queryset says."""
    if actor.may_somewhere(Permission.CASE_VIEW) and actor.may_somewhere(Permission.CASE_EXPORT):
        return ALLOW
    return deny(_("Ihre Rolle umfasst die Ausgabe von Fällen als Tabelle nicht."))


def import_cases(actor: Actor) -> Decision:
    """Whoever works on cases: what comes from a sheet comes in under a name."""
    if actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Fälle übernimmt nur, wer im Case Management arbeitet."))


def see_letter_templates(actor: Actor) -> Decision:
    """Whoever keeps the district's letters."""
    if actor.may(Permission.CATALOGUE_MANAGE) or actor.may(Permission.PROCEDURE_SET):
        return ALLOW
    return deny(_("Briefvorlagen pflegen Administration und Koordinierende Stelle."))


def upload_letter_template(actor: Actor) -> Decision:
    """Whoever keeps the district's letters."""
    return see_letter_templates(actor)


def end_letter_template(actor: Actor, template: LetterTemplate) -> Decision:
    """Whoever keeps the district's letters."""
    return see_letter_templates(actor)


def write_letter(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case: the keeper of the day signs, or whoever deputises."""
    return may_work(actor, case)
