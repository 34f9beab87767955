from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.audit.models import Event
from kimpass.casework.actions.case_import import ImportRefused
from kimpass.casework.importer.columns import HEADS
from kimpass.casework.importer.sheets import SheetRefused
from kimpass.casework.models import Case, Contact, FollowUp, ImportedLine
from kimpass.casework.tests.sheets import LINE, as_csv, as_xlsx, take
from kimpass.organisation.actions.extra_fields import FieldData, OptionEntry, define_extra_field
from kimpass.organisation.models import YesNo
from kimpass.people.models import (
    ConfidentialityRelease,
    DataProcessingConsent,
    HouseholdMember,
    Person,
    PersonLanguage,
    PersonNationality,
)
from kimpass.vault.kinds import UnacceptableFile


def refused(musterland, *lines, **options):
    with pytest.raises(ImportRefused) as refusal:
        take(musterland, *lines, **options)
    assert not Case.objects.for_tenant(musterland.actor("alice")).exists(), "all or nothing"
    return refusal.value.reasons


def test_import_cases_takes_a_household_with_everything(musterland):
    lines = (
        LINE
        | {
            "Haushalt": "H1",
            "Vorname": "Amal",
            "geb.": "14.03.1990",
            "Geschlecht": "w",
            "Nationalität": "Syrien, Türkei",
            "Sprache": "Arabisch",
            "Dolmetscher": "ja",
            "Telefon": "+49 151 0",
            "Einreise": "01.09.2022",
            "Einverständnis am": "15.01.2026",
            "Schweigepflichtentbindung am": "15.01.2026",
            "Entbundene Stellen": "Jobcenter Musterland",
            "Worüber": "Leistungen",
            "Kontakt am": "20.01.2026",
            "Notiz": "Erstes Gespräch",
            "Wiedervorlage am": "01.12.2026",
            "Wiedervorlage wozu": "Anrufen",
        },
        {"Kennung": "2", "Haushalt": "H1", "Familienname": "Berg", "Vorname": "Sami", "Beziehung": "Sohn"},
    )
    report = take(musterland, *lines)
    assert (report.cases, report.persons, report.known, report.problems) == (1, 2, 0, [])
    case = Case.objects.for_tenant(musterland.actor("alice")).get()
    assert (case.opened_on, case.unit.name, case.phase) == (date(2026, 1, 15), "Musterstadt", "intake")
    members = HouseholdMember.objects.asked_for().filter(household=case.household).order_by("pk")
    assert [(m.person.given_names, m.relation) for m in members] == [("Amal", "reference"), ("Sami", "child")]
    amal = members[0].person
    assert (amal.birth_date, amal.sex, amal.arrived_on) == (date(1990, 3, 14), "female", date(2022, 9, 1))
    assert list(PersonNationality.objects.of(amal).order_by("country").values_list("country", flat=True)) == [
        "SY",
        "TR",
    ]
    assert PersonLanguage.objects.of(amal).get().needs_interpreter == YesNo.YES
    assert DataProcessingConsent.objects.asked_for().get().signed_on == date(2026, 1, 15)
    assert ConfidentialityRelease.objects.asked_for().get().person == amal
    assert Contact.objects.get().text == "Erstes Gespräch"
    assert FollowUp.objects.get().text == "Anrufen"
    sami = members[1].person
    assert (sami.birth_year, sami.sex) == (None, "not_stated"), "unknown stays unknown"
    event = Event.objects.order_by("-pk").first()
    assert (event.event, event.facts) == ("cases.imported", {"cases": 1, "persons": 2, "known": 0})


def test_import_cases_twice_creates_nothing_twice(musterland):
    first = LINE | {"Haushalt": "H1"}
    take(musterland, first)
    report = take(musterland, first, LINE | {"Kennung": "2", "Familienname": "Neu"})
    assert (report.cases, report.persons, report.known) == (1, 1, 1)
    more = {"Kennung": "3", "Haushalt": "H1", "Familienname": "Berg", "Vorname": "Kind", "Beziehung": "Kind"}
    report = take(musterland, first, more)
    assert (report.cases, report.persons, report.known) == (0, 1, 1)
    assert Person.objects.count() == 3
    assert ImportedLine.objects.count() == 3


