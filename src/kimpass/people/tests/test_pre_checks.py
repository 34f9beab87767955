from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.law.rulebook import shipped
from kimpass.people.actions.pre_checks import AnswerRefused, PreCheckRefused, answer_check_question, run_pre_check
from kimpass.people.models import CheckFact, Person, PersonNationality, PreCheck
from kimpass.people.selectors import check_questions, check_sheet, known_facts, law_checks, pre_checks
from kimpass.people.selectors.check_to_dos import to_dos
from kimpass.people.tests.checks import STAG, YOUTH, hold
from tests.support.cast import TODAY


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


def values(person, day=TODAY):
    return {name: row.value for name, row in known_facts.known_facts(person, day).items()}


def test_answer_check_question_supersedes(answer, young, facts):
    first, same = answer("prognose", "offen"), answer("prognose", "offen")
    assert first.pk == same.pk
    answer("prognose", "positiv")
    first.refresh_from_db()
    assert first.superseded_at is not None
    assert values(young)["prognose"] == "positiv"
    assert CheckFact.objects.count() == 2
    assert facts()[-1] == "pre_check.question_answered"


def test_answer_check_question_keeps_that_somebody_does_not_know(answer, young):
    answer("prognose", None)
    assert values(young)["prognose"] is None
    interview = check_questions.interview(young, YOUTH, TODAY)
    assert "prognose" not in interview.left
    assert "schule_seit" in interview.left


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("wohnraum", True, "fragt diese Vorschrift nicht"),
        ("gibt_es_nicht", True, "fragt diese Vorschrift nicht"),
        ("geburt", "2001-01-01", "steht in der Akte"),
        ("identitaet", "vielleicht", "Möglich sind"),
        ("schule_seit", "15.08.2022", "JJJJ-MM-TT"),
        ("schule_seit", "2030-01-01", "nach dem Stichtag"),
        ("schule_erfolgreich", "ja", "true, false"),
    ],
)
def test_answer_check_question_refuses(answer, name, value, words):
    with pytest.raises(AnswerRefused, match=words):
        answer(name, value)
    assert not CheckFact.objects.exists()


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "anton"])
def test_answer_check_question_of_others(musterland, young, login):
    with pytest.raises(Person.DoesNotExist):
        answer_check_question(
            actor=musterland.actor(login), person_id=young.pk, basis=YOUTH, name="prognose", value=None
        )


def test_run_pre_check_keeps_everything(check, facts):
    assert (check.overall, check.rule_version) == ("MET", shipped().version)
    assert check.facts["status"]["value"][0] == ["GEST", "2022-03-01", "2024-09-14"]
    assert check.facts["prognose"]["source"].startswith("Angabe im Gespräch")
    assert check.trace["ruleset_hash"] == shipped().hash
    assert all(row["citation"] for row in check.trace["conditions"])
    assert facts()[-1] == "pre_check.run"


def test_run_pre_check_counts_what_was_not_asked_as_open(alice, young):
    assert run_pre_check(actor=alice, person_id=young.pk, basis=YOUTH).overall == "OPEN"


def test_run_pre_check_keeps_only_facts_of_the_norm(alice, young):
    check = run_pre_check(actor=alice, person_id=young.pk, basis=STAG)
    assert set(check.facts) <= law_checks.relevant(STAG, TODAY, shipped())
    assert "schule" not in check.facts


def test_run_pre_check_refuses(musterland, alice, person):
    with pytest.raises(PreCheckRefused, match="gibt es nicht"):
        run_pre_check(actor=alice, person_id=person.pk, basis="AufenthG_99")
    hold(musterland, person, ("GEST", "1980-03-01", "1990-01-01"))
    Person.objects.filter(pk=person.pk).update(birth_date=date(1990, 5, 1), birth_precision="day")
    with pytest.raises(PreCheckRefused, match="nach dem Beginn des Aufenthalts"):
        run_pre_check(actor=alice, person_id=person.pk, basis=STAG)
    PersonNationality.objects.create(tenant=musterland.tenant, person=person, country="DE")
    with pytest.raises(PreCheckRefused, match="deutsche Staatsangehörigkeit"):
        run_pre_check(actor=alice, person_id=person.pk, basis=STAG)
    assert not PreCheck.objects.exists()


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "diana"])
def test_run_pre_check_of_others(musterland, young, login):
    with pytest.raises(Person.DoesNotExist):
        run_pre_check(actor=musterland.actor(login), person_id=young.pk, basis=YOUTH)


def test_run_pre_check_asks_the_role(alice, young):
    with pytest.raises(PermissionDenied, match="Case Management"):
        run_pre_check(actor=replace(alice, grants=frozenset()), person_id=young.pk, basis=YOUTH)


