"""Agreements by which money, posts or joint work are passed on."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey, fte_field, money_field
from kimpass.kernel.privacy import Privacy, structure
from kimpass.organisation.models.base import AddressedModel, TenantModel


class Agreement(AddressedModel):
    """A contract by which money, posts or joint work are passed on (FUN-06)."""

    class Kind(models.TextChoices):
        """What an agreement does."""

        FORWARDING = "forwarding_agreement", _("Weiterleitungsvertrag")
        COOPERATION = "cooperation_agreement", _("Kooperationsvereinbarung")
        BOTH = "cooperation_and_forwarding", _("Kooperations- und Weiterleitungsvertrag")

    class State(models.TextChoices):
        """How far an agreement has come; the sources often do not say."""

        UNKNOWN = "unknown", _("unbekannt")
        TO_BE_DRAWN_UP = "to_be_drawn_up", _("zu erstellen")
        DRAFT = "draft", _("Entwurf")
        LEGAL_CHECK = "legal_check", _("in rechtlicher Prüfung")
        SIGNED = "signed", _("unterzeichnet")
        ENDED = "ended", _("beendet")

    privacy: ClassVar[Privacy] = structure("agreements")
    kind = models.CharField(max_length=28, choices=Kind)
    state = models.CharField(max_length=16, choices=State, default=State.UNKNOWN)
    parent = TenantKey("organisation.Agreement", models.PROTECT, null=True, blank=True)
    subject = models.CharField(max_length=300, blank=True)
    funding_line = TenantKey("organisation.FundingLine", models.PROTECT, null=True, blank=True)
    amount = money_field(null=True, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)


class AgreementParty(TenantModel):
    """One side of an agreement; an agency we know, or the words of the source ("each town with CM")."""

    privacy: ClassVar[Privacy] = structure("agreements")
    agreement = TenantKey("organisation.Agreement", models.PROTECT, related_name="parties")
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    label = models.CharField(max_length=160)


class AgreementPost(TenantModel):
    """A post an agreement is about, with the full-time equivalents and the money passed on for it (FUN-06)."""

    privacy: ClassVar[Privacy] = structure("agreements")
    agreement = TenantKey("organisation.Agreement", models.PROTECT, related_name="posts")
    post = TenantKey("organisation.Post", models.PROTECT)
    fte = fte_field(null=True, blank=True)
    amount = money_field(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "agreement", "post"], name="organisation_agreement_post_key")
        ]


class AgreementClause(TenantModel):
    """What an agreement settles beside money (FUN-06, FUN-07, ORG-16)."""

    class Kind(models.TextChoices):
        """Which question the clause answers."""

        SUPERVISION = "supervision", _("Fachaufsicht und fachliche Begleitung")
        DOCUMENTATION = "documentation_standard", _("Standard der Dokumentation")
        HANDOVER = "handover_procedure", _("Übergabe und Weiterleitung von Fällen")
        CONCEPT = "within_concept", _("Handeln im Rahmen des Gesamtkonzepts")
        OTHER = "other", _("Sonstiges")

    privacy: ClassVar[Privacy] = structure("agreements")
    agreement = TenantKey("organisation.Agreement", models.PROTECT, related_name="clauses")
    kind = models.CharField(max_length=24, choices=Kind)
    text = models.CharField(max_length=1000)
    sort = models.PositiveSmallIntegerField(default=0)
