"""Who may record what holds for a person from a day to a day: a part of `policy`."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.people.models import Person


def _edit(actor: Actor) -> Decision:
    if actor.may_somewhere(Permission.PERSON_EDIT):
        return ALLOW
    return deny(_("Personen und Haushalte bearbeitet nur das Case Management."))


def add_contact_point(actor: Actor, person: Person) -> Decision:
    """Let the keeper record how somebody is reached."""
    return _edit(actor)


def end_contact_point(actor: Actor, person: Person) -> Decision:
    """Let the keeper record that a number or address leads nowhere."""
    return _edit(actor)


def record_address(actor: Actor, person: Person) -> Decision:
    """Let the keeper record where somebody lives."""
    return _edit(actor)


def end_address(actor: Actor, person: Person) -> Decision:
    """Let the keeper record that an address no longer holds."""
    return _edit(actor)


def record_kinship(actor: Actor, person: Person) -> Decision:
    """Let the keeper of both people record how they are related."""
    return _edit(actor)


def end_kinship(actor: Actor, person: Person) -> Decision:
    """Let the keeper of one of them record that a relation ended."""
    return _edit(actor)


def record_languages(actor: Actor, person: Person) -> Decision:
    """Let the keeper record what somebody speaks, and where an interpreter is needed."""
    return _edit(actor)


def protect_person(actor: Actor, person: Person) -> Decision:
    """Let the keeper hide where a person in danger lives, and keep colleagues away from somebody they know."""
    return _edit(actor)


def reveal_contact_details(actor: Actor, person: Person) -> Decision:
    """Let the keeper look at what is hidden, with a reason that stays in the trail (R21)."""
    return _edit(actor)


def change_legal_domain(actor: Actor, person: Person) -> Decision:
    """Let the keeper record a change of legal domain (CM-09)."""
    return _edit(actor)


def change_legal_domain_for_many(actor: Actor) -> Decision:
    """Let case managers record one change of legal domain for many of the people they keep."""
    return _edit(actor)
