"""What a client agreed to: without it nothing goes beyond intake."""

from datetime import date
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, Retention, client, structure
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, TenantModel
from kimpass.people.models.person import PartOfPersonQuerySet

M = TypeVar("M", bound=models.Model)


class ConsentTextQuerySet(ScopedQuerySet["ConsentText"]):
    """Wordings, the same for everybody in the tenant."""

    def in_use(self) -> Self:
        """Keep the wordings nobody has declared outdated."""
        return self.exclude(translation_state=ConsentText.TranslationState.OUTDATED)


class ConsentText(AddressedModel):
    """The wording of a consent or release, by body, purpose, language and version (DP-01)."""

    class Purpose(models.TextChoices):
        """What the text is for."""

        DATA_PROCESSING = "data_processing", _("Einverständnis zur Datenverarbeitung")
        CONFIDENTIALITY_RELEASE = "confidentiality_release", _("Schweigepflichtentbindung")

    class TranslationState(models.TextChoices):
        """Whether somebody answers for the wording."""

        MACHINE_MADE = "machine_made", _("maschinell erstellt, durch vereidigte Übersetzung zu prüfen")
        RELEASED = "released", _("freigegeben")
        OUTDATED = "outdated", _("veraltet")

    privacy: ClassVar[Privacy] = structure("wordings of consent")
    employing_body = TenantKey("organisation.Agency", models.PROTECT)
    purpose = models.CharField(max_length=24, choices=Purpose)
    language = models.CharField(max_length=12)
    text_version = models.PositiveSmallIntegerField(default=1)
    body_text = models.TextField()
    # Which German wording this one translates; empty for the German one, which is binding.
    translates = TenantKey("people.ConsentText", models.PROTECT, null=True, blank=True)
    text_hash = models.CharField(max_length=64)
    translation_state = models.CharField(max_length=12, choices=TranslationState, default=TranslationState.RELEASED)
    checked_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    checked_on = models.DateField(null=True, blank=True)
    checked_remark = models.CharField(max_length=200, blank=True)
    objects: ClassVar[models.Manager[Any]] = ConsentTextQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "employing_body", "purpose", "language", "text_version"],
                name="people_consent_text_key",
            )
        ]


class SignedQuerySet(PartOfPersonQuerySet[M]):
    """Signed papers and whether they hold."""

    def in_force(self, day: date) -> Self:
        """Keep what is signed, neither withdrawn nor expired on this day."""
        return self.filter(
            Q(expires_on__isnull=True) | Q(expires_on__gt=day), signed_on__lte=day, withdrawn_at__isnull=True
        )


class Signer(models.TextChoices):
    """Who signed."""

    PERSON = "person", _("die Person selbst")
    CUSTODIAN = "custodian", _("Sorgeberechtigte")
    REPRESENTATIVE = "representative", _("Vertretung, Betreuung")


class SignedForm(models.TextChoices):
    """How the signature came about (§ 67b(2) SGB X: written or electronic)."""

    PAPER = "paper", _("auf Papier")
    SCAN = "scan", _("auf Papier, Kopie hinterlegt")
    SCREEN = "screen", _("auf dem Bildschirm")
    WITNESSED = "witnessed", _("auf dem Bildschirm erklärt, von der Fachkraft bezeugt")


class SignedFields(models.Model):
    """What consent and release have in common."""

    signed_on = models.DateField()
    signer = models.CharField(max_length=16, choices=Signer, default=Signer.PERSON)
    taken_by = TenantKey("organisation.StaffMember", models.PROTECT)
    expires_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    paper = TenantKey("vault.StoredFile", models.PROTECT, null=True, blank=True)
    form = models.CharField(max_length=10, choices=SignedForm, default=SignedForm.PAPER)
    explained_by_interpreter = models.BooleanField(default=False)
    # Of what stood on the screen when it was signed: body, recipients and days filled in (R1).
    shown_hash = models.CharField(max_length=64, blank=True)

    class Meta:
        abstract = True


class DataProcessingConsent(SignedFields, AddressedModel):
    """Consent to data processing (CM-02)."""

    privacy: ClassVar[Privacy] = client("prove consent", retention=Retention.CONSENT_PROOF)
    person = TenantKey("people.Person", models.PROTECT, related_name="consents")
    text = TenantKey("people.ConsentText", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = SignedQuerySet.as_manager()


class ConfidentialityRelease(SignedFields, AddressedModel):
    """Release from confidentiality towards named bodies; there is no "all bodies" (CM-02, CM-03)."""

    privacy: ClassVar[Privacy] = client("prove the release", retention=Retention.CONSENT_PROOF)
    person = TenantKey("people.Person", models.PROTECT, related_name="releases")
    text = TenantKey("people.ConsentText", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = SignedQuerySet.as_manager()


class ReleaseRecipientQuerySet(ScopedQuerySet["ReleaseRecipient"]):
    """The bodies releases name."""

    def in_force(self, day: date) -> Self:
        """Keep the bodies that may be told something on this day: neither their part nor the whole has ended."""
        own = Q(expires_on__isnull=True) | Q(expires_on__gt=day)
        whole = Q(release__expires_on__isnull=True) | Q(release__expires_on__gt=day)
        return self.filter(
            own, whole, withdrawn_at__isnull=True, release__withdrawn_at__isnull=True, release__signed_on__lte=day
        )

    def of(self, release: ConfidentialityRelease) -> Self:
        """Keep the bodies of a release the actor has already been shown."""
        return self.asked_for().filter(tenant_id=release.tenant_id, release=release).select_related("agency")


class ReleaseRecipient(TenantModel):
    """A body the release names, and what about."""

    privacy: ClassVar[Privacy] = client("prove the release", retention=Retention.CONSENT_PROOF)
    release = TenantKey("people.ConfidentialityRelease", models.PROTECT, related_name="recipients")
    agency = TenantKey("organisation.Agency", models.PROTECT)
    subject = models.CharField(max_length=160, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = ReleaseRecipientQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "release", "agency"], name="people_release_recipient_key")
        ]


class WithdrawalNoticeQuerySet(PartOfPersonQuerySet["WithdrawalNotice"]):
    """Whom to tell."""

    def open(self) -> Self:
        """Keep the bodies nobody has told."""
        return self.filter(told_on__isnull=True)


class WithdrawalNotice(AddressedModel):
    """Whom to tell that a consent or release was withdrawn: stays on the list until somebody has (R2)."""

    privacy: ClassVar[Privacy] = client("stop sharing after a withdrawal", retention=Retention.CONSENT_PROOF)
    person = TenantKey("people.Person", models.PROTECT, related_name="withdrawal_notices")
    release = TenantKey("people.ConfidentialityRelease", models.PROTECT, null=True, blank=True)
    consent = TenantKey("people.DataProcessingConsent", models.PROTECT, null=True, blank=True)
    agency = TenantKey("organisation.Agency", models.PROTECT)
    shared_on = models.DateField(null=True, blank=True)
    withdrawn_on = models.DateField()
    told_on = models.DateField(null=True, blank=True)
    told_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = WithdrawalNoticeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(release__isnull=False, consent__isnull=True)
                | Q(release__isnull=True, consent__isnull=False),
                name="people_withdrawal_of_one_paper",
            )
        ]
