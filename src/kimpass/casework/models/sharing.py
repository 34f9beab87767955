"""What leaves the house: referrals, handovers, and the link by which a receiver without an account answers."""

from datetime import date, timedelta
from typing import Any, ClassVar, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from kimpass.casework.models.case import PartOfCaseQuerySet
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import DataClass, Privacy, Retention, client, staff
from kimpass.organisation.models import AddressedModel


class ReferralQuerySet(PartOfCaseQuerySet):
    """Referrals of cases."""

    def unanswered(self) -> Self:
        """Keep the referrals still waiting for the receiver."""
        return self.filter(state=Referral.State.OPEN)


class Referral(AddressedModel):
    """A guided referral to another body, itself an outcome, with the receiver's answer (CM-12)."""

    class State(models.TextChoices):
        """What the receiver said."""

        OPEN = "open", _("offen")
        CONFIRMED = "confirmed", _("angenommen")
        DECLINED = "declined", _("abgelehnt")
        NO_ANSWER = "no_answer", _("ohne Antwort")
        DONE = "done", _("erledigt")
        REVOKED = "revoked", _("zurückgenommen")

    class DeclineReason(models.TextChoices):
        """Why a body declined; counted."""

        NO_CAPACITY = "no_capacity", _("keine freien Plätze")
        NOT_COMPETENT = "not_competent", _("nicht zuständig")
        NO_LANGUAGE = "no_language", _("Sprache fehlt")
        NOT_REACHED = "not_reached", _("Person nicht erreicht")
        OTHER = "other", _("anderer Grund")

    privacy: ClassVar[Privacy] = client("referral", fields=DataClass.SPECIAL, sheet=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="referrals")
    person = TenantKey("people.Person", models.PROTECT)
    to_agency = TenantKey("organisation.Agency", models.PROTECT)
    release = TenantKey("people.ConfidentialityRelease", models.PROTECT)
    purpose = models.CharField(max_length=200)
    fields = models.JSONField(default=dict)
    referred_on = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answered_on = models.DateField(null=True, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    decline_reason = models.CharField(max_length=14, choices=DeclineReason, blank=True)
    linking = TenantKey("casework.ServiceLinking", models.PROTECT, null=True, blank=True)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT, null=True, blank=True)
    sheet = models.JSONField(default=list, blank=True)
    remind_on = models.DateField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = ReferralQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        """Return the address of the sheet and of what became of it."""
        return reverse("casework:referral", args=[self.public_id])

    def may_become(self, state: str) -> bool:
        """Test whether this answer may follow on what is known so far; silence may still be broken."""
        follows = {
            self.State.OPEN: {self.State.CONFIRMED, self.State.DECLINED, self.State.NO_ANSWER, self.State.DONE},
            self.State.NO_ANSWER: {self.State.CONFIRMED, self.State.DECLINED, self.State.DONE},
            self.State.CONFIRMED: {self.State.DONE},
        }
        return state in follows.get(self.State(self.state), set())

    @property
    def is_shared(self) -> bool:
        """Test whether the receiver may still hold the sheet for its purpose."""
        return self.state not in {self.State.REVOKED, self.State.DECLINED}


class HandoverTemplate(AddressedModel):
    """The district's one handover procedure: what the sheet may hold; a change is a new version (CM-13)."""

    privacy: ClassVar[Privacy] = staff("one handover procedure")
    template_version = models.PositiveSmallIntegerField()
    fields = models.JSONField(default=list)
    needs_talk = models.BooleanField(default=True)
    feedback_after_days = models.PositiveSmallIntegerField(default=28)
    valid_from = models.DateField()
    # Nobody: the procedure as it comes along, until the coordinating office sets its own.
    set_by = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "template_version"], name="casework_handover_template_key")
        ]


