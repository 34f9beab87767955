import csv
from io import BytesIO, StringIO

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from openpyxl import load_workbook

from kimpass.audit.models import Event, ReadEntry
from kimpass.casework.actions.exports import ExportRefused, export_caseload
from kimpass.casework.actions.extra_values import record_case_values
from kimpass.casework.models import Case, CaseMember, CasePhase, Responsibility
from kimpass.casework.selectors.caseload import CaseloadFilter
from kimpass.casework.selectors.exports import COLUMNS, columns
from kimpass.organisation.actions.extra_fields import FieldData, OptionEntry, define_extra_field, end_extra_field
from kimpass.people.actions.extra_values import record_person_values
from kimpass.people.models import Household, HouseholdMember, Person

ALL_COLUMNS = [column.key for column in COLUMNS]


def read(content):
    return list(csv.reader(StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def export(musterland, columns=("number",), login="alice", file_format="csv", **wanted):
    actor = musterland.actor(login)
    return export_caseload(actor=actor, wanted=CaseloadFilter(**wanted), columns=list(columns), file_format=file_format)


def test_export_caseload_holds_what_the_list_holds(musterland, facts):
    case = musterland.case(name="=Berg")
    musterland.case(kept_by="eve", unit="nebenstadt", name="Fremd")
    exported = export(musterland, ALL_COLUMNS)
    head, row = read(exported.content)
    values = dict(zip(head, row, strict=True))
    assert values["Fallnummer"] == case.number
    assert values["Familienname"] == "'=Berg"
    assert (values["Phase"], values["Kommune"], values["zuständig"]) == ("Intake", "Musterstadt", "Alice")
    assert (values["beratene Personen"], values["eröffnet am"]) == ("1", "24.10.2026")
    assert exported.case_ids == (case.pk,)
    assert facts() == ["caseload.exported"]
    told = Event.objects.order_by("-pk").first().facts
    assert (told["rows"], told["names"], told["format"]) == (1, 3, "csv")
    assert "Berg" not in str(told)


@pytest.mark.parametrize("login", ["charlie", "diana", "anton"])
def test_export_caseload_is_for_whoever_keeps_cases(musterland, login):
    with pytest.raises(PermissionDenied, match="Tabelle"):
        export(musterland, login=login)


@pytest.mark.parametrize("change", [{"columns": ()}, {"columns": ("note",)}, {"file_format": "pdf"}])
def test_export_caseload_refuses_what_is_not_there(musterland, change):
    with pytest.raises(ExportRefused, match="Spalte"):
        export(musterland, **change)


def test_the_districts_own_fields_stand_in_the_table_even_ended(musterland):
    anton, alice = musterland.actor("anton"), musterland.actor("alice")

    def define(target, kind, label, **values):
        return define_extra_field(actor=anton, target=target, type=kind, field=FieldData(label_de=label, **values))

    define("case", "choice", "Wohnform", options=(OptionEntry("Unterkunft"),))
    define("person", "number", "Kinder")
    define("contact", "text", "Ort")
    old = define("case", "text", "Alt")
    case = musterland.case()
    values = {"wohnform": "unterkunft", "alt": "-1"}
    record_case_values(actor=alice, case_id=case.pk, values=values)
    record_person_values(actor=alice, person_id=musterland.person_of(case).pk, values={"kinder": 3})
    end_extra_field(actor=anton, extra_field_id=old.pk)
    own = [column.key for column in columns(alice)][len(COLUMNS) :]
    assert own == ["case_wohnform", "case_alt", "person_kinder"]
    head, row = read(export(musterland, own).content)
    assert head == ["Wohnform (Fall)", "Alt (Fall)", "Kinder (Person)"]
    assert row == ["Unterkunft", "'-1", "3"]
    sheet = load_workbook(BytesIO(export(musterland, own, file_format="xlsx").content)).active
    assert [cell.value for cell in sheet[2]] == ["Unterkunft", "-1", 3]


def many(musterland, number):
    """Put many cases into the tables at once."""
    tenant, day = musterland.tenant, musterland.today
    common = {"tenant": tenant, "valid_from": day}
    unit = musterland.units["musterstadt"]
    households = Household.objects.bulk_create(
        Household(tenant=tenant, unit=unit, created_on=day) for _ in range(number)
    )
    people = Person.objects.bulk_create(
        Person(tenant=tenant, controller=musterland.office, family_name=f"Tal{place}", birth_year=1990)
        for place in range(number)
    )
    HouseholdMember.objects.bulk_create(
        HouseholdMember(household=household, person=person, relation="reference", is_reference=True, **common)
        for household, person in zip(households, people, strict=True)
    )
    cases = Case.objects.bulk_create(
        Case(
            tenant=tenant,
            # Counted and not drawn: of two thousand drawn numbers two are the same in one run of sixteen.
            number=f"{tenant.short}-26-{place:05}",
            household=household,
            unit=unit,
            controller=musterland.office,
            opened_on=day,
        )
        for place, household in enumerate(households)
    )
    CasePhase.objects.bulk_create(CasePhase(tenant=tenant, case=c, phase="intake", entered_on=day) for c in cases)
    Responsibility.objects.bulk_create(
        Responsibility(case=case, staff_member=musterland.staff["alice"], **common) for case in cases
    )
    CaseMember.objects.bulk_create(
        CaseMember(case=case, person=person, **common) for case, person in zip(cases, people, strict=True)
    )


@pytest.mark.slow
def test_many_cases_take_few_statements(musterland, django_assert_max_num_queries):
    many(musterland, 2000)
    for file_format in ("csv", "xlsx"):
        with django_assert_max_num_queries(12):
            exported = export(musterland, ALL_COLUMNS, file_format=file_format)
        assert len(exported.case_ids) == 2000


# --- Pages ------------------------------------------------------------------------------------


def test_the_table_is_downloaded_as_filtered_and_the_read_is_logged(musterland, visit):
    musterland.case(name="Nah")
    far = musterland.case(name="Fern", unit="waldhausen")
    alice = visit("alice")
    where = f"{reverse('casework:export_caseload')}?kommune={musterland.units['waldhausen'].public_id}"
    page = alice.get(where)
    assert 'value="family"' in page
    assert "checked" not in page.split('value="family"')[1].split(">")[0]
    token = alice.fill(where)
    answer = alice.client.post(where, token | {"columns": ["number", "family"], "file_format": "csv"})
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="faelle-2026-11-23.csv"'
    assert [row[1] for row in read(answer.content)] == ["Familienname", "Fern"]
    entry = ReadEntry.objects.filter(route="casework:export_caseload").order_by("-pk").first()
    assert entry.subject_ids == [far.pk]
    assert "Bitte wählen Sie aus" in alice.send(where, {"file_format": "csv"}, status=422)
    visit("diana").get(where, status=403)
