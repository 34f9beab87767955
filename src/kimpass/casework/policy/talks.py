"""Who may hold talks about cases, and retrace the way a case took."""

from django.utils.translation import gettext as _

from kimpass.casework.models import (
    Case,
    CaseConference,
    CaseDiscussion,
    CaseReconstruction,
    GuidedInterview,
    ReconstructionStation,
)
from kimpass.casework.policy.case import may_work, view_case
from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny


def plan_conference(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case; that every body at the table is released, the action checks (CM-23)."""
    return may_work(actor, case)


def view_conference(actor: Actor, conference: CaseConference) -> Decision:
    """Whoever sees the case."""
    return view_case(actor, conference.case)


def change_conference(actor: Actor, conference: CaseConference) -> Decision:
    """Whoever works on the case the conference is about."""
    return may_work(actor, conference.case)


def hold_conference(actor: Actor, conference: CaseConference) -> Decision:
    """Whoever works on the case the conference is about."""
    return may_work(actor, conference.case)


def cancel_conference(actor: Actor, conference: CaseConference) -> Decision:
    """Whoever works on the case the conference is about."""
    return may_work(actor, conference.case)


def take_over_agreements(actor: Actor, conference: CaseConference) -> Decision:
    """Whoever works on the case the conference is about."""
    return may_work(actor, conference.case)


def list_discussions(actor: Actor) -> Decision:
    """Whoever sees cases at all; which discussions, the queryset says."""
    if actor.may_somewhere(Permission.CASE_VIEW):
        return ALLOW
    return deny(_("Ihre Rolle umfasst keinen Einblick in Fallbesprechungen."))


def record_discussion(actor: Actor, case: Case | None = None) -> Decision:
    """Whoever works on the case, or on cases at all where the talk is about none of them (CM-24, CM-25)."""
    if case is not None:
        return may_work(actor, case)
    if actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Festhalten von Fallbesprechungen nicht."))


def view_discussion(actor: Actor, discussion: CaseDiscussion) -> Decision:
    """Whoever sees discussions at all; that he sees this one, the queryset has said."""
    return list_discussions(actor)


def change_discussion(actor: Actor, discussion: CaseDiscussion) -> Decision:
    """Whoever could record it."""
    return record_discussion(actor, discussion.case)


def record_interview(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case (ACC-09)."""
    return may_work(actor, case)


def view_interview(actor: Actor, interview: GuidedInterview) -> Decision:
    """Whoever sees the case."""
    return view_case(actor, interview.case)


def change_interview(actor: Actor, interview: GuidedInterview) -> Decision:
    """Whoever works on the case the interview belongs to."""
    return may_work(actor, interview.case)


def begin_reconstruction(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case (CM-08, CM-35)."""
    return may_work(actor, case)


def view_reconstruction(actor: Actor, reconstruction: CaseReconstruction) -> Decision:
    """Whoever sees the case."""
    return view_case(actor, reconstruction.case)


def change_reconstruction(actor: Actor, reconstruction: CaseReconstruction) -> Decision:
    """Whoever works on the case the reconstruction belongs to."""
    return may_work(actor, reconstruction.case)


def fill_reconstruction(actor: Actor, reconstruction: CaseReconstruction) -> Decision:
    """Whoever works on the case the reconstruction belongs to."""
    return may_work(actor, reconstruction.case)


def add_station(actor: Actor, reconstruction: CaseReconstruction) -> Decision:
    """Whoever works on the case the reconstruction belongs to."""
    return may_work(actor, reconstruction.case)


def change_station(actor: Actor, station: ReconstructionStation) -> Decision:
    """Whoever works on the case the station belongs to."""
    return may_work(actor, station.case)


def remove_station(actor: Actor, station: ReconstructionStation) -> Decision:
    """Whoever works on the case the station belongs to."""
    return may_work(actor, station.case)


def _copy(actor: Actor, reconstruction: CaseReconstruction) -> Decision:
    work = may_work(actor, reconstruction.case)
    if work and not actor.may_somewhere(Permission.FINDING_REPORT):
        return deny(_("Ihre Rolle umfasst das Weitergeben von Fallrekonstruktionen nicht."))
    return work


def draft_copy(actor: Actor, reconstruction: CaseReconstruction) -> Decision:
    """Whoever works on the case and may report to the strategic level at all (CM-27)."""
    return _copy(actor, reconstruction)


def release_copy(actor: Actor, reconstruction: CaseReconstruction) -> Decision:
    """Whoever could write the copy."""
    return _copy(actor, reconstruction)


def withdraw_copy(actor: Actor, reconstruction: CaseReconstruction) -> Decision:
    """Whoever could write the copy."""
    return _copy(actor, reconstruction)
