"""Who keeps what the network offers: places, organisations, doubles, files, maps."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.network.models import Demarcation, Service, ServiceLocation
from kimpass.network.policy.directory import add_service, view_services
from kimpass.organisation.models import Agency


def check_service(actor: Actor, service: Service) -> Decision:
    """Whoever keeps the directory, and case managers, who hear first whether an offer still stands (DIR-03)."""
    if add_service(actor):
        return ALLOW
    if view_services(actor) and actor.may_somewhere(Permission.CASE_WORK):
        return ALLOW
    return deny(_("Angebote prüfen die Koordinierende Stelle und das Case Management."))


def see_changes(actor: Actor) -> Decision:
    """Whoever may read the directory (DIR-06)."""
    return view_services(actor)


def add_location(actor: Actor, service: Service) -> Decision:
    """The coordinating office keeps the directory."""
    return add_service(actor)


def change_location(actor: Actor, location: ServiceLocation) -> Decision:
    """The coordinating office keeps the directory."""
    return add_service(actor)


def remove_location(actor: Actor, location: ServiceLocation) -> Decision:
    """The coordinating office keeps the directory."""
    return add_service(actor)


def view_agencies(actor: Actor) -> Decision:
    """Whoever may read the directory."""
    return view_services(actor)


def register_agency(actor: Actor) -> Decision:
    """The coordinating office keeps the directory."""
    return add_service(actor)


def change_agency(actor: Actor, agency: Agency) -> Decision:
    """The coordinating office keeps the directory."""
    return add_service(actor)


def view_doubles(actor: Actor) -> Decision:
    """The coordinating office compares offers (DIR-04)."""
    return add_service(actor)


def judge_pair(actor: Actor, service: Service) -> Decision:
    """The coordinating office says what two offers are to each other."""
    return add_service(actor)


def export_services(actor: Actor) -> Decision:
    """Whoever may read the directory may take it along: offers are public."""
    return view_services(actor)


def import_services(actor: Actor) -> Decision:
    """The coordinating office keeps the directory."""
    return add_service(actor)


def import_integreat(actor: Actor) -> Decision:
    """The coordinating office keeps the directory."""
    return add_service(actor)


def view_map(actor: Actor) -> Decision:
    """Whoever may read the directory."""
    return view_services(actor)


def view_demarcations(actor: Actor) -> Decision:
    """Whoever may read the directory (DIR-05)."""
    return view_services(actor)


def add_demarcation(actor: Actor) -> Decision:
    """The coordinating office keeps the matrix."""
    return add_service(actor)


def change_demarcation(actor: Actor, demarcation: Demarcation) -> Decision:
    """The coordinating office keeps the matrix."""
    return add_service(actor)


def end_demarcation(actor: Actor, demarcation: Demarcation) -> Decision:
    """The coordinating office keeps the matrix."""
    return add_service(actor)
