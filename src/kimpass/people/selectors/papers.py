"""Which papers are signed, and which are missing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor
from kimpass.people.models import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    Household,
    HouseholdMember,
    Person,
    ReleaseRecipient,
)

Paper = DataProcessingConsent | ConfidentialityRelease


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """One signed paper with its state in words."""

    paper: Paper
    state: str
    holds: bool
    recipients: tuple[ReleaseRecipient, ...] = ()

    @property
    def last_day(self) -> date | None:
        """Return the last day on which the paper holds, None when it has no end."""
        return self.paper.expires_on and self.paper.expires_on - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PersonPapers:
    """All papers of a person; `missing` says in words what stands in the way, empty when nothing does."""

    person: Person
    consents: tuple[SignedPaper, ...]
    releases: tuple[SignedPaper, ...]
    missing: tuple[str, ...]
    is_minor: bool
    is_reference: bool = False


def _signed(paper: Paper, on: date, recipients: tuple[ReleaseRecipient, ...] = ()) -> SignedPaper:
    if paper.withdrawn_at is not None:
        return SignedPaper(paper, _("widerrufen"), holds=False, recipients=recipients)
    if paper.expires_on is not None and paper.expires_on <= on:
        return SignedPaper(paper, _("abgelaufen"), holds=False, recipients=recipients)
    if paper.signed_on > on:
        return SignedPaper(paper, _("gilt noch nicht"), holds=False, recipients=recipients)
    return SignedPaper(paper, _("gültig"), holds=True, recipients=recipients)


def _missing(*, has_consent: bool, has_release: bool) -> list[str]:
    found = []
    if not has_consent:
        found.append(_("Einverständnis zur Datenverarbeitung"))
    if not has_release:
        found.append(_("Schweigepflichtentbindung"))
    return found


def missing_papers(person: Person, on: date) -> list[str]:
    """Return in words which of the two papers are not in force on this day; empty means all are there (CM-02)."""
    return _missing(
        has_consent=DataProcessingConsent.objects.of(person).in_force(on).exists(),
        has_release=ConfidentialityRelease.objects.of(person).in_force(on).exists(),
    )


def release_covering(person: Person, agency_id: int, on: date) -> ConfidentialityRelease | None:
    """Return a release in force on this day that names the body, None when there is none (CM-03)."""
    named = ReleaseRecipient.objects.filter(tenant_id=person.tenant_id, agency_id=agency_id).values("release_id")
    found: ConfidentialityRelease | None = (
        ConfidentialityRelease.objects.of(person)
        .in_force(on)
        .filter(pk__in=named)
        .order_by("-signed_on", "-pk")
        .first()
    )
    return found


def reference_person(household: Household, on: date) -> Person:
    """
    Return who stands for the household on this day.

    :raises HouseholdMember.DoesNotExist: nobody does.
    """
    member: HouseholdMember = (
        HouseholdMember.objects.of(household).on(on).select_related("person").get(is_reference=True)
    )
    return member.person


def signed_for(household: Household, on: date) -> bool:
    """Test whether the household's reference person has both papers in force on this day."""
    member = HouseholdMember.objects.of(household).on(on).filter(is_reference=True).select_related("person").first()
    return member is not None and not missing_papers(member.person, on)


def papers_of(persons: Sequence[Person], on: date, *, reference_id: int | None = None) -> list[PersonPapers]:
    """Return the papers of these persons, whom the actor has been shown, in three statements however many they are."""
    ids = [person.pk for person in persons]
    tenants = {person.tenant_id for person in persons}
    recipients = ReleaseRecipient.objects.asked_for().select_related("agency").order_by("agency__name")
    consents = (
        DataProcessingConsent.objects.asked_for()
        .filter(tenant_id__in=tenants, person_id__in=ids)
        .select_related("text", "taken_by__agency")
        .order_by("-signed_on", "-pk")
    )
    releases = (
        ConfidentialityRelease.objects.asked_for()
        .filter(tenant_id__in=tenants, person_id__in=ids)
        .select_related("text", "taken_by__agency")
        .prefetch_related(Prefetch("recipients", queryset=recipients, to_attr="named"))
        .order_by("-signed_on", "-pk")
    )
    signed: dict[int, list[SignedPaper]] = {pk: [] for pk in ids}
    released: dict[int, list[SignedPaper]] = {pk: [] for pk in ids}
    for consent in consents:
        signed[consent.person_id].append(_signed(consent, on))
    for release in releases:
        released[release.person_id].append(_signed(release, on, tuple(release.named)))
    found = []
    for person in persons:
        age = person.age_on(on)
        missing = _missing(
            has_consent=any(paper.holds for paper in signed[person.pk]),
            has_release=any(paper.holds for paper in released[person.pk]),
        )
        found.append(
            PersonPapers(
                person=person,
                consents=tuple(signed[person.pk]),
                releases=tuple(released[person.pk]),
                missing=tuple(missing),
                is_minor=age is not None and age < 18,
                is_reference=person.pk == reference_id,
            )
        )
    return found


def papers_of_household(household: Household, on: date) -> list[PersonPapers]:
    """Return the papers of everybody in the household on this day, the reference person first (HH-05)."""
    rows = HouseholdMember.objects.of(household).on(on).select_related("person")
    member_rows = list(rows.order_by("-is_reference", "valid_from", "pk"))
    reference = next((row.person_id for row in member_rows if row.is_reference), None)
    return papers_of([row.person for row in member_rows], on, reference_id=reference)


def texts(actor: Actor, purpose: str) -> list[ConsentText]:
    """Return the wordings that may be signed: the newest version of each body and language, the actor's body first."""
    rows = (
        ConsentText.objects.for_tenant(actor)
        .filter(purpose=purpose)
        .in_use()
        .select_related("employing_body")
        .order_by("employing_body__name", "language", "-text_version")
    )
    newest: dict[tuple[int, str], ConsentText] = {}
    for row in rows:
        newest.setdefault((row.employing_body_id, row.language), row)
    return sorted(newest.values(), key=lambda row: (row.language != "de", row.employing_body.name, row.language))
