"""Bodies, their sessions, what they decide and what follows from it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.fields import TenantKey, money_field
from kimpass.kernel.privacy import DataClass, Privacy, staff, structure
from kimpass.organisation.models import AddressedModel, PeriodModel, TenantModel, precision_field


class Body(AddressedModel):
    """A Gremium: steering group, planning conference, working group, local forum (BOD-01)."""

    class Kind(models.TextChoices):
        """What a body is."""

        STEERING_GROUP = "steering_group", _("Lenkungsgruppe")
        PLANNING_CONFERENCE = "planning_conference", _("Planungskonferenz")
        CASE_CONFERENCE = "case_conference", _("Fallkonferenz")
        WORKING_GROUP = "working_group", _("Arbeitsgruppe")
        PROJECT_GROUP = "project_group", _("Projektgruppe")
        LOCAL_FORUM = "local_forum", _("Runder Tisch, Arbeitskreis")
        MEETING = "meeting", _("regelmäßige Besprechung")
        POLITICAL = "political", _("politisches Gremium")

    class Level(models.TextChoices):
        """Where a body works."""

        LOCAL = "local", _("Kommune")
        DISTRICT = "district", _("Kreis")
        STATE = "state", _("Land")

    privacy: ClassVar[Privacy] = structure("register of bodies")
    key = models.SlugField(max_length=40)
    kind = models.CharField(max_length=20, choices=Kind)
    level = models.CharField(max_length=10, choices=Level, default=Level.DISTRICT)
    name = models.CharField(max_length=160)
    unit = TenantKey("organisation.Unit", models.PROTECT, null=True, blank=True)
    founded_by = TenantKey("steering.Decision", models.PROTECT, null=True, blank=True)
    size_min = models.PositiveSmallIntegerField(null=True, blank=True)
    size_max = models.PositiveSmallIntegerField(null=True, blank=True)
    sessions_per_year = models.PositiveSmallIntegerField(null=True, blank=True)
    decision_mode = models.CharField(max_length=40, blank=True)
    purpose = models.TextField(max_length=2000, blank=True)
    field = TenantKey("organisation.CatalogueEntry", models.PROTECT, null=True, blank=True)
    lead_function = models.CharField(max_length=160, blank=True)
    rhythm = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=300, blank=True)
    active_from = models.DateField(null=True, blank=True)
    active_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "key"], name="steering_body_natural_key")]


class Sector(models.TextChoices):
    """The part of the network a seat speaks for; what the plan names and nobody fills shows as a hole (BOD-08)."""

    IMMIGRATION = "immigration", _("Ausländerbehörde")
    NATURALISATION = "naturalisation", _("Einbürgerungsbehörde")
    YOUTH = "youth", _("Jugend")
    HEALTH = "health", _("Gesundheit")
    SCHOOL = "school", _("Schule")
    SOCIAL = "social", _("Soziales")
    JOB_CENTRE = "job_centre", _("Jobcenter")
    EMPLOYMENT_AGENCY = "employment_agency", _("Agentur für Arbeit")
    WELFARE = "welfare", _("Freie Wohlfahrtspflege")
    COURSES = "courses", _("Sprachkursträger")
    MIGRANT_ORGANISATIONS = "migrant_organisations", _("Migrantenorganisationen")
    BUSINESS = "business", _("Wirtschaft")
    VOLUNTEERS = "volunteers", _("Ehrenamt")
    MUNICIPALITIES = "municipalities", _("Kommunen")
    OTHER = "other", _("andere")


class BodyMember(PeriodModel):
    """A seat by function and sending organisation; the person is optional and replaceable (BOD-02)."""

    privacy: ClassVar[Privacy] = staff("know who sits in a body", function=DataClass.NONE, represents=DataClass.NONE)
    body = TenantKey("steering.Body", models.PROTECT, related_name="members")
    function = models.CharField(max_length=200)
    agency = TenantKey("organisation.Agency", models.PROTECT, null=True, blank=True)
    staff_member = TenantKey("organisation.StaffMember", models.PROTECT, null=True, blank=True)
    headcount = models.PositiveSmallIntegerField(null=True, blank=True)
    sector = models.CharField(max_length=30, choices=Sector, blank=True)
    represents = models.CharField(max_length=160, blank=True)
    decides = models.BooleanField(null=True, blank=True)
    email = models.EmailField(blank=True)
    is_guest = models.BooleanField(default=False)
    as_needed = models.BooleanField(default=False)
    sort = models.PositiveSmallIntegerField(default=0)


class Session(AddressedModel):
    """A meeting of a body (BOD-04); its date may be known only roughly."""

    class State(models.TextChoices):
        """Whether a session is still to come."""

        PLANNED = "planned", _("geplant")
        HELD = "held", _("durchgeführt")
        CANCELLED = "cancelled", _("abgesagt")

    class Form(models.TextChoices):
        """How people meet."""

        PRESENT = "present", _("vor Ort")
        DIGITAL = "digital", _("digital")
        MIXED = "mixed", _("vor Ort und digital")

    privacy: ClassVar[Privacy] = structure("sessions")
    body = TenantKey("steering.Body", models.PROTECT, related_name="sessions")
    number = models.PositiveSmallIntegerField()
    held_on = models.DateField(null=True, blank=True)
    precision = precision_field()
    label = models.CharField(max_length=80, blank=True)
    place = models.CharField(max_length=160, blank=True)
    starts_at = models.TimeField(null=True, blank=True)
    ends_at = models.TimeField(null=True, blank=True)
    form = models.CharField(max_length=8, choices=Form, blank=True)
    is_constituent = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    prepares = TenantKey("steering.Session", models.PROTECT, null=True, blank=True)
    minutes = models.TextField(max_length=20000, blank=True)
    minutes_released_on = models.DateField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=200, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tenant", "body", "number"], name="steering_session_number_key")]


class AgendaItem(AddressedModel):
    """One point of a session's agenda; usually built from a theme."""

    privacy: ClassVar[Privacy] = structure("sessions")
    session = TenantKey("steering.Session", models.PROTECT, related_name="agenda")
    sort = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=200)
    theme = TenantKey("steering.Theme", models.PROTECT, null=True, blank=True)
    paper = TenantKey("steering.DecisionPaper", models.PROTECT, null=True, blank=True)
    was_treated = models.BooleanField(default=False)
    cases_used = models.PositiveSmallIntegerField(null=True, blank=True)
    note = models.TextField(max_length=4000, blank=True)


