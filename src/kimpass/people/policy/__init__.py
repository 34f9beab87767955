"""Who may do what here: one function for each use case, written to be read by lawyers too."""

from django.utils.translation import gettext as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import Unit
from kimpass.people.models import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    Household,
    Person,
    PersonMerge,
    WithdrawalNotice,
)
from kimpass.people.policy.checks import *  # noqa: F403 - one door for all rules
from kimpass.people.policy_facts import (
    add_contact_point as add_contact_point,
)
from kimpass.people.policy_facts import (
    change_legal_domain as change_legal_domain,
)
from kimpass.people.policy_facts import (
    change_legal_domain_for_many as change_legal_domain_for_many,
)
from kimpass.people.policy_facts import (
    end_address as end_address,
)
from kimpass.people.policy_facts import (
    end_contact_point as end_contact_point,
)
from kimpass.people.policy_facts import (
    end_kinship as end_kinship,
)
from kimpass.people.policy_facts import (
    protect_person as protect_person,
)
from kimpass.people.policy_facts import (
    record_address as record_address,
)
from kimpass.people.policy_facts import (
    record_kinship as record_kinship,
)
from kimpass.people.policy_facts import (
    record_languages as record_languages,
)
from kimpass.people.policy_facts import (
    reveal_contact_details as reveal_contact_details,
)

# Which households and persons somebody meets at all is decided by their keepers (models.person). What stands here
# is asked after that, so it needs no second look at the unit: a deputy works in the unit of the colleague.


def _with(actor: Actor, permission: Permission, refusal: str) -> Decision:
    return ALLOW if actor.may_somewhere(permission) else deny(refusal)


def _edit(actor: Actor) -> Decision:
    return _with(actor, Permission.PERSON_EDIT, _("Personen und Haushalte bearbeitet nur das Case Management."))


def _papers(actor: Actor) -> Decision:
    return _with(actor, Permission.CONSENT_RECORD, _("Einverständnisse nimmt nur das Case Management auf."))


def search_people(actor: Actor) -> Decision:
    """Let case managers look for people they keep."""
    return _with(actor, Permission.PERSON_SEARCH, _("Die Personensuche ist dem Case Management vorbehalten."))


def possible_duplicates(actor: Actor) -> Decision:
    """Let whoever takes somebody in see whether the person is known already."""
    return search_people(actor)


def view_person(actor: Actor, person: Person) -> Decision:
    """Let the keeper of the household, or the deputy, open the person."""
    return search_people(actor)


def view_household(actor: Actor, household: Household) -> Decision:
    """Let the keeper, or the deputy, open the household."""
    return search_people(actor)


def register_household(actor: Actor, unit: Unit) -> Decision:
    """Let case managers begin with a household in a unit they work in."""
    if actor.may(Permission.PERSON_EDIT, unit_id=unit.pk):
        return ALLOW
    return deny(_("Haushalte nehmen Sie nur in den Kommunen auf, für die Sie arbeiten."))


def add_person(actor: Actor, household: Household) -> Decision:
    """Let the keeper add somebody to the household."""
    return _edit(actor)


def change_person(actor: Actor, person: Person) -> Decision:
    """Let the keeper correct what is known about a person."""
    return _edit(actor)


def record_person_values(actor: Actor, person: Person) -> Decision:
    """Let the keeper fill the district's own fields of a person."""
    return _edit(actor)


def move_person(actor: Actor, person: Person) -> Decision:
    """Let the keeper of both households move a person from one to the other."""
    return _edit(actor)


def move_out(actor: Actor, person: Person) -> Decision:
    """Let the keeper record that somebody left the household."""
    return _edit(actor)


def change_reference_person(actor: Actor, household: Household) -> Decision:
    """Let the keeper say who stands for the household."""
    return _edit(actor)


def list_duplicates(actor: Actor) -> Decision:
    """Let case managers see which of the people they keep may be entered twice."""
    return search_people(actor)


def keep_apart(actor: Actor, person: Person) -> Decision:
    """Let the keeper of both say that two persons are two."""
    return _edit(actor)


