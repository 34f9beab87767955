"""Which papers are signed, and which are missing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Prefetch
from django.utils.translation import gettext as _

from kimpass.organisation.models import Agency
from kimpass.people.models import (
    ConfidentialityRelease,
    DataProcessingConsent,
    Household,
    HouseholdMember,
    Person,
    ReleaseRecipient,
    WithdrawalNotice,
)
from kimpass.people.selectors import signing

Paper = DataProcessingConsent | ConfidentialityRelease


@dataclass(frozen=True, slots=True)
class Recipient:
    """One body a release names, with its state in words."""

    row: ReleaseRecipient
    state: str
    holds: bool

    @property
    def agency(self) -> Agency:
        """Return the body."""
        return self.row.agency

    @property
    def subject(self) -> str:
        """Return what the body may be told about."""
        return self.row.subject

    @property
    def last_day(self) -> date | None:
        """Return the last day on which the body may be told something, None when it has no day of its own."""
        return self.row.expires_on and self.row.expires_on - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SignedPaper:
    """One signed paper with its state in words."""

    paper: Paper
    state: str
    holds: bool
    recipients: tuple[Recipient, ...] = ()

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
    age_unclear: bool = False
    is_reference: bool = False
    notices: tuple[WithdrawalNotice, ...] = ()


def _state(paper: Paper | ReleaseRecipient, on: date) -> tuple[str, bool]:
    if paper.withdrawn_at is not None:
        return _("widerrufen"), False
    if paper.expires_on is not None and paper.expires_on <= on:
        return _("abgelaufen"), False
    return _("gültig"), True


def _signed(paper: Paper, on: date, recipients: Iterable[ReleaseRecipient] = ()) -> SignedPaper:
    state, holds = _state(paper, on)
    if holds and paper.signed_on > on:
        state, holds = _("gilt noch nicht"), False
    named = []
    for row in recipients:
        own_state, own_holds = _state(row, on)
        named.append(Recipient(row, own_state if holds else state, holds and own_holds))
    if holds and named and not any(recipient.holds for recipient in named):
        state, holds = named[0].state, False
    return SignedPaper(paper, state, holds, tuple(named))


def _lack(words: str, person: Person, signers: Iterable[tuple[str, int]], on: date) -> list[str]:
    """Return what is missing of one paper; nothing is said about ages where nobody has signed at all."""
    rows = list(signers)
    if not rows:
        return [words]
    still = signing.still_to_sign(person, (signer for signer, _age in rows), on, rows[0][1])
    return [_("%(paper)s (%(lack)s)") % {"paper": words, "lack": still}] if still else []


def lacking(
    person: Person, consents: Iterable[tuple[str, int]], releases: Iterable[tuple[str, int]], on: date
) -> list[str]:
    """Return in words what is missing, given who signed the papers in force and the tenant's signing age."""
    return [
        *_lack(_("Einverständnis zur Datenverarbeitung"), person, consents, on),
        *_lack(_("Schweigepflichtentbindung"), person, releases, on),
    ]


def _signers(rows: Any) -> list[tuple[str, int]]:
    return list(rows.order_by("pk").values_list("signer", "tenant__signing_age"))


def missing_papers(person: Person, on: date) -> list[str]:
    """Return in words which papers are not in force on this day; empty means both are there (CM-02, HH-05)."""
    releases = ConfidentialityRelease.objects.of(person).in_force(on)
    return lacking(
        person,
        _signers(DataProcessingConsent.objects.of(person).in_force(on)),
        _signers(releases.filter(pk__in=_naming(person, on).values("release_id"))),
        on,
    )


def missing_consent(person: Person, on: date) -> list[str]:
    """Return in words what is missing before something about this very person may be written down (HH-05)."""
    rows = _signers(DataProcessingConsent.objects.of(person).in_force(on))
    return _lack(_("Einverständnis zur Datenverarbeitung"), person, rows, on)


def consenting(persons: Sequence[Person], on: date) -> set[int]:
    """Return the keys of those whose consent to data processing is in force, whoever has to sign, in one statement."""
    ids = {person.pk for person in persons}
    tenants = {person.tenant_id for person in persons}
    rows = DataProcessingConsent.objects.asked_for().filter(tenant_id__in=tenants, person_id__in=ids).in_force(on)
    signed: dict[int, list[tuple[str, int]]] = {pk: [] for pk in ids}
    for person_id, signer, age in rows.order_by("pk").values_list("person_id", "signer", "tenant__signing_age"):
        signed[person_id].append((signer, age))
    return {person.pk for person in persons if not _lack("?", person, signed[person.pk], on)}


