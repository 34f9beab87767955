"""What the district set up for itself: fields, a minimum documentation, a saved filter."""

from datetime import timedelta

from kimpass.casework.actions.extra_values import record_case_values
from kimpass.casework.actions.saved_filters import CASELOAD, save_filter
from kimpass.casework.models import Case
from kimpass.organisation.actions.extra_fields import FieldData, OptionEntry, define_extra_field
from kimpass.organisation.actions.minimum_documentation import agree_minimum_documentation
from kimpass.organisation.data.facts import HINT
from kimpass.people.actions.extra_values import record_person_values
from kimpass.people.models import HouseholdMember
from kimpass.web.demo.world import District

HOMES = ("Eigene Wohnung", "Gemeinschaftsunterkunft", "Bei Verwandten")
AGREED = {
    "assessment": {"birth": HINT, "nationality": HINT, "language": HINT},
    "goal_agreement": {"assessment": HINT, "legal_domain": HINT},
    "monitoring": {"goal": HINT, "follow_up": HINT},
}
FILLED = 8


def set_up_fields(district: District) -> None:
    """Let administration and coordination set up what the district asks for beyond the usual, and fill some of it."""
    if not {"admin", "coordinator"} <= set(district.office):
        return
    day = district.today - timedelta(days=200)
    admin, coordinator = (district.on(district.office[role], day) for role in ("admin", "coordinator"))
    homes = tuple(OptionEntry(label) for label in HOMES)
    for target, kind, data in (
        ("case", "choice", FieldData(label_de="Wohnform", label_en="Housing", options=homes, in_statistics=True)),
        ("case", "date", FieldData(label_de="Kitaplatz ab")),
        ("person", "yes_no", FieldData(label_de="Führerschein", label_en="Driving licence", in_statistics=True)),
        ("contact", "text", FieldData(label_de="Ort des Gesprächs")),
    ):
        define_extra_field(actor=admin, target=target, type=kind, field=data)
    agree_minimum_documentation(
        actor=coordinator,
        rules=AGREED,
        agreed_on=day,
        valid_from=day,
        seen_version=0,
        remark="In der Lenkungsgruppe abgestimmt.",
    )
    for manager in list(district.managers.values())[:2]:
        actor = district.on(manager, district.today)
        save_filter(actor=actor, page=CASELOAD, name="Wiedervorlage fällig", query="faellig=on")
        cases = Case.objects.visible_to(actor).filter(closed_on__isnull=True).order_by("-opened_on", "pk")[:FILLED]
        for case in cases:
            home = district.rng.choice(["eigene_wohnung", "gemeinschaftsunterkunft", "bei_verwandten"])
            record_case_values(actor=actor, case_id=case.pk, values={"wohnform": home})
            members = HouseholdMember.objects.of(case.household).on(district.today).filter(is_reference=True)
            for person in members.values_list("person_id", flat=True):
                answer = district.rng.choice(["yes", "no", "unknown"])
                record_person_values(actor=actor, person_id=person, values={"fuhrerschein": answer})
