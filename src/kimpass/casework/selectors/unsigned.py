"""Cases whose reference person has not signed all there is to sign, and bodies to tell of a withdrawal."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, Exists, F, OuterRef, Q, QuerySet, Subquery

from kimpass.casework.models import Case, Phase
from kimpass.kernel.access import Actor
from kimpass.kernel.prepared import prepared
from kimpass.people.models import (
    ConfidentialityRelease,
    DataProcessingConsent,
    HouseholdMember,
    Person,
    ReleaseRecipient,
    Signer,
    WithdrawalNotice,
)
from kimpass.people.selectors import signing

LIMIT = 25
# Born in this year or earlier, somebody is an adult however rough the date: no rule has to be asked.
SURELY_ADULT = signing.FULL_AGE + 1 + signing.ESTIMATE_YEARS


@dataclass(frozen=True, slots=True)
class MissingPapers:
    """An open case whose reference person has not signed all there is to sign."""

    case_id: int
    case_public_id: str
    number: str
    family_name: str
    person_id: int
    person_public_id: str
    lacks_consent: bool
    lacks_release: bool
    opened_on: date


@dataclass(frozen=True, slots=True)
class Untold:
    """A body that received something and does not know yet that it may use it no more."""

    public_id: str
    person_id: int
    person_public_id: str
    family_name: str
    agency: str
    withdrawn_on: date


def _signed_by(rows: Any, signer: str, actor: Actor) -> Exists:
    return Exists(rows.filter(person=OuterRef("person"), tenant_id=actor.tenant_id, signer=signer))


@prepared
def _unsigned(actor: Actor, adult_year: int, adult_day: date) -> QuerySet[Any, Any]:
    consents = DataProcessingConsent.objects.asked_for().in_force(actor.today)
    named = ReleaseRecipient.objects.asked_for().in_force(actor.today).filter(release=OuterRef("pk"))
    releases = ConfidentialityRelease.objects.asked_for().in_force(actor.today).filter(Exists(named))
    flags = {f"c_{signer}": _signed_by(consents, signer, actor) for signer in Signer.values}
    flags |= {f"r_{signer}": _signed_by(releases, signer, actor) for signer in Signer.values}
    reference = (
        HouseholdMember.objects.asked_for()
        .current()
        .filter(household=OuterRef("household"), is_reference=True)
        .order_by("-valid_from", "-pk")
    )
    own = ("public_id", "family_name", "birth_date", "birth_year", "birth_precision")
    facts = {f"of_{name}": Subquery(reference.values(f"person__{name}")[:1]) for name in own}
    # As a wide number: the mark that stands for the year while the query is compiled fits into no narrow one.
    facts["of_birth_year"] = Subquery(reference.values("person__birth_year")[:1], output_field=BigIntegerField())
    no_adult = (Q(of_birth_year__isnull=True) | Q(of_birth_year__gt=adult_year)) & (
        Q(of_birth_date__isnull=True) | Q(of_birth_date__gt=adult_day)
    )
    unsigned = Q(c_person=False, c_representative=False) | Q(r_person=False, r_representative=False)
    columns = ("pk", "public_id", "number", "opened_on", "person", *facts, "signing_age", *flags)
    return (
        Case.objects.visible_to(actor)
        .open()
        .annotate(person=Subquery(reference.values("person_id")[:1]), **facts)
        .annotate(signing_age=F("tenant__signing_age"), **flags)
        .filter(no_adult | unsigned)
        .exclude(phase=Phase.CLOSURE)
        .order_by("opened_on", "pk")
        .values_list(*columns)[: 2 * LIMIT]
    )


def _missing(actor: Actor, row: Any) -> MissingPapers:
    pk, public_id, number, opened_on, person_id, pid, family, born, year, precision, signing_age, *flags = row
    person = Person(birth_date=born, birth_year=year, birth_precision=precision or "")
    half = len(Signer.values)
    by = [[s for s, found in zip(Signer.values, part, strict=True) if found] for part in (flags[:half], flags[half:])]
    consent, release = (signing.is_signed(person, signers, actor.today, signing_age) for signers in by)
    return MissingPapers(pk, public_id, number, family or "", person_id, pid or "", not consent, not release, opened_on)


def missing_papers(actor: Actor) -> tuple[MissingPapers, ...]:
    """Return the actor's open cases that lack a signature, the oldest first, in one statement."""
    year = actor.today.year - SURELY_ADULT
    rows = [_missing(actor, row) for row in _unsigned(actor, year, date(year, 12, 31))]
    return tuple(row for row in rows if row.lacks_consent or row.lacks_release)[:LIMIT]


@prepared
def _untold(actor: Actor) -> QuerySet[Any, Any]:
    rows = WithdrawalNotice.objects.visible_to(actor).open()
    columns = ("public_id", "person_id", "person__public_id", "person__family_name", "agency__name", "withdrawn_on")
    return rows.order_by("withdrawn_on", "pk").values_list(*columns)[:LIMIT]


def untold(actor: Actor) -> tuple[Untold, ...]:
    """Return whom to tell that somebody took a paper back, the oldest first, in one statement."""
    return tuple(Untold(*row) for row in _untold(actor))
