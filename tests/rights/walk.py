"""Walk every address of the application, with every object there is, as everybody."""

from dataclasses import dataclass, field, replace
from datetime import timedelta
from html.parser import HTMLParser

from django.urls import URLPattern, get_resolver, reverse
from django.utils.timezone import localdate

from kimpass.accounts.models import User
from kimpass.casework.actions.office_hours import record_office_hour_contact
from kimpass.casework.models import Case
from kimpass.network.actions.demarcations import DemarcationData, add_demarcation
from kimpass.network.actions.locations import add_location
from kimpass.network.actions.materials import VersionData, add_material, add_material_version
from kimpass.network.actions.needs_analyses import start_needs_analysis
from kimpass.network.actions.services import ServiceData, add_service
from kimpass.network.models.parts import LocationData
from kimpass.organisation.actions.target_groups import GroupData, add_target_group
from kimpass.organisation.models import Unit
from kimpass.organisation.selectors.target_groups import Rule
from kimpass.web.journey import case as way
from kimpass.web.journey import system
from kimpass.web.journey.stage import CREW, Stage
from kimpass.web.journey.told import Story
from tests.rights import offices, reporting
from tests.rights.exchange import hand_to_the_land
from tests.rights.money import handle_money
from tests.rights.office import run_the_office
from tests.rights.planning import plan_ahead
from tests.rights.posts import keep_posts

# Words that exist nowhere but in a person's row or in what was written about the person.
CANARY = "Kanariquell"
CANARY_ORIGINAL = "كناريكويل"
CANARY_NOTE = "Stand der Zuweisung besprochen"
CANARIES = (CANARY, CANARY_ORIGINAL, CANARY_NOTE, "Rania", "Leila")
BLIND = ("coordinator", "programme_manager", "admin", "residence_officer", "other_case_manager")
ROLES = ("case_manager", *BLIND)
# Addresses that end a session, or lead the walk out of it.
ASIDE = {
    "account_logout",
    "account_login",
    "accounts:own_password",
    "accounts:choose_tenant",
    "accounts:set_language",
    "accounts:demo_login",
}
SLUGS = {
    "casework:standard_letter_file": [{"key": "einladung"}, {"key": "gibt-es-nicht"}],
    "controlling:report": [{"kind": "staffing-funding"}, {"kind": "goals"}, {"kind": "gibt-es-nicht"}],
    "controlling:report_file": [{"kind": "staffing-funding"}, {"kind": "goals"}],
    "controlling:start_report": [{"kind": "staffing-funding"}, {"kind": "gibt-es-nicht"}],
    "organisation:open_place": [{"ags": "05570"}, {"ags": "gibt-es-nicht"}],
    "organisation:renew_first_password": [{"ags": "05570"}, {"ags": "gibt-es-nicht"}],
    "organisation:catalogue": [{"key": "field_of_action"}, {"key": "gibt-es-nicht"}],
    "organisation:rename_code": [{"key": "field_of_action", "code": "SPRACHE"}],
    **{f"controlling:{name}": [{"solution": "0" * 12}] for name in ("solution", "adopt_solution", "withdraw_solution")},
    "steering:reorder_ladder": [{"step_key": "local"}, {"step_key": "gibt-es-nicht"}],
    "steering:change_ladder_step": [{"step_key": "local"}, {"step_key": "gibt-es-nicht"}],
    "casework:answer_by_link": [{"tenant_key": "gibt-es-nicht", "token": "x" * 43}],
    "casework:calendar_feed": [{"tenant_key": "gibt-es-nicht", "token": "x" * 43}],
    "public:on_site": [{"tenant_key": "gibt-es-nicht"}],
    "organisation:end_code": [{"key": "field_of_action", "code": "SPRACHE"}],
    "organisation:change_target_group": [{"key": "familien"}, {"key": "gibt-es-nicht"}],
    "organisation:end_target_group": [{"key": "familien"}],
}


@dataclass
class Kreis:
    """A tenant in which the whole loop has been walked, and who works there."""

    stage: Stage
    story: Story
    case: Case
    users: dict[str, User] = field(default_factory=dict)

    def sign_in(self, client, role):
        client.force_login(self.users[role])
        session = client.session
        session["tenant_id"] = self.stage.tenant.pk
        session.save()
        return client


@dataclass(frozen=True)
class Route:
    """One address with the model its guard loads."""

    name: str
    view: object
    parameters: tuple[str, ...]

    def addresses(self, tenant_id):
        """Return the addresses of this route for every object there is."""
        if self.name in SLUGS:
            return [reverse(self.name, kwargs=values) for values in SLUGS[self.name]]
        if not self.parameters:
            return [reverse(self.name)]
        assert self.parameters == ("pid",), f"{self.name}: tell the walk what {self.parameters} may be"
        model = self.view.guarded_model
        ids = model._default_manager.asked_for().filter(tenant_id=tenant_id).values_list("public_id", flat=True)
        return [reverse(self.name, args=[pid]) for pid in ids.order_by("pk")]