def test_import_cases_tells_a_line_that_says_something_else_now(musterland):
    take(musterland, LINE)
    with pytest.raises(ImportRefused, match="mit anderen Angaben übernommen"):
        take(musterland, LINE | {"Vorname": "Anders"})
    assert Person.objects.get().given_names == ""


@pytest.mark.parametrize("login", ["charlie", "anton", "diana"])
def test_import_cases_is_for_case_managers(musterland, login):
    with pytest.raises(PermissionDenied, match="Case Management"):
        take(musterland, LINE, login=login)


def test_import_cases_dry_run_tells_every_problem_and_writes_nothing(musterland, facts):
    bad = {
        "Kennung": "1",
        "Familienname": "",
        "Kommune": "Nirgendwo",
        "Eröffnet am": "2026/01/15",
        "Geburtsdatum": "31.02.1990",
        "Geschlecht": "q",
        "Wiedervorlage am": "01.01.2020",
        "Entbundene Stellen": "alle",
    }
    report = take(musterland, LINE, bad, LINE | {"Kennung": "3", "Beginn": "x"}, dry_run=True)
    told = {(problem.row, problem.column) for problem in report.problems}
    assert told >= {(1, "Beginn")}, "one column under two names"
    report = take(musterland, LINE, bad, dry_run=True)
    told = {(problem.row, problem.column) for problem in report.problems}
    wanted = {HEADS[key] for key in ("external_key", "family_name", "unit", "opened_on", "birth", "sex")}
    wanted |= {HEADS["follow_up_on"], HEADS["follow_up_text"], HEADS["released_to"]}
    assert told == {(3, head) for head in wanted}
    assert all(problem.words for problem in report.problems)
    assert report.cases == 1, "the good household was tried"
    assert not Case.objects.for_tenant(musterland.actor("alice")).exists()
    assert facts() == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"Familienname": "=HYPERLINK(1)"}, "Zeile 2, Familienname: Hier steht eine Formel"),
        ({"Familienname": "@SUM(A1)"}, "Hier steht eine Formel"),
        ({"Geburtsdatum": "1.3.1990"}, "TT.MM.JJJJ"),
        ({"Geburtsdatum": "24.12.2027"}, "Geburtsjahr liegt nicht"),
        ({"Eröffnet am": "24.12.2027"}, "liegt in der Zukunft"),
        ({"Eröffnet am": ""}, "Bitte bei der Bezugsperson ausfüllen"),
        ({"Kommune": "Nebenstadt"}, "Kommunen, in denen Sie arbeiten"),
        ({"Kontakt am": "20.01.2026"}, "Kontaktnotiz: Zu „Kontakt am“ fehlt"),
        ({"Kontaktnotiz": "x"}, "Kontakt am: Zu „Kontaktnotiz“ fehlt der Tag"),
        ({"Familienname": "x" * 121}, "Höchstens 120 Zeichen"),
        ({"Vornamen": "a\u202eb"}, "Leserichtung"),
    ],
)
def test_what_cannot_be_taken_over_is_told_with_row_and_column(musterland, change, words):
    assert any(words in reason for reason in refused(musterland, LINE | change)), refused(musterland, LINE | change)


def test_a_phone_number_is_no_formula_and_a_guarded_cell_is_its_text(musterland):
    take(musterland, LINE | {"Telefon": "+49 151", "Vornamen": "'-Amal"})
    assert Person.objects.get().given_names == "-Amal"


def test_one_bad_line_keeps_all_of_the_sheet_out(musterland):
    lines = [LINE | {"Kennung": str(number), "Familienname": f"Tal{number}"} for number in range(1, 6)]
    reasons = refused(musterland, *lines, LINE | {"Kennung": "6", "Familienname": ""})
    assert reasons == ["Zeile 7, Familienname: Bitte ausfüllen."]


