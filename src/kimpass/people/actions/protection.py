"""People in danger and people somebody in the office knows: what is hidden, and who looked (R21, R22)."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.people import policy
from kimpass.people.models import Person

# Why somebody looks at what is hidden; the key goes into the trail, never a free text.
REASONS = {
    "call": gettext_lazy("Anruf bei der Person"),
    "letter": gettext_lazy("Brief an die Person"),
    "visit": gettext_lazy("Besuch oder Begleitung"),
    "correct": gettext_lazy("Angaben prüfen oder ändern"),
    "danger": gettext_lazy("Gefahr abwenden"),
}


class ProtectionRefused(RuleViolation):
    """The protection cannot change, or be lifted for a look, like this."""


@transaction.atomic
def protect_person(*, actor: Actor, person_id: int, version: int, is_protected: bool, staff_lock: bool) -> Person:
    """
    Say whether address and contact points of a person are hidden, and whether colleagues are kept away.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ProtectionRefused: somebody else saved the person meanwhile.
    """
    person: Person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.protect_person(actor, person))
    if person.version != version:
        raise ProtectionRefused(
            _("Die Angaben wurden inzwischen an anderer Stelle geändert. Bitte öffnen Sie das Fenster noch einmal.")
        )
    person.is_protected, person.staff_lock = is_protected, staff_lock
    person.version += 1
    person.save(update_fields=["is_protected", "staff_lock", "version"])
    log.record(actor, "person.protection_changed", person, protected=is_protected, staff_lock=staff_lock)
    return person


@transaction.atomic
def reveal_contact_details(*, actor: Actor, person_id: int, reason: str) -> Person:
    """
    Note in the trail that somebody looks at hidden address and contact points, and why.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ProtectionRefused: the reason is not on the list.
    """
    person: Person = Person.objects.visible_to(actor).get(pk=person_id)
    require(policy.reveal_contact_details(actor, person))
    if reason not in REASONS:
        raise ProtectionRefused(_("Bitte wählen Sie, wozu Sie die Angaben brauchen."))
    log.record(actor, "person.contact_details_revealed", person, reason=reason)
    return person
