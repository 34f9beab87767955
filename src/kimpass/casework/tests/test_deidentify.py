from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kimpass.casework.models import CaseMember
from kimpass.casework.selectors.deidentify import Severity, check, check_against
from kimpass.casework.selectors.traces import NameSet, Trace, country_stem, traces_of
from kimpass.people.models import ContactPoint, HouseholdMember, Person, PersonNationality

NAMES = ["Tesfay", "Haile", "Mohamed", "Schewtschenko", "Öztürk", "Muñoz", "Nguyen", "Abdulrahman", "Kowalczyk"]
SENTENCES = [
    "Zwischen Sprachkurs und Ausbildung vergehen oft sechs Monate ohne Angebot.",
    "Die Ausländerbehörde vergibt Termine erst nach mehreren Monaten.",
    "Familien mit vielen Kindern finden in der Kommune keine Wohnung.",
    "Der Wechsel vom Sozialamt zum Jobcenter dauert, weil Unterlagen doppelt verlangt werden.",
    "Seit dem Austausch der Träger gelingen Übergänge schneller; das sollte bleiben.",
    "Nach § 25 Abs. 2 AufenthG und SGB II sind verschiedene Stellen zuständig.",
    "Es fehlen 2026 rund 12 Plätze in der Kita, 350 Euro Eigenanteil sind zu viel.",
    "Am Runden Tisch kennt niemand die Fristen für den Kindergeldantrag.",
]
TRANSFORMATIONS = [
    lambda name: name,
    str.upper,
    str.lower,
    lambda name: name + "s",
    lambda name: name + "'s",
    lambda name: name + "-Familie",
    lambda name: f"({name})",
    lambda name: name.replace("ö", "oe").replace("Ö", "Oe").replace("ü", "ue").replace("ñ", "n"),
    lambda name: name.replace("ö", "o").replace("Ö", "O").replace("ü", "u"),
    lambda name: " ".join(name),
    lambda name: f"{name[:3]}-\n{name[3:]}",
    lambda name: f"{name[:2]}\u00ad{name[2:]}",
    lambda name: f"{name[:2]}\u200b{name[2:]}",
]
RESPELT = [
    ("Mohamed", "Muhammad"),
    ("Mohamed", "Mohammeds"),
    ("Schewtschenko", "Shevchenko"),
    ("Schewtschenko", "Шевченко"),
    ("Шевченко", "Schewtschenko"),
    ("Yusuf", "Jussuf"),
    ("Tesfay", "Tesfaj"),
]


def found(names, text):
    return check_against(Trace(names=NameSet(names)), text)


@given(
    name=st.sampled_from(NAMES),
    change=st.sampled_from(TRANSFORMATIONS),
    before=st.sampled_from(SENTENCES),
    after=st.sampled_from(SENTENCES),
)
def test_whatever_contains_a_name_is_found(name, change, before, after):
    assert found([name], f"{before} Bei {change(name)} war es so. {after}")


@given(name=st.text("abcdefghijklmnopqrstuvwxyzäöüéčşğñ", min_size=3, max_size=14).map(str.capitalize))
def test_any_name_written_out_is_certain(name):
    hits = found([name], f"Das Amt hat {name} abgewiesen.")
    assert not NameSet([name]).folded or any(hit.severity == Severity.CERTAIN for hit in hits)


@pytest.mark.parametrize(("name", "text"), RESPELT)
def test_other_spellings_are_found(name, text):
    assert found([name], f"Der Antrag von {text} blieb liegen.")


@given(sentences=st.lists(st.sampled_from(SENTENCES), min_size=1))
def test_ordinary_sentences_pass(sentences):
    assert found(NAMES, " ".join(sentences)) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("Berg", "Bergheim hat keinen Kurs."), ("Ali", "Alle warten."), ("Amal", "Manchmal dauert es einmal länger.")],
)
def test_longer_words_are_not_short_names(name, text):
    assert found([name], text) == []


@given(day=st.dates(date(1930, 1, 1), date(2026, 11, 23)))
def test_birth_dates_are_found_however_they_are_written(day):
    months = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ]
    trace = Trace(names=NameSet([]), birth_dates=frozenset({day}))
    for written in (
        f"{day:%d.%m.%Y}",
        f"{day.day}.{day.month}.{day.year}",
        f"{day.day}. {months[day.month - 1]} {day.year}",
        day.isoformat(),
    ):
        hits = check_against(trace, f"Geboren am {written} in der Stadt.")
        assert [hit.severity for hit in hits] == [Severity.CERTAIN], written


def test_other_dates_of_the_case_may_be_explained():
    trace = Trace(names=NameSet([]), other_dates=frozenset({date(2022, 3, 12)}))
    assert [hit.severity for hit in check_against(trace, "Seit 12. März 2022 wird gewartet.")] == [Severity.POSSIBLE]
    assert check_against(trace, "Seit März 2022 und seit dem 01.06.2022 wird gewartet.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Rückruf unter 0176 12345678 erbeten",
        "Tel. +49 5251/308-0",
        "schreiben an amal.berg@example.org",
        "wohnt Bahnhofstraße 12a im Hinterhaus",
        "in der Lindenallee 7",
        "siehe ML-26-7K2QX-D",
    ],
)
def test_contact_data_is_found_whoever_it_belongs_to(text):
    assert any(hit.severity == Severity.CERTAIN for hit in found([], text))


def test_all_members_of_a_case_are_looked_for(musterland):
    case = musterland.case(name="Tesfay")
    child = Person.objects.create(
        tenant=musterland.tenant,
        controller=musterland.office,
        family_name="Haile",
        given_names="Yonas",
        original_name="ዮናስ ኃይለ",
        birth_date=date(2017, 4, 5),
    )
    CaseMember.objects.create(
        tenant=musterland.tenant, case=case, person=child, kind="co_advised", valid_from=case.opened_on
    )
    ContactPoint.objects.create(
        tenant=musterland.tenant, person=child, kind="phone", value="05251 308-4711", valid_from=case.opened_on
    )
    for text in ("Yonas' Schule", "Familie Haile", "ዮናስ", "am 5.4.2017", "Tesfay", "Nummer 5251 3084711", case.number):
        assert check(case, "Titel", f"Es ging um {text} im Herbst."), text


def test_people_who_left_the_household_are_looked_for_too(musterland):
    case = musterland.case(name="Tesfay")
    HouseholdMember.objects.update(valid_until=musterland.today)
    assert check(case, "Tesfay")


def test_a_rare_nationality_is_a_warning_until_three_share_it(musterland):
    case = musterland.case(name="Tesfay")
    for place in range(3):
        person = musterland.person_of(case if place == 0 else musterland.case(name=f"Nachbar{place}"))
        PersonNationality.objects.create(tenant=musterland.tenant, person=person, country="ER")
        expected = [Severity.POSSIBLE] if place < 2 else []
        assert [hit.severity for hit in check(case, "Eritreische Familien warten lange.")] == expected


@pytest.mark.parametrize(
    ("code", "word"),
    [
        ("SY", "syrisch"),
        ("AF", "afghanische"),
        ("UA", "ukrainer"),
        ("ER", "eritreer"),
        ("TR", "türkisch"),
        ("IQ", "iraker"),
    ],
)
def test_countries_are_known_by_their_adjectives(code, word):
    assert word.startswith(country_stem(code))


def test_the_look_into_the_case_costs_the_same_for_many_members(musterland, django_assert_max_num_queries):
    case = musterland.case()
    with django_assert_max_num_queries(12):
        traces_of(case)
