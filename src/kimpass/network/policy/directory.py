"""Who may do what here: one function for each use case, written to be read by lawyers too."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.network.models import Interpreter, InterpreterAssignment, Service
from kimpass.organisation.models import Unit


def view_services(actor: Actor) -> Decision:
    """Whoever works with cases or steers (DIR-06: all at the same state of knowledge)."""
    if actor.may_somewhere(Permission.DIRECTORY_VIEW):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Angebotsverzeichnis nicht."))


def view_service(actor: Actor, service: Service) -> Decision:
    """Whoever may read the directory."""
    return view_services(actor)


def add_service(actor: Actor) -> Decision:
    """The coordinating office keeps the directory."""
    if actor.may_somewhere(Permission.DIRECTORY_VIEW) and actor.may_somewhere(Permission.THEME_WORK):
        return ALLOW
    return deny(_("Das Angebotsverzeichnis pflegt die Koordinierende Stelle."))


def change_service(actor: Actor, service: Service) -> Decision:
    """The coordinating office keeps the directory."""
    return add_service(actor)


def end_service(actor: Actor, service: Service) -> Decision:
    """The coordinating office keeps the directory."""
    return add_service(actor)


def record_need(actor: Actor, unit: Unit) -> Decision:
    """Whoever works cases in the municipality; called from casework, without the case."""
    if actor.may(Permission.CASE_WORK, unit_id=unit.pk):
        return ALLOW
    return deny(_("Für diese Kommune können Sie keinen Bedarf melden."))


# --- Interpreters -------------------------------------------------------------------------


def view_interpreters(actor: Actor) -> Decision:
    """Whoever books interpreters, and whoever keeps the pool."""
    if actor.may_somewhere(Permission.INTERPRETER_BOOK) or actor.may_somewhere(Permission.INTERPRETER_MANAGE):
        return ALLOW
    return deny(_("Ihre Rolle umfasst das Dolmetschen nicht."))


def add_interpreter(actor: Actor) -> Decision:
    """The coordinating office keeps the pool."""
    if actor.may_somewhere(Permission.INTERPRETER_MANAGE):
        return ALLOW
    return deny(_("Die Liste der Dolmetscherinnen und Dolmetscher pflegt die Koordinierende Stelle."))


def change_interpreter(actor: Actor, interpreter: Interpreter) -> Decision:
    """The coordinating office keeps the pool."""
    return add_interpreter(actor)


def end_interpreter(actor: Actor, interpreter: Interpreter) -> Decision:
    """The coordinating office keeps the pool."""
    return add_interpreter(actor)


def request_interpreter(actor: Actor) -> Decision:
    """Whoever works with clients; a deputy also for the place of the colleague."""
    if actor.may_somewhere(Permission.INTERPRETER_BOOK):
        return ALLOW
    return deny(_("Dolmetscheinsätze fragt das Case Management an."))


def view_assignment(actor: Actor, assignment: InterpreterAssignment) -> Decision:
    """Whoever sees the pool: a booking names no client and no case."""
    return view_interpreters(actor)


def assign_interpreter(actor: Actor, assignment: InterpreterAssignment) -> Decision:
    """Whoever books or keeps the pool."""
    return view_interpreters(actor)


def answer_assignment(actor: Actor, assignment: InterpreterAssignment) -> Decision:
    """Whoever books or keeps the pool."""
    return view_interpreters(actor)


def complete_assignment(actor: Actor, assignment: InterpreterAssignment) -> Decision:
    """Whoever books or keeps the pool."""
    return view_interpreters(actor)


def cancel_assignment(actor: Actor, assignment: InterpreterAssignment) -> Decision:
    """Whoever books or keeps the pool."""
    return view_interpreters(actor)
