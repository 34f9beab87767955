"""Whom a session calls together: invitations that went out, and guests on occasion."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, staff
from kimpass.organisation.models import AddressedModel, TenantModel


class SessionGuest(AddressedModel):
    """Somebody who comes to one session, or to one point of it, by function (BOD-05)."""

    privacy: ClassVar[Privacy] = staff("invite guests")
    session = TenantKey("steering.Session", models.PROTECT, related_name="guests")
    agenda_item = TenantKey("steering.AgendaItem", models.PROTECT, null=True, blank=True)
    function = models.CharField(max_length=200)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    occasion = models.CharField(max_length=200, blank=True)
    email = models.EmailField(blank=True)


class Invitation(TenantModel):
    """One message about a session to one seat or guest; how it fared (BOD-07)."""

    class State(models.TextChoices):
        """How far it came."""

        WAITING = "waiting", _("wartet")
        SENT = "sent", _("verschickt")
        FAILED = "failed", _("nicht zugestellt")
        NO_ADDRESS = "no_address", _("ohne Adresse")

    privacy: ClassVar[Privacy] = staff("invite to sessions")
    session = TenantKey("steering.Session", models.PROTECT, related_name="invitations")
    member = TenantKey("steering.BodyMember", models.PROTECT, null=True, blank=True)
    guest = TenantKey("steering.SessionGuest", models.PROTECT, null=True, blank=True)
    # Counts up with every change, so that calendars replace what they hold (RFC 5545, SEQUENCE).
    sequence = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    sent_at = models.DateTimeField(null=True, blank=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "session", "member", "sequence"], name="steering_invitation_member_key"
            ),
            models.UniqueConstraint(
                fields=["tenant", "session", "guest", "sequence"], name="steering_invitation_guest_key"
            ),
            models.CheckConstraint(
                condition=models.Q(member__isnull=False) ^ models.Q(guest__isnull=False),
                name="steering_invitation_to_one",
            ),
        ]