def merge_persons(actor: Actor, person: Person) -> Decision:
    """Let the keeper of both make one person of two rows."""
    return _edit(actor)


def view_merges(actor: Actor, person: Person) -> Decision:
    """Let the keeper see what was merged into a person."""
    return search_people(actor)


def undo_merge(actor: Actor, merge: PersonMerge) -> Decision:
    """Let the keeper take a merge back."""
    return _edit(actor)


def keep_household(actor: Actor, household: Household) -> Decision:
    """Let a keeper share or pass on the household."""
    return _edit(actor)


def leave_household(actor: Actor, household: Household) -> Decision:
    """Let a keeper end somebody's sight on the household."""
    return _edit(actor)


def record_legal_domain(actor: Actor, person: Person) -> Decision:
    """Let the keeper record in which legal domain somebody stands."""
    return _edit(actor)


def end_legal_domain(actor: Actor, person: Person) -> Decision:
    """Let the keeper record that a legal domain ended."""
    return _edit(actor)


def record_residence_status(actor: Actor, person: Person) -> Decision:
    """Let the keeper record which residence title somebody holds."""
    return _edit(actor)


def record_consent(actor: Actor, person: Person) -> Decision:
    """Let the keeper record a signed consent to data processing (CM-02)."""
    return _papers(actor)


def record_release(actor: Actor, person: Person) -> Decision:
    """Let the keeper record a signed release from confidentiality (§ 203 StGB, CM-03)."""
    return _papers(actor)


def withdraw_consent(actor: Actor, consent: DataProcessingConsent) -> Decision:
    """Let the keeper record a withdrawal, which is possible at any time (Art. 7(3) GDPR)."""
    return _papers(actor)


def withdraw_release(actor: Actor, release: ConfidentialityRelease) -> Decision:
    """Let the keeper record a withdrawal, which is possible at any time."""
    return _papers(actor)


def prepare_papers(actor: Actor, person: Person) -> Decision:
    """Let the keeper print papers for a person, or have them signed on the screen."""
    return _papers(actor)


def view_papers(actor: Actor, household: Household) -> Decision:
    """Let the keeper see what everybody in the household signed (HH-05)."""
    return search_people(actor)


def view_signed_consent(actor: Actor, consent: DataProcessingConsent) -> Decision:
    """Let the keeper open the copy, or the signature made on the screen."""
    return _papers(actor)


def view_signed_release(actor: Actor, release: ConfidentialityRelease) -> Decision:
    """Let the keeper open the copy, or the signature made on the screen."""
    return _papers(actor)


def print_release(actor: Actor, release: ConfidentialityRelease) -> Decision:
    """Let the keeper print a recorded release with the bodies it names."""
    return _papers(actor)


def tell_withdrawal(actor: Actor, notice: WithdrawalNotice) -> Decision:
    """Let the keeper note that a body was told of a withdrawal."""
    return _papers(actor)


def view_consent_text(actor: Actor, text: ConsentText) -> Decision:
    """Let whoever takes consents, and whoever answers for the wordings, read them."""
    if actor.may_somewhere(Permission.CONSENT_TEXT_RELEASE):
        return ALLOW
    return _papers(actor)


def list_consent_texts(actor: Actor) -> Decision:
    """Let whoever takes consents, and whoever answers for the wordings, see which there are."""
    if actor.may_somewhere(Permission.CONSENT_TEXT_RELEASE):
        return ALLOW
    return _papers(actor)


def _texts(actor: Actor) -> Decision:
    refusal = _("Einverständnistexte ändert und gibt nur frei, wer in der koordinierenden Stelle dafür einsteht.")
    return _with(actor, Permission.CONSENT_TEXT_RELEASE, refusal)


def supply_consent_texts(actor: Actor) -> Decision:
    """Let whoever answers for the wordings give a body those it lacks."""
    return _texts(actor)


def release_consent_text(actor: Actor, text: ConsentText) -> Decision:
    """Let whoever answers for the wordings release a checked translation."""
    return _texts(actor)


def rewrite_consent_text(actor: Actor, text: ConsentText) -> Decision:
    """Let whoever answers for the wordings write a new version."""
    return _texts(actor)