def _naming(person: Person, on: date) -> Any:
    rows = ReleaseRecipient.objects.asked_for().filter(tenant_id=person.tenant_id, release__person=person)
    return rows.in_force(on)


def release_covering(person: Person, agency_id: int, on: date) -> ConfidentialityRelease | None:
    """
    Return the newest release in force on this day that names the body, None when there is none (CM-03).

    Neither the release nor its part for this body may have ended or been withdrawn, and everybody who has to sign for
    the person must have signed one that names it.
    """
    named = _naming(person, on).filter(agency_id=agency_id).values("release_id")
    found: list[ConfidentialityRelease] = list(
        ConfidentialityRelease.objects.of(person)
        .in_force(on)
        .filter(pk__in=named)
        .annotate(signing_age=F("tenant__signing_age"))
        .order_by("-signed_on", "-pk")
    )
    if not found or not signing.is_signed(person, (row.signer for row in found), on, found[0].signing_age):  # type: ignore[attr-defined]
        return None
    return found[0]


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
    """Return the papers of these persons, whom the actor has been shown, in four statements however many they are."""
    ids = [person.pk for person in persons]
    mine = {"tenant_id__in": {person.tenant_id for person in persons}, "person_id__in": ids}
    recipients = ReleaseRecipient.objects.asked_for().select_related("agency").order_by("agency__name")
    consents = DataProcessingConsent.objects.asked_for().filter(**mine)
    with_bodies = Prefetch("recipients", queryset=recipients, to_attr="named")
    releases: Any = ConfidentialityRelease.objects.asked_for().filter(**mine).prefetch_related(with_bodies)
    signed: dict[int, list[SignedPaper]] = {pk: [] for pk in ids}
    released: dict[int, list[SignedPaper]] = {pk: [] for pk in ids}
    for consent in _with_words(consents):
        signed[consent.person_id].append(_signed(consent, on))
    for release in _with_words(releases):
        released[release.person_id].append(_signed(release, on, release.named))
    told: dict[int, list[WithdrawalNotice]] = {pk: [] for pk in ids}
    notices = WithdrawalNotice.objects.asked_for().filter(**mine).select_related("agency")
    for notice in notices.order_by("-withdrawn_on", "agency__name", "pk"):
        told[notice.person_id].append(notice)
    found = []
    for person in persons:
        ages = signing.ages_on(person, on)
        found.append(
            PersonPapers(
                person=person,
                consents=tuple(signed[person.pk]),
                releases=tuple(released[person.pk]),
                missing=tuple(lacking(person, _held(signed[person.pk]), _held(released[person.pk]), on)),
                is_minor=ages.is_minor,
                age_unclear=ages.is_unclear,
                is_reference=person.pk == reference_id,
                notices=tuple(told[person.pk]),
            )
        )
    return found


def _with_words(rows: Any) -> Any:
    rows = rows.select_related("text", "taken_by__agency").annotate(signing_age=F("tenant__signing_age"))
    return rows.order_by("-signed_on", "-pk")


def _held(papers: Iterable[SignedPaper]) -> list[tuple[str, int]]:
    return [(each.paper.signer, each.paper.signing_age) for each in papers if each.holds]  # type: ignore[union-attr]


def papers_of_household(household: Household, on: date) -> list[PersonPapers]:
    """Return the papers of everybody in the household on this day, the reference person first (HH-05)."""
    rows = HouseholdMember.objects.of(household).on(on).select_related("person")
    member_rows = list(rows.order_by("-is_reference", "valid_from", "pk"))
    reference = next((row.person_id for row in member_rows if row.is_reference), None)
    return papers_of([row.person for row in member_rows], on, reference_id=reference)


def open_notices(person: Person) -> list[WithdrawalNotice]:
    """Return whom to tell that the person, whom the actor has been shown, took something back."""
    rows = WithdrawalNotice.objects.of(person).open().select_related("agency")
    return list(rows.order_by("agency__name", "pk"))


def standing_recipients(release: ConfidentialityRelease) -> list[ReleaseRecipient]:
    """Return the bodies of a release, which the actor has been shown, that nobody has taken back."""
    return list(ReleaseRecipient.objects.of(release).filter(withdrawn_at__isnull=True).order_by("agency__name"))