def routes(resolver=None, namespace=""):
    """Yield every named route of the application."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            name = f"{namespace}{entry.name}"
            if name not in ASIDE:
                yield Route(name, entry.callback, tuple(entry.pattern.converters))
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry, inner)


def set_stage(monkeypatch):
    """Set the stage for a Kreis whose clients bear the canary's name."""
    monkeypatch.setattr(way, "CLIENT", replace(way.CLIENT, family_name=CANARY, original_name=CANARY_ORIGINAL))
    monkeypatch.setattr(way, "WIFE", replace(way.WIFE, family_name=CANARY))
    monkeypatch.setattr(way, "CHILD", replace(way.CHILD, family_name=CANARY))
    monkeypatch.setattr(way, "somebody_is_known_elsewhere", lambda story: None)
    for role in ("programme_manager", "admin", "residence_officer"):
        monkeypatch.setitem(CREW, role, "")
    return Stage(localdate() - timedelta(days=150))


def furnish(stage):
    """Let the loop happen on a bound stage."""
    stage.furnish()
    offer_something(stage)
    keep_the_network(stage)
    keep_posts(stage)
    open_doors(stage)
    story = Story(stage)
    somebody_of_the_same_name(story)
    case = way.access_and_intake(story)
    person = way.papers(story, case)
    step = way.planning(story, case, person)
    way.referral(story, case, person)
    way.monitoring(story, case, step)
    finding = way.report(story, case)
    theme = system.bundle(story, finding)
    sitting = system.prepare(story, theme)
    system.decide(story, theme, sitting)
    system.answer(story, theme)
    run_the_office(stage, theme)
    handle_money(stage)
    plan_ahead(stage)
    reporting.tell(stage)
    hand_to_the_land(stage)
    offices.work(stage)
    offices.hand_one_check(stage, person)
    users = {role: User.objects.get(username=role) for role in ROLES}
    return Kreis(stage, story, case, users)


def offer_something(stage, name="Spielgruppe"):
    """Put one offer into the directory."""
    actor = stage.actor("coordinator")
    data = ServiceData(
        name=name, agency_id=stage.agencies["jobcenter"].pk, field_id=stage.entry("field_of_action", "KITA")
    )
    row = add_service(actor=actor, service=data, on=actor.today)
    add_location(actor=actor, service_id=row.pk, location=LocationData("Haus der Beratung", place="Musterstadt"))


def keep_the_network(stage):
    """Let there be one of each: a needs analysis, a demarcation, a material in a language."""
    actor = stage.actor("coordinator")
    start_needs_analysis(actor=actor, reference_date=actor.today)
    add_demarcation(actor=actor, demarcation=DemarcationData("MBE", aim="Erstberatung"))
    flyer = add_material(actor=actor, kind="flyer", title="Ankommen", edition_on=actor.today)
    add_material_version(actor=actor, material_id=flyer.pk, data=VersionData("de", "Ankommen"))


def open_doors(stage):
    """Let two notifications wait, one with the coordinating office, hold an office hour, name a target group."""
    manager, coordinator = stage.actor("case_manager"), stage.actor("coordinator")
    unit = stage.units["musterstadt"].pk
    Unit.objects.create(tenant=stage.tenant, kind="target_group_unit", key="uma", name="KIM UmA")
    for direct in (False, True):
        way.access.record_access_request(
            actor=manager,
            level="level_2",
            channel="job_centre",
            unit_id=unit,
            received_on=manager.today,
            reasons=["structural_deficit"],
            directly_to_coordination=direct,
        )
    record_office_hour_contact(
        actor=manager, unit_id=unit, topic_ids=[stage.entry("field_of_action", "KITA")], on=manager.today
    )
    families = GroupData("Familien", Rule(has_children=True))
    add_target_group(actor=coordinator, data=families, valid_from=coordinator.today)


def somebody_of_the_same_name(story):
    """Know somebody of the same name elsewhere, whom the intake is warned of."""
    actor = story.stage.actor("other_case_manager")
    twin = way.PersonData(family_name=CANARY, given_names="Mohammad", birth_year=way.CLIENT.birth_year)
    way.intake.begin_intake(actor=actor, unit_id=story.stage.units["nebenstadt"].pk, on=actor.today, person=twin)


class Forms(HTMLParser):
    """Collects the forms of a page: action, method, and the names and values of their fields."""

    def __init__(self, page):
        super().__init__()
        self.forms = []
        self._select = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        if tag == "form":
            self.forms.append({"action": values.get("action", ""), "method": values.get("method", "get"), "fields": {}})
        elif self.forms and tag in {"input", "textarea"} and values.get("name"):
            self._field(tag, values)
        elif self.forms and tag == "select" and values.get("name"):
            self._select = values["name"]
            self.forms[-1]["fields"].setdefault(self._select, ("choice", ""))
        elif self.forms and tag == "option" and self._select and values.get("value"):
            kind, first = self.forms[-1]["fields"][self._select]
            self.forms[-1]["fields"][self._select] = (kind, first or values["value"])

    def _field(self, tag, values):
        kind = values.get("type", "text") if tag == "input" else "textarea"
        if kind in {"radio", "checkbox"}:
            self.forms[-1]["fields"].setdefault(values["name"], ("choice", values.get("value", "on")))
        elif kind == "hidden":
            self.forms[-1]["fields"][values["name"]] = ("hidden", values.get("value", ""))
        else:
            self.forms[-1]["fields"][values["name"]] = ("text", values.get("value", ""))

    def handle_endtag(self, tag):
        if tag == "select":
            self._select = None

    def posting(self):
        """Return the forms that write."""
        return [form for form in self.forms if form["method"].lower() == "post"]
