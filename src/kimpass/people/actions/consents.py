"""Record what a client signed: on paper, as a copy, or on the screen (CM-02, CM-03, HH-05, DP-01)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency, Tenant
from kimpass.people import policy
from kimpass.people.models import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    Person,
    ReleaseRecipient,
    SignedForm,
    Signer,
)
from kimpass.people.models.wordings import hash_of
from kimpass.people.selectors import printed, signing, strokes
from kimpass.people.selectors.consent_texts import Named
from kimpass.vault import files
from kimpass.vault.models import StoredFile

PDF_ONLY = frozenset({"pdf"})
SUBJECT_LENGTH = 160


class PaperRefused(RuleViolation):
    """The paper as entered would prove nothing."""


@dataclass(frozen=True, slots=True)
class Scan:
    """A copy of the signed paper."""

    content: bytes
    name: str


@dataclass(frozen=True, slots=True)
class OnScreen:
    """A signature drawn on the screen; or a name typed by staff as witness, where nobody can draw."""

    drawn: strokes.Strokes = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """A body a release names, what about, and the first day without; empty values are those of the whole release."""

    agency_id: int
    subject: str = ""
    expires_on: date | None = None


Evidence = Scan | OnScreen | None


def _age_obstacles(person: Person, signed_on: date, signer: str, signing_age: int) -> list[str]:
    ages, found = signing.ages_on(person, signed_on), []
    if ages.surely_below(0):
        found.append(_("Die Unterschrift liegt vor der Geburt."))
    elif signer == Signer.PERSON and ages.surely_below(min(signing_age, signing.FULL_AGE)):
        found.append(_("Für Minderjährige unterschreiben die Sorgeberechtigten oder die Vertretung."))
    elif signer == Signer.CUSTODIAN and ages.is_adult:
        found.append(_("Erwachsene unterschreiben selbst, oder ihre Betreuung; niemand ist für sie sorgeberechtigt."))
    return found


@dataclass(frozen=True, slots=True)
class _Entry:
    """What is entered about any signed paper."""

    text: ConsentText
    signed_on: date
    signer: str
    expires_on: date | None
    evidence: Evidence
    explained_by_interpreter: bool

    def obstacles(self, person: Person, purpose: str, today: date, signing_age: int) -> list[str]:
        found = []
        if self.text.purpose != purpose or self.text.translation_state == ConsentText.TranslationState.OUTDATED:
            found.append(_("Dieser Wortlaut gehört zu einem anderen Papier oder ist veraltet."))
        if self.signed_on > today:
            found.append(_("Das Datum der Unterschrift liegt in der Zukunft."))
        if isinstance(self.evidence, OnScreen):
            if self.signed_on != today:
                found.append(_("Auf dem Bildschirm unterschrieben wird heute."))
            if bool(self.evidence.drawn) == bool(self.evidence.name.strip()):
                found.append(_("Bitte unterschreiben lassen: zeichnen, oder den Namen schreiben und bezeugen."))
        if self.expires_on is not None and self.expires_on <= self.signed_on:
            found.append(_("Das Ablaufdatum liegt nicht nach der Unterschrift."))
        if self.signer not in Signer.values:
            found.append(_("Bitte wählen Sie, wer unterschrieben hat."))
        return found + _age_obstacles(person, self.signed_on, self.signer, signing_age)

    @property
    def form(self) -> str:
        match self.evidence:
            case Scan():
                return SignedForm.SCAN
            case OnScreen(drawn=drawn):
                return SignedForm.SCREEN if drawn else SignedForm.WITNESSED
        return SignedForm.PAPER

    def columns(self, actor: Actor, person: Person, paper: StoredFile | None, shown: str) -> dict[str, Any]:
        """Return what a consent and a release store alike."""
        return {
            "tenant_id": actor.tenant_id,
            "person": person,
            "text": self.text,
            "signed_on": self.signed_on,
            "signer": self.signer,
            "taken_by_id": actor.staff_id,
            "expires_on": self.expires_on,
            "form": self.form,
            "paper": paper,
            "shown_hash": shown,
            "explained_by_interpreter": self.explained_by_interpreter,
        }


def _text(actor: Actor, text_id: int) -> ConsentText:
    rows = ConsentText.objects.visible_to(actor).select_related("employing_body", "translates__employing_body")
    found: ConsentText | None = rows.filter(pk=text_id).first()
    if found is None:
        raise PaperRefused(_("Bitte wählen Sie den Wortlaut, der unterschrieben wurde."))
    return found


def _signing_age(actor: Actor) -> int:
    return int(Tenant.objects.values_list("signing_age", flat=True).get(pk=actor.tenant_id))


def _signature(actor: Actor, entry: _Entry, shown: str) -> printed.Signature:
    evidence = entry.evidence
    assert isinstance(evidence, OnScreen)  # noqa: S101  # for the types: the one caller has looked
    facts = [
        (_("Unterschrieben am"), f"{entry.signed_on:%d.%m.%Y}"),
        (_("Wer"), str(Signer(entry.signer).label)),
        (_("Wie"), str(SignedForm(entry.form).label)),
        (_("Aufgenommen durch"), actor.staff_name),
        (_("Es wurde gedolmetscht"), _("ja") if entry.explained_by_interpreter else _("nein")),
    ]
    if evidence.name:
        facts.insert(1, (_("Name"), evidence.name))
    drawn = strokes.drawing(evidence.drawn) if evidence.drawn else ""
    return printed.Signature(tuple(facts), drawn, hash_of(shown))


def _keep(
    actor: Actor, person: Person, entry: _Entry, named: tuple[Named, ...], signing_age: int
) -> tuple[StoredFile | None, str]:
    """Keep the proof in the vault, last of all checks; return it with the checksum of what stood on the screen."""
    if entry.evidence is None:
        return None, ""
    if isinstance(entry.evidence, Scan):
        scan = entry.evidence
        stored = files.store(tenant_id=actor.tenant_id, content=scan.content, name=scan.name, accept=files.SCANS)
        return stored, ""
    sheet = printed.Sheet(entry.text, named, entry.expires_on)
    shown = printed.shown_words(sheet)
    writer = printed.writer_of(person, entry.signed_on, signing_age)
    content = printed.as_signed(sheet, writer, _signature(actor, entry, shown))
    stored = files.store(tenant_id=actor.tenant_id, content=content, name="unterschrift.pdf", accept=PDF_ONLY)
    return stored, hash_of(shown)


@transaction.atomic
def record_consent(
    *,
    actor: Actor,
    person_id: int,
    text_id: int,
    signed_on: date,
    signer: str,
    expires_on: date | None = None,
    evidence: Evidence = None,
    explained_by_interpreter: bool = False,
) -> DataProcessingConsent:
    """
    Record a signed consent to data processing, with its copy or its signature on the screen where there is one.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperRefused: wording, dates or signer do not fit.
    :raises UnacceptableFile: the copy is no PDF or picture, too large or damaged.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.record_consent(actor, person))
    entry = _Entry(_text(actor, text_id), signed_on, signer, expires_on, evidence, explained_by_interpreter)
    signing_age = _signing_age(actor)
    if obstacles := entry.obstacles(person, ConsentText.Purpose.DATA_PROCESSING, actor.today, signing_age):
        raise PaperRefused(*obstacles)
    paper, shown = _keep(actor, person, entry, (), signing_age)
    consent: DataProcessingConsent = DataProcessingConsent.objects.create(**entry.columns(actor, person, paper, shown))
    version = entry.text.text_version
    log.record(actor, "consent.recorded", consent, text=entry.text.pk, text_version=version, form=entry.form)
    return consent