def test_a_stored_check_is_drawn_from_its_trace(check, monkeypatch):
    before = check_sheet.sheet(PreCheck.objects.get(pk=check.pk))
    monkeypatch.setattr("kimpass.people.selectors.law_checks.examine", lambda *a, **k: 1 / 0)
    monkeypatch.setattr("kimpass.people.selectors.check_words.question_words", lambda *a: "neuer Wortlaut")
    after = check_sheet.sheet(PreCheck.objects.get(pk=check.pk))
    assert (after.lines, after.facts, after.overall) == (before.lines, before.facts, before.overall)
    assert after.deadlines == ((date(2035, 5, 10), "27. Geburtstag: der Antrag muss vorher gestellt sein"),)


def test_the_picture_shows_what_was_met_and_what_lies_ahead(check):
    picture = check_sheet.picture(check)
    assert [str(span.label) for span in picture.lanes[0].spans] == ["§ 55 Abs. 1 AsylG", "§ 60a Abs. 2 Satz 1 AufenthG"]
    assert date(2025, 3, 1) in {station.on for station in picture.stations}
    assert [station.on for station in picture.outlook] == [date(2035, 5, 10)]


def test_the_difference_names_conditions_old_and_new(alice, young, check, answer):
    answer("prognose", "negativ")
    assert pre_checks.facts_changed_since(check, TODAY) == ["prognose"]
    again = run_pre_check(actor=alice, person_id=young.pk, basis=YOUTH)
    found = pre_checks.difference(pre_checks.one_before(again), again)
    assert [(row.before, row.after) for row in found.conditions] == [("erfuellt", "nicht_erfuellt")]
    assert (found.overall.before, found.overall.after) == ("MET", "NOT_MET")
    assert pre_checks.difference(again, again).is_empty
    assert pre_checks.facts_changed_since(again, TODAY) == []


def test_to_dos_come_before_the_day(alice, musterland, person):
    hold(musterland, person, ("AE25_2_1", "2022-03-12", None))
    check = run_pre_check(actor=alice, person_id=person.pk, basis=STAG)
    assert (check.overall, check.met_on) == ("LATER", date(2027, 3, 12))
    rows = to_dos(check, TODAY)
    assert (rows[0].is_reminder, rows[0].due_on) == (True, date(2027, 3, 12) - timedelta(days=42))
    assert "12.03.2027" in rows[0].text
    assert all(len(row.text) <= 200 for row in rows)
    assert any(not row.is_reminder and "Nachweise" in row.text for row in rows)


CODES = st.sampled_from(["GEST", "D60A_2_1", "AE25_2_1", "AE104C"])
STATUSES = st.lists(st.tuples(CODES, st.integers(1, 900)), max_size=5)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STATUSES, st.sampled_from(law_checks.BASES), st.integers(0, 40))
def test_unknown_is_never_no(rows, basis, age):
    """Without an answer a condition may be open, but a fact left out never makes an open one "not met"."""
    status, day = [], TODAY
    for code, length in reversed(rows):
        start = day - timedelta(days=length)
        status.insert(0, [code, start.isoformat(), (day - timedelta(days=1)).isoformat()])
        day = start
    known = {"status": status, "geburt": (day - timedelta(days=365 * age + 1)).isoformat()} if status else {}
    full = law_checks.examine(basis, known, TODAY)
    less = law_checks.examine(basis, {k: v for k, v in known.items() if k != "geburt"}, TODAY)
    before = {row["condition"]: row["status"] for row in full.trace["conditions"]}
    for row in less.trace["conditions"]:
        if before.get(row["condition"]) == "offen":
            assert row["status"] != "nicht_erfuellt"
    assert all(row["citation"] for row in full.trace["conditions"])


def test_what_is_stored_is_german_whatever_the_screen_speaks(alice, young):
    with translation.override("en"):
        check = run_pre_check(actor=alice, person_id=young.pk, basis=YOUTH)
    assert check.facts["geburt"]["source"] == "Akte: Geburtsdatum"


def test_a_stored_check_never_changes(check):
    check.overall = "NOT_MET"
    for write in (
        check.save,
        lambda: check.save(update_fields=["overall"]),
        lambda: check.save(update_fields=["trace"]),
    ):
        with pytest.raises(TypeError, match="never changes"):
            write()
    with pytest.raises(TypeError, match="never changes"):
        PreCheck.objects.filter(pk=check.pk).update(overall="NOT_MET")
    check.save(update_fields=["person"])
    assert PreCheck.objects.get(pk=check.pk).overall == "MET"
