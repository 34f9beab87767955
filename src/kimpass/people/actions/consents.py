"""Record what a client signed, and at once what a client takes back (CM-02, CM-03, DP-01)."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency
from kimpass.people import policy
from kimpass.people.models import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    Person,
    ReleaseRecipient,
    Signer,
)

FULL_AGE = 18


class PaperRefused(RuleViolation):
    """The paper as entered would prove nothing."""


def _paper_obstacles(
    person: Person, text: ConsentText, purpose: str, signed_on: date, signer: str, expires_on: date | None, today: date
) -> list[str]:
    found = []
    if text.purpose != purpose or text.translation_state == ConsentText.TranslationState.OUTDATED:
        found.append(_("Dieser Wortlaut gehört zu einem anderen Papier oder ist veraltet."))
    if signed_on > today:
        found.append(_("Das Datum der Unterschrift liegt in der Zukunft."))
    if expires_on is not None and expires_on <= signed_on:
        found.append(_("Das Ablaufdatum liegt nicht nach der Unterschrift."))
    if signer not in Signer.values:
        found.append(_("Bitte wählen Sie, wer unterschrieben hat."))
    age = person.age_on(signed_on)
    if signer == Signer.PERSON and age is not None and age < FULL_AGE:
        found.append(_("Für Minderjährige unterschreiben die Sorgeberechtigten oder die Vertretung."))
    if age is not None and age < 0:
        found.append(_("Die Unterschrift liegt vor der Geburt."))
    return found


def _text(actor: Actor, text_id: int) -> ConsentText:
    found: ConsentText | None = ConsentText.objects.visible_to(actor).filter(pk=text_id).first()
    if found is None:
        raise PaperRefused(_("Bitte wählen Sie den Wortlaut, der unterschrieben wurde."))
    return found


@transaction.atomic
def record_consent(
    *,
    actor: Actor,
    person_id: int,
    text_id: int,
    signed_on: date,
    signer: str,
    expires_on: date | None = None,
) -> DataProcessingConsent:
    """
    Record a signed consent to data processing.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperRefused: wording, dates or signer do not fit.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.record_consent(actor, person))
    text = _text(actor, text_id)
    purpose = ConsentText.Purpose.DATA_PROCESSING
    if obstacles := _paper_obstacles(person, text, purpose, signed_on, signer, expires_on, actor.today):
        raise PaperRefused(*obstacles)
    consent: DataProcessingConsent = DataProcessingConsent.objects.create(
        tenant_id=actor.tenant_id,
        person=person,
        text=text,
        signed_on=signed_on,
        signer=signer,
        taken_by_id=actor.staff_id,
        expires_on=expires_on,
    )
    log.record(actor, "consent.recorded", consent, text=text.pk, text_version=text.text_version)
    return consent


@transaction.atomic
def record_release(
    *,
    actor: Actor,
    person_id: int,
    text_id: int,
    agency_ids: list[int],
    subject: str,
    signed_on: date,
    signer: str,
    expires_on: date | None = None,
) -> ConfidentialityRelease:
    """
    Record a signed release from confidentiality towards the named bodies.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperRefused: no body is named, the subject is missing, or wording, dates or signer do not fit.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.record_release(actor, person))
    text = _text(actor, text_id)
    purpose = ConsentText.Purpose.CONFIDENTIALITY_RELEASE
    obstacles = _paper_obstacles(person, text, purpose, signed_on, signer, expires_on, actor.today)
    wanted = set(agency_ids)
    known = set(Agency.objects.visible_to(actor).filter(pk__in=wanted).values_list("pk", flat=True))
    if not wanted or known != wanted:
        obstacles.append(_("Bitte nennen Sie jede Stelle einzeln; „alle Stellen“ gibt es nicht."))
    if not subject.strip() or len(subject.strip()) > 160:
        obstacles.append(_("Bitte geben Sie in höchstens 160 Zeichen an, worüber gesprochen werden darf."))
    if obstacles:
        raise PaperRefused(*obstacles)
    release: ConfidentialityRelease = ConfidentialityRelease.objects.create(
        tenant_id=actor.tenant_id,
        person=person,
        text=text,
        signed_on=signed_on,
        signer=signer,
        taken_by_id=actor.staff_id,
        expires_on=expires_on,
    )
    ReleaseRecipient.objects.bulk_create(
        ReleaseRecipient(tenant_id=actor.tenant_id, release=release, agency_id=agency_id, subject=subject.strip())
        for agency_id in sorted(wanted)
    )
    log.record(actor, "release.recorded", release, text=text.pk, text_version=text.text_version, bodies=len(wanted))
    return release


@transaction.atomic
def withdraw_consent(*, actor: Actor, consent_id: int, at: datetime) -> DataProcessingConsent:
    """
    Record that the consent is taken back from this instant.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperRefused: it was taken back before.
    """
    consent: DataProcessingConsent = (
        DataProcessingConsent.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=consent_id)
    )
    require(policy.withdraw_consent(actor, consent))
    if consent.withdrawn_at is not None:
        raise PaperRefused(_("Das Einverständnis ist bereits widerrufen."))
    consent.withdrawn_at = at
    consent.version += 1
    consent.save(update_fields=["withdrawn_at", "version"])
    log.record(actor, "consent.withdrawn", consent)
    return consent


@transaction.atomic
def withdraw_release(*, actor: Actor, release_id: int, at: datetime) -> ConfidentialityRelease:
    """
    Record that the release is taken back from this instant: no body named in it is told anything more.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperRefused: it was taken back before.
    """
    release: ConfidentialityRelease = (
        ConfidentialityRelease.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=release_id)
    )
    require(policy.withdraw_release(actor, release))
    if release.withdrawn_at is not None:
        raise PaperRefused(_("Die Schweigepflichtentbindung ist bereits widerrufen."))
    release.withdrawn_at = at
    release.version += 1
    release.save(update_fields=["withdrawn_at", "version"])
    log.record(actor, "release.withdrawn", release)
    return release