def _named(
    actor: Actor, wanted: Sequence[Recipient], subject: str, signed_on: date, expires_on: date | None
) -> tuple[tuple[Named, ...], list[str]]:
    """Return whom the release names, and what stands against it."""
    own = {each.agency_id: each for each in wanted}
    names = dict(Agency.objects.visible_to(actor).filter(pk__in=own).values_list("pk", "name"))
    obstacles = []
    if not own or set(names) != set(own):
        obstacles.append(_("Bitte nennen Sie jede Stelle einzeln; „alle Stellen“ gibt es nicht."))
    named = [
        Named(pk, names[pk], own[pk].subject.strip() or subject.strip(), own[pk].expires_on)
        for pk in sorted(names, key=names.__getitem__)
    ]
    subjects = [body.subject for body in named] or [subject.strip()]
    if any(not words or len(words) > SUBJECT_LENGTH for words in subjects):
        obstacles.append(_("Bitte geben Sie in höchstens 160 Zeichen an, worüber gesprochen werden darf."))
    ends = [body.expires_on for body in named if body.expires_on is not None]
    if any(end <= signed_on for end in ends):
        obstacles.append(_("Das Ablaufdatum für eine Stelle liegt nicht nach der Unterschrift."))
    if expires_on is not None and any(end > expires_on for end in ends):
        obstacles.append(_("Für eine einzelne Stelle kann die Entbindung nicht länger gelten als das ganze Papier."))
    return tuple(named), obstacles


@transaction.atomic
def record_release(
    *,
    actor: Actor,
    person_id: int,
    text_id: int,
    subject: str,
    signed_on: date,
    signer: str,
    agency_ids: Sequence[int] = (),
    recipients: Sequence[Recipient] = (),
    expires_on: date | None = None,
    evidence: Evidence = None,
    explained_by_interpreter: bool = False,
) -> ConfidentialityRelease:
    """
    Record a signed release towards the named bodies; `recipients` have a subject or an end of their own.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PaperRefused: no body is named, the subject is missing, or wording, dates or signer do not fit.
    :raises UnacceptableFile: the copy is no PDF or picture, too large or damaged.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.record_release(actor, person))
    entry = _Entry(_text(actor, text_id), signed_on, signer, expires_on, evidence, explained_by_interpreter)
    signing_age = _signing_age(actor)
    obstacles = entry.obstacles(person, ConsentText.Purpose.CONFIDENTIALITY_RELEASE, actor.today, signing_age)
    wanted = [*(Recipient(pk) for pk in agency_ids), *recipients]
    named, more = _named(actor, wanted, subject, signed_on, expires_on)
    if obstacles or more:
        raise PaperRefused(*obstacles, *more)
    paper, shown = _keep(actor, person, entry, named, signing_age)
    release: ConfidentialityRelease = ConfidentialityRelease.objects.create(
        **entry.columns(actor, person, paper, shown)
    )
    ReleaseRecipient.objects.bulk_create(
        ReleaseRecipient(
            tenant_id=actor.tenant_id,
            release=release,
            agency_id=body.agency_id,
            subject=body.subject,
            expires_on=body.expires_on,
        )
        for body in named
    )
    facts: dict[str, str | int | None] = {"text_version": entry.text.text_version, "form": entry.form}
    log.record(actor, "release.recorded", release, text=entry.text.pk, bodies=len(named), **facts)
    return release
