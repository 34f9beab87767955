"""How somebody comes to case management: before there is a case, and without identity (ACC-01 to -05)."""

from datetime import date
from typing import Any, ClassVar, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor, Permission
from kimpass.kernel.fields import TenantKey
from kimpass.kernel.privacy import Privacy, Retention, client, structure
from kimpass.kernel.scope import ScopedQuerySet
from kimpass.organisation.models import AddressedModel, TenantModel


class AccessRequestQuerySet(ScopedQuerySet["AccessRequest"]):
    """Access requests, by place."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the requests of the actor's units, and for the coordinating office those that were given to it."""
        there = models.Q(directly_to_coordination=True) | models.Q(assigned_on__isnull=False)
        there |= models.Q(triage=AccessRequest.Triage.PASSED_ON)
        seen = _within(actor.units_with(Permission.ACCESS_VIEW))
        return self.for_tenant(actor).filter(seen | there & _within(actor.units_with(Permission.ACCESS_COORDINATE)))

    def waiting(self) -> Self:
        """Keep the requests nobody has decided on."""
        return self.filter(_new() | _at_coordination())

    def waiting_for(self, actor: Actor) -> Self:
        """Keep what waits for the actor: as case management of a unit, or as coordinating office (ACC-03)."""
        mine = _new() & ~_at_coordination() & _within(actor.units_with(Permission.ACCESS_VIEW))
        theirs = _at_coordination() & _within(actor.units_with(Permission.ACCESS_COORDINATE))
        return self.for_tenant(actor).filter(mine | theirs)

    def owed_an_answer(self, before: date) -> Self:
        """Keep the notifications decided by this day of whose outcome the reporter has not heard (ACC-06)."""
        return self.filter(_decided_here() | _decided_there()).filter(_untold(before))

    def owed_by(self, actor: Actor, before: date) -> Self:
        """Keep those of them whose reporter the actor is to tell: whoever has decided also answers."""
        mine = _decided_here() & _within(actor.units_with(Permission.ACCESS_VIEW))
        theirs = _decided_there() & _within(actor.units_with(Permission.ACCESS_COORDINATE))
        return self.for_tenant(actor).filter(mine | theirs).filter(_untold(before))


def _within(units: frozenset[int] | None) -> models.Q:
    """Test whether a request belongs to one of the units; None stands for the whole tenant."""
    return models.Q(tenant_id__isnull=False) if units is None else models.Q(unit_id__in=units)


def _new() -> models.Q:
    return models.Q(triage=AccessRequest.Triage.NEW)


def _at_coordination() -> models.Q:
    direct = models.Q(directly_to_coordination=True, assigned_on__isnull=True)
    return (_new() & direct) | models.Q(triage=AccessRequest.Triage.PASSED_ON, outcome="")


def _decided_here() -> models.Q:
    final = (AccessRequest.Triage.ACCEPTED, AccessRequest.Triage.JOINED, AccessRequest.Triage.RETURNED)
    return models.Q(triage__in=final)


def _decided_there() -> models.Q:
    return models.Q(triage=AccessRequest.Triage.PASSED_ON) & ~models.Q(outcome="")


def _untold(before: date) -> models.Q:
    return models.Q(level=AccessRequest.Level.LEVEL_2, outcome_told_on__isnull=True, decided_on__lte=before)


