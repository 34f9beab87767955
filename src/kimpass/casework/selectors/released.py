"""Whether something may leave the house today, and still may be looked at (CM-03, R2, R3)."""

from datetime import date

from kimpass.casework.models import CaseHandover, Referral
from kimpass.people.models import ConfidentialityRelease, DataProcessingConsent, Person, ReleaseRecipient
from kimpass.people.selectors import papers


def covering(person: Person, agency_id: int, *days: date) -> ConfidentialityRelease | None:
    """Return a release that names the body on every one of these days, None when there is none."""
    found: ConfidentialityRelease | None = None
    for day in days:
        found = papers.release_covering(person, agency_id, day)
        if found is None:
            return None
    return found


def subject_of(release: ConfidentialityRelease, agency_id: int) -> str:
    """Return what the release lets this body be told about, empty when it names no subject."""
    row = ReleaseRecipient.objects.of(release).filter(agency_id=agency_id).first()
    return row.subject if row is not None else ""


def may_still_be_shown(sent: Referral | CaseHandover, on: date) -> bool:
    """
    Test whether the receiver may look at the sheet on this day.

    The very release it was sent under must not be withdrawn, one that names the body must be in force, and a consent
    to data processing that was given must not be withdrawn either.
    """
    if sent.release.withdrawn_at is not None or covering(sent.person, sent.to_agency_id, on) is None:
        return False
    consents = DataProcessingConsent.objects.of(sent.person)
    return not consents.exists() or consents.in_force(on).exists()