class CaseHandover(AddressedModel):
    """Standard handover to another body, step by step: sheet, talk, confirmation, feedback, outcome (CM-13, CM-22)."""

    class State(models.TextChoices):
        """How far it is."""

        PREPARED = "prepared", _("vorbereitet")
        SENT = "sent", _("übergeben, Bestätigung offen")
        CONFIRMED = "confirmed", _("bestätigt")
        DECLINED = "declined", _("abgelehnt")
        ENDED = "ended", _("abgeschlossen")
        REVOKED = "revoked", _("zurückgenommen")

    class Outcome(models.TextChoices):
        """What becomes of the case here."""

        CLOSE = "close", _("Fall hier abschließen")
        KEEP = "keep", _("Fall hier weiterführen")

    privacy: ClassVar[Privacy] = client("handover", sheet=DataClass.SPECIAL)
    case = TenantKey("casework.Case", models.PROTECT, related_name="handovers")
    person = TenantKey("people.Person", models.PROTECT)
    to_agency = TenantKey("organisation.Agency", models.PROTECT)
    release = TenantKey("people.ConfidentialityRelease", models.PROTECT)
    template = TenantKey("casework.HandoverTemplate", models.PROTECT)
    reason = models.CharField(max_length=200)
    because_moved = models.BooleanField(default=False)
    fields = models.JSONField(default=list, blank=True)
    sheet = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.PREPARED)
    started_on = models.DateField()
    talk_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    confirmed_on = models.DateField(null=True, blank=True)
    decline_reason = models.CharField(max_length=14, choices=Referral.DeclineReason, blank=True)
    answer = models.CharField(max_length=300, blank=True)
    feedback_due_on = models.DateField(null=True, blank=True)
    feedback_on = models.DateField(null=True, blank=True)
    feedback = models.CharField(max_length=300, blank=True)
    outcome = models.CharField(max_length=6, choices=Outcome, blank=True)
    ended_on = models.DateField(null=True, blank=True)
    objects: ClassVar[models.Manager[Any]] = PartOfCaseQuerySet.as_manager()

    def get_absolute_url(self) -> str:
        """Return the address of the handover with its steps."""
        return reverse("casework:handover", args=[self.public_id])

    @property
    def is_running(self) -> bool:
        """Test whether something is still to be done."""
        return self.state not in {self.State.ENDED, self.State.REVOKED}


class AnswerLinkQuerySet(PartOfCaseQuerySet):
    """Links of cases."""

    def about(self, sent: Referral | CaseHandover) -> Self:
        """Keep the links of one referral or handover the actor has already been shown."""
        subject = {"referral": sent} if isinstance(sent, Referral) else {"handover": sent}
        return self.asked_for().filter(tenant_id=sent.tenant_id, **subject)

    def living(self, on: date) -> Self:
        """Keep the links that still open on this day."""
        return self.filter(
            revoked_at__isnull=True, answered_at__isnull=True, expires_on__gt=on, tries__lt=AnswerLink.MOST_TRIES
        )


class AnswerLink(AddressedModel):
    """A single-purpose link for a receiver without an account; only its hash is kept, and it dies on a day."""

    # A code of six digits is guessed in five tries by one in 200,000.
    MOST_TRIES: ClassVar[int] = 5

    privacy: ClassVar[Privacy] = client("answer by link", retention=Retention.SHORT)
    case = TenantKey("casework.Case", models.PROTECT)
    referral = TenantKey("casework.Referral", models.PROTECT, null=True, blank=True)
    handover = TenantKey("casework.CaseHandover", models.PROTECT, null=True, blank=True)
    token_hash = models.CharField(max_length=64)
    expires_on = models.DateField()
    opened_at = models.DateTimeField(null=True, blank=True)
    # The receiver undertook to use the sheet for its purpose only (§ 78 SGB X).
    bound_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    code_hash = models.CharField(max_length=128, blank=True)
    objects: ClassVar[models.Manager[Any]] = AnswerLinkQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "token_hash"], name="casework_answer_link_token_key"),
            models.CheckConstraint(
                condition=Q(referral__isnull=False, handover__isnull=True)
                | Q(referral__isnull=True, handover__isnull=False),
                name="casework_answer_link_one_subject",
            ),
        ]

    @property
    def sent(self) -> Referral | CaseHandover:
        """Return what the link is about."""
        found: Referral | CaseHandover = self.referral or self.handover  # type: ignore[assignment]  # a constraint
        return found

    @property
    def last_day(self) -> date:
        """Return the last day on which the link opens."""
        return self.expires_on - timedelta(days=1)

    def state_on(self, day: date) -> str:
        """Return in words whether the link still opens."""
        checks = (
            (self.answered_at is not None, _t("beantwortet")),
            (self.revoked_at is not None, _t("zurückgezogen")),
            (self.tries >= self.MOST_TRIES, _t("gesperrt nach fünf falschen Codes")),
            (self.expires_on <= day, _t("abgelaufen")),
            (self.opened_at is not None, _t("geöffnet")),
        )
        return next((words for holds, words in checks if holds), _t("noch nicht geöffnet"))