class AccessRequest(AddressedModel):
    """An enquiry or notification on level 1 or 2; carries no identity (ACC-01, ACC-05)."""

    class Level(models.TextChoices):
        """Level 1: the person comes or is sent. Level 2: an actor reports a complex case."""

        LEVEL_1 = "level_1", _("Ebene 1")
        LEVEL_2 = "level_2", _("Ebene 2")

    class Channel(models.TextChoices):
        """By which way (ACC-02, ACC-03)."""

        REGISTRATION_OFFICE = "registration_office", _("Einwohnermeldeamt")
        REFUGEE_ADVICE = "refugee_advice", _("Flüchtlingsberatung")
        SOCIAL_WELFARE_OFFICE = "social_welfare_office", _("Sozialamt")
        YOUTH_WELFARE_OFFICE = "youth_welfare_office", _("Jugendamt")
        JOB_CENTRE = "job_centre", _("Jobcenter")
        IMMIGRATION_AUTHORITY = "immigration_authority", _("Ausländerbehörde")
        ADVICE_CENTRE = "advice_centre", _("Beratungsstelle")
        SCHOOL = "school", _("Schule")
        VOLUNTEERS = "volunteers", _("Ehrenamt")
        FLYER = "flyer", _("Flyer, Plakat")
        WEBSITE = "website", _("Internetseite, App")
        SELF = "self", _("von sich aus")
        OTHER = "other", _("anderer Weg")

    class Reason(models.TextChoices):
        """Why a case is reported on level 2; several may apply (ACC-04)."""

        INTERPLAY = "interplay", _("Zuständigkeiten in verschiedenen Rechtskreisen")
        STRUCTURAL_DEFICIT = "structural_deficit", _("strukturelle Lücken bei Übergängen oder Angeboten")
        PROBLEM_ACCUMULATION = "problem_accumulation", _("Problemkumulation")
        DISCRETION = "discretion", _("Konflikte, unterschiedlich genutzte Ermessensspielräume")

    class Triage(models.TextChoices):
        """What was decided about the request."""

        NEW = "new", _("neu")
        ACCEPTED = "accepted", _("angenommen")
        RETURNED = "returned", _("zurückgegeben")
        JOINED = "joined", _("einem bestehenden Fall zugeordnet")
        PASSED_ON = "passed_on", _("an die Koordinierende Stelle gegeben")

    class Outcome(models.TextChoices):
        """What the reporter hears in the end: a category, never content (ACC-06)."""

        IN_SUPPORT = "in_support", _("wird begleitet")
        REFERRED = "referred", _("an eine andere Stelle verwiesen")
        SETTLED = "settled", _("geregelt")
        NOT_REACHED = "not_reached", _("nicht erreicht")
        DECLINED = "declined", _("Unterstützung nicht gewünscht")
        STRUCTURE = "structure", _("als Hinweis an die Strukturebene gegeben")

    privacy: ClassVar[Privacy] = client("come to case management", retention=Retention.REGISTERED_ONLY)
    level = models.CharField(max_length=8, choices=Level)
    channel = models.CharField(max_length=24, choices=Channel)
    received_on = models.DateField()
    unit = TenantKey("organisation.Unit", models.PROTECT)
    reporter_agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    directly_to_coordination = models.BooleanField(default=False)
    summary = models.TextField(max_length=2000, blank=True)
    triage = models.CharField(max_length=10, choices=Triage, default=Triage.NEW)
    triage_reason = models.CharField(max_length=300, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    is_same_day = models.BooleanField(default=False)
    acknowledged_on = models.DateField(null=True, blank=True)
    joined_case = TenantKey("casework.Case", models.PROTECT, null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    outcome_told_on = models.DateField(null=True, blank=True)
    # When the coordinating office gave the request to the case management of the unit.
    assigned_on = models.DateField(null=True, blank=True)
    finding = TenantKey("steering.Finding", models.PROTECT, null=True, blank=True)
    recorded_by = TenantKey("organisation.StaffMember", models.PROTECT)

    objects: ClassVar[models.Manager[Any]] = AccessRequestQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["tenant", "triage", "unit", "received_on"], name="casework_access_waiting")]

    @property
    def is_at_coordination(self) -> bool:
        """Test whether the coordinating office has the request, and has not answered."""
        if self.triage == self.Triage.PASSED_ON:
            return not self.outcome
        return self.triage == self.Triage.NEW and self.directly_to_coordination and self.assigned_on is None

    @property
    def is_open(self) -> bool:
        """Test whether somebody still has to decide."""
        return self.triage == self.Triage.NEW or self.is_at_coordination

    @property
    def was_at_coordination(self) -> bool:
        """Test whether the coordinating office has had the request in its hands."""
        given = self.directly_to_coordination or self.assigned_on is not None
        return given or self.triage == self.Triage.PASSED_ON


class OfficeHourQuerySet(ScopedQuerySet["OfficeHourContact"]):
    """Office-hour contacts, by place."""

    def visible_to(self, actor: Actor) -> Self:
        """Keep the contacts of the units in which the actor may see access requests."""
        units = actor.units_with(Permission.ACCESS_VIEW)
        rows = self.for_tenant(actor)
        return rows if units is None else rows.filter(unit_id__in=units)


class AccessReason(TenantModel):
    """One of the reasons of a level 2 notification."""

    privacy: ClassVar[Privacy] = client("come to case management", retention=Retention.REGISTERED_ONLY)
    access_request = TenantKey("casework.AccessRequest", models.PROTECT, related_name="reasons")
    reason = models.CharField(max_length=24, choices=AccessRequest.Reason)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["tenant", "access_request", "reason"], name="casework_access_reason_natural_key"
            )
        ]


class AccessIdentity(TenantModel):
    """Who a request is about: only with the client's consent, and with who obtained it (ACC-05)."""

    privacy: ClassVar[Privacy] = client("come to case management", retention=Retention.REGISTERED_ONLY)
    access_request = TenantKey("casework.AccessRequest", models.PROTECT, related_name="identities")
    name = models.CharField(max_length=160)
    reachable_by = models.CharField(max_length=160, blank=True)
    consent_obtained_by = models.CharField(max_length=160)
    consent_obtained_on = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "access_request"], name="casework_access_identity_key")
        ]


class OfficeHourContact(AddressedModel):
    """Somebody came to the open office hour: counted, without a person (ACC-10)."""

    class Outcome(models.TextChoices):
        """What came of it."""

        INFORMED = "informed", _("informiert")
        SETTLED = "settled", _("gleich geregelt")
        POINTED_ON = "pointed_on", _("an andere Stelle gewiesen")
        INTAKE = "intake", _("Erstgespräch vereinbart")

    privacy: ClassVar[Privacy] = structure("open office hours, without people")
    unit = TenantKey("organisation.Unit", models.PROTECT)
    held_on = models.DateField()
    language = models.CharField(max_length=12, blank=True)
    persons = models.PositiveSmallIntegerField(default=1)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, default=Outcome.INFORMED)
    recorded_by = TenantKey("organisation.StaffMember", models.PROTECT)
    objects: ClassVar[models.Manager[Any]] = OfficeHourQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(persons__gte=1), name="casework_office_hour_somebody_came")
        ]


class OfficeHourTopic(TenantModel):
    """A field of action an office-hour contact was about."""

    privacy: ClassVar[Privacy] = structure("open office hours, without people")
    contact = TenantKey("casework.OfficeHourContact", models.PROTECT, related_name="topics")
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tenant", "contact", "field"], name="casework_office_hour_topic_key")
        ]
