"""Interpreters and their bookings; no key leads to a case."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey, money_field
from kimpass.kernel.privacy import DataClass, Privacy, staff
from kimpass.organisation.models import AddressedModel, TenantModel


class Interpreter(AddressedModel):
    """Somebody who interprets, from a pool or a service; staff data, no client (INT)."""

    class Kind(models.TextChoices):
        """On which footing."""

        SWORN = "sworn", _("vereidigt")
        TRAINED = "trained", _("geschult (Sprachmittlung)")
        VOLUNTEER = "volunteer", _("ehrenamtlich")
        PHONE = "phone", _("Telefon- oder Videodienst")

    privacy: ClassVar[Privacy] = staff("interpreters")
    name = models.CharField(max_length=120)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    kind = models.CharField(max_length=10, choices=Kind)
    reachable_by = models.CharField(max_length=160, blank=True)
    undertaking_on = models.DateField(null=True, blank=True)
    rate_per_hour = money_field(null=True, blank=True)
    ended_on = models.DateField(null=True, blank=True)


class InterpreterLanguage(TenantModel):
    """A language somebody interprets."""

    privacy: ClassVar[Privacy] = staff("interpreters")
    interpreter = TenantKey("network.Interpreter", models.PROTECT, related_name="languages")
    language = models.CharField(max_length=12)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "interpreter", "language"], name="network_interpreter_speaks_key")
        ]


class InterpreterAssignment(AddressedModel):
    """One booking of an interpreter: asked for, confirmed, done and costed; knows no case and no client."""

    class State(models.TextChoices):
        """How far it is."""

        WANTED = "wanted", _("gesucht")
        ASKED = "asked", _("angefragt")
        CONFIRMED = "confirmed", _("zugesagt")
        DECLINED = "declined", _("abgesagt")
        DONE = "done", _("durchgeführt")
        CANCELLED = "cancelled", _("storniert")

    privacy: ClassVar[Privacy] = staff("interpreters", language=DataClass.NONE)
    language = models.CharField(max_length=12)
    unit = TenantKey("organisation.Unit", models.PROTECT)
    starts_at = models.DateTimeField()
    minutes_planned = models.PositiveSmallIntegerField()
    interpreter = TenantKey("network.Interpreter", models.PROTECT, null=True, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WANTED)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    cost = money_field(null=True, blank=True)
    funding_line = TenantKey("organisation.FundingLine", models.PROTECT, null=True, blank=True)
    remark = models.CharField(max_length=200, blank=True)
