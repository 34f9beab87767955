"""Who may do what with events, trainings, inductions and process chains."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.steering.models import Event, EventSeries, InductionItem, InductionStep, ProcessChain, TrainingProgramme
from kimpass.steering.policy.structure import held, view_bodies, view_findings, work_themes


def view_events(actor: Actor) -> Decision:
    """Whoever works in or with the bodies."""
    return view_bodies(actor)


def view_event(actor: Actor, event: Event) -> Decision:
    """Whoever may read the register of events."""
    return view_events(actor)


def work_events(actor: Actor) -> Decision:
    """The coordinating office and the management (QUA-03)."""
    return held(
        actor,
        Permission.SESSION_WORK,
        _("Veranstaltungen führen die Koordinierende Stelle und die Geschäftsführung."),
    )


def plan_event(actor: Actor) -> Decision:
    """The coordinating office and the management."""
    return work_events(actor)


def change_event(actor: Actor, event: Event) -> Decision:
    """The coordinating office and the management."""
    return work_events(actor)


def prepare_event(actor: Actor, event: Event) -> Decision:
    """The coordinating office and the management."""
    return work_events(actor)


def hold_event(actor: Actor, event: Event) -> Decision:
    """The coordinating office and the management."""
    return work_events(actor)


def cancel_event(actor: Actor, event: Event) -> Decision:
    """The coordinating office and the management."""
    return work_events(actor)


def complete_event_follow_up(actor: Actor, event: Event) -> Decision:
    """The coordinating office and the management."""
    return work_events(actor)


def start_series(actor: Actor) -> Decision:
    """The coordinating office and the management."""
    return work_events(actor)


def change_series(actor: Actor, series: EventSeries) -> Decision:
    """The coordinating office and the management."""
    return work_events(actor)


def view_series(actor: Actor, series: EventSeries) -> Decision:
    """Whoever may read the register of events."""
    return view_events(actor)


def view_trainings(actor: Actor) -> Decision:
    """Whoever works in or with the bodies; whose records, the queryset decides."""
    return view_bodies(actor)


def view_training_programme(actor: Actor, programme: TrainingProgramme) -> Decision:
    """Whoever may read the list of programmes."""
    return view_trainings(actor)


def oversee_trainings(actor: Actor) -> Decision:
    """The coordinating office and the management see who has which blocks (QUA-07); nobody sees a ranking."""
    return held(
        actor,
        Permission.SESSION_WORK,
        _("Die Übersicht der Qualifizierung führen die Koordinierende Stelle und die Geschäftsführung."),
    )


def add_training_programme(actor: Actor) -> Decision:
    """The coordinating office and the management."""
    return oversee_trainings(actor)


def change_training_programme(actor: Actor, programme: TrainingProgramme) -> Decision:
    """The coordinating office and the management."""
    return oversee_trainings(actor)


def record_training(actor: Actor, programme: TrainingProgramme) -> Decision:
    """The coordinating office and the management."""
    return oversee_trainings(actor)


def correct_training(actor: Actor, programme: TrainingProgramme) -> Decision:
    """The coordinating office and the management."""
    return oversee_trainings(actor)


def view_inductions(actor: Actor) -> Decision:
    """Whoever works in or with the bodies; whose steps, the queryset decides."""
    return view_bodies(actor)


def oversee_inductions(actor: Actor) -> Decision:
    """The coordinating office and the management introduce new colleagues."""
    return held(
        actor,
        Permission.SESSION_WORK,
        _("Einarbeitungen führen die Koordinierende Stelle und die Geschäftsführung."),
    )


def add_induction_item(actor: Actor) -> Decision:
    """The coordinating office and the management."""
    return oversee_inductions(actor)


def change_induction_item(actor: Actor, item: InductionItem) -> Decision:
    """The coordinating office and the management."""
    return oversee_inductions(actor)


def start_induction(actor: Actor) -> Decision:
    """The coordinating office and the management."""
    return oversee_inductions(actor)


def complete_induction_step(actor: Actor, step: InductionStep) -> Decision:
    """The colleague himself, the coordinating office, the management."""
    return ALLOW if step.staff_member_id == actor.staff_id else oversee_inductions(actor)


def reopen_induction_step(actor: Actor, step: InductionStep) -> Decision:
    """Whoever may complete it."""
    return complete_induction_step(actor, step)


def view_chains(actor: Actor) -> Decision:
    """Whoever may read findings (SYS-15)."""
    return view_findings(actor)


def view_chain(actor: Actor, chain: ProcessChain) -> Decision:
    """Whoever may read findings."""
    return view_chains(actor)


def draw_chain(actor: Actor) -> Decision:
    """The coordinating office draws the chains."""
    return work_themes(actor)


def _work_chain(actor: Actor, chain: ProcessChain) -> Decision:
    if chain.ended_on is not None:
        return deny(_("Diese Prozesskette ist beendet."))
    return work_themes(actor)


def change_chain(actor: Actor, chain: ProcessChain) -> Decision:
    """The coordinating office, ended chains too: they may be taken up again."""
    return work_themes(actor)


def add_station(actor: Actor, chain: ProcessChain) -> Decision:
    """The coordinating office, while the chain is used."""
    return _work_chain(actor, chain)


def change_station(actor: Actor, chain: ProcessChain) -> Decision:
    """The coordinating office, while the chain is used."""
    return _work_chain(actor, chain)


def move_station(actor: Actor, chain: ProcessChain) -> Decision:
    """The coordinating office, while the chain is used."""
    return _work_chain(actor, chain)


def remove_station(actor: Actor, chain: ProcessChain) -> Decision:
    """The coordinating office, while the chain is used."""
    return _work_chain(actor, chain)


def copy_stations(actor: Actor, chain: ProcessChain) -> Decision:
    """The coordinating office, while the chain is used."""
    return _work_chain(actor, chain)