def test_people_known_already_and_twice_are_told_and_stop_nothing(musterland):
    musterland.case(name="Tesfay")
    from kimpass.people.actions.households import PersonData, change_person

    person = Person.objects.get()
    data = PersonData(family_name="Tesfay", given_names="Selam", birth_year=1991)
    change_person(actor=musterland.actor("alice"), person_id=person.pk, version=1, person=data, on=musterland.today)
    known = LINE | {"Familienname": "Tesfai", "Vornamen": "Selam", "Geburtsdatum": "1991"}
    report = take(musterland, known, known | {"Kennung": "2"}, dry_run=True)
    words = [str(notice) for notice in report.notices]
    assert any("Zeile 2, Familienname: Vielleicht schon bekannt (bei Ihnen selbst)" in word for word in words), words
    assert any("Zeile 3, Familienname: Dieselbe Person steht vielleicht schon in Zeile 2" in word for word in words)
    assert report.problems == []


def test_excel_brings_days_and_numbers_and_never_a_formula(musterland):
    line = LINE | {"Kennung": 17, "Eröffnet am": date(2026, 1, 15), "Geburtsdatum": 1990}
    take(musterland, content=as_xlsx([line]), name="liste.xlsx")
    assert ImportedLine.objects.get().external_key == "17"
    assert Person.objects.get().birth_year == 1990
    with pytest.raises(ImportRefused, match="Formel"):
        take(musterland, content=as_xlsx([line | {"Kennung": 18, "Familienname": "=1+1"}]), name="liste.xlsx")


@pytest.mark.parametrize(("encoding", "delimiter"), [("cp1252", ";"), ("utf-8", ","), ("utf-8-sig", "\t")])
def test_csv_is_read_as_people_save_it(musterland, encoding, delimiter):
    take(musterland, content=as_csv([LINE | {"Familienname": "Öztürk"}], encoding, delimiter))
    assert Person.objects.get().family_name == "Öztürk"


@pytest.mark.parametrize(
    ("content", "name", "words"),
    [
        (b"", "x.csv", "leer"),
        (b"PK\x03\x04kaputt", "x.xlsx", "."),
        (b"%PDF-1.4 x", "x.csv", "."),
        (b"Kennung;Familienname\r\n", "x.csv", "leer"),
        (b'Kennung;Familienname\r\n"offen;x\r\n', "x.csv", "Anführungszeichen"),
    ],
)
def test_a_file_that_is_no_sheet_is_refused_in_words(musterland, content, name, words):
    with pytest.raises((SheetRefused, UnacceptableFile), match=words):
        take(musterland, content=content, name=name)


def test_missing_and_unknown_columns_are_told(musterland):
    report = take(musterland, {"Kennung": "1", "Familienname": "Berg", "Schuhgröße": "42"}, dry_run=True)
    assert {problem.column for problem in report.problems} == {HEADS["unit"], HEADS["opened_on"]}
    assert [notice.column for notice in report.notices] == ["Schuhgröße"]


def test_the_districts_own_fields_are_columns_too(musterland):
    data = FieldData(label_de="Wohnform", options=(OptionEntry("Unterkunft"),))
    define_extra_field(actor=musterland.actor("anton"), target="case", type="choice", field=data)
    define_extra_field(
        actor=musterland.actor("anton"), target="person", type="number", field=FieldData(label_de="Kinder")
    )
    take(musterland, LINE | {"Wohnform": "unterkunft", "Kinder (Person)": "2,5"})
    assert Case.objects.asked_for().get().extra == {"wohnform": "unterkunft"}
    assert Person.objects.get().extra == {"kinder": "2.5"}
    reasons = [str(p) for p in take(musterland, LINE | {"Kennung": "9", "Wohnform": "Zelt"}, dry_run=True).problems]
    assert reasons == ["Zeile 2, Wohnform: „Zelt“ gibt es hier nicht. Möglich: Unterkunft."]


def test_two_reference_persons_are_one_too_many(musterland):
    first = LINE | {"Haushalt": "H", "Beziehung": "Bezugsperson"}
    reasons = refused(musterland, first, first | {"Kennung": "2"})
    assert reasons == ["Zeile 3, Beziehung: Im Haushalt ist schon Zeile 2 Bezugsperson."]