class Attendance(TenantModel):
    """Who was there, by function."""

    privacy: ClassVar[Privacy] = staff("minutes")
    session = TenantKey("steering.Session", models.PROTECT, related_name="attendance")
    member = TenantKey("steering.BodyMember", models.PROTECT, null=True, blank=True)
    function = models.CharField(max_length=200)
    present = models.PositiveSmallIntegerField(default=1)


class SessionTask(AddressedModel):
    """Something a session asked somebody to do until a day."""

    privacy: ClassVar[Privacy] = structure("sessions")
    session = TenantKey("steering.Session", models.PROTECT, related_name="tasks")
    text = models.CharField(max_length=300)
    owner_function = models.CharField(max_length=160)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)


class Decision(AddressedModel):
    """What a session decided on a point, and what kind of result it is (BOD-11, SYS-13)."""

    class Result(models.TextChoices):
        """What a decision ends in; an agreed exchange is a result but no group."""

        GROUP_FOUNDED = "group_founded", _("Arbeitsgruppe gegründet")
        MEASURE = "measure", _("Maßnahme beschlossen")
        EXCHANGE_AGREED = "exchange_agreed", _("Austausch vereinbart")
        STATE_ISSUE = "state_issue", _("Anliegen an das Land")
        ENDORSED = "endorsed", _("befürwortet")
        NONE = "none", _("ohne Ergebnis")

    class Mode(models.TextChoices):
        """How a body decides (BOD-11); imports may bring words of their own."""

        CONSENSUS = "consensus", _("im Konsens")
        UNANIMOUS = "unanimous", _("einstimmig")
        MAJORITY = "majority", _("mit Mehrheit")
        CIRCULATED = "circulated", _("im Umlauf")
        BY_LEAD = "by_lead", _("durch die Leitung")

    privacy: ClassVar[Privacy] = structure("decisions")
    agenda_item = TenantKey("steering.AgendaItem", models.PROTECT, related_name="decisions")
    text = models.TextField(max_length=4000)
    mode = models.CharField(max_length=40, blank=True)
    result = models.CharField(max_length=16, choices=Result)
    decided_on = models.DateField(null=True, blank=True)
    founds = TenantKey("steering.Body", models.PROTECT, null=True, blank=True)

    @property
    def mode_words(self) -> str:
        """Return how it was decided, in words."""
        return str(dict(self.Mode.choices).get(self.mode, self.mode))


class Measure(AddressedModel):
    """What is done about a theme, by whom, until when, and whether it worked (SYS-16)."""

    class State(models.TextChoices):
        """From idea to standard."""

        IDEA = "idea", _("Idee")
        DECIDED = "decided", _("beschlossen")
        IN_WORK = "in_work", _("in Arbeit")
        IMPLEMENTED = "implemented", _("umgesetzt")
        STANDARD = "standard", _("Standard")
        DROPPED = "dropped", _("eingestellt")

    privacy: ClassVar[Privacy] = structure("measures")
    title = models.CharField(max_length=200)
    theme = TenantKey("steering.Theme", models.PROTECT, null=True, blank=True, related_name="measures")
    decision = TenantKey("steering.Decision", models.PROTECT, null=True, blank=True, related_name="measures")
    state = models.CharField(max_length=12, choices=State, default=State.DECIDED)
    owner_function = models.CharField(max_length=160, blank=True)
    due_on = models.DateField(null=True, blank=True)
    funding_line = TenantKey("organisation.FundingLine", models.PROTECT, null=True, blank=True)
    cost = money_field(null=True, blank=True)
    # Another funded programme that pays for this already (FUN-09).
    other_programme = models.CharField(max_length=120, blank=True)
    effect = models.TextField(max_length=2000, blank=True)
    check_effect_on = models.DateField(null=True, blank=True)


class MeasureState(PeriodModel):
    """Which state a measure was in, from when to when."""

    privacy: ClassVar[Privacy] = structure("measures")
    measure = TenantKey("steering.Measure", models.PROTECT, related_name="states")
    state = models.CharField(max_length=12, choices=Measure.State)
