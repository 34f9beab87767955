from datetime import date

import pytest

from kimpass.law.rulebook import shipped
from kimpass.people.actions.languages import Spoken, record_languages
from kimpass.people.forms.pre_checks import FIELDS, AnswerForm
from kimpass.people.selectors import check_questions, known_facts, law_checks
from kimpass.people.tests.checks import SETTLED, YOUTH
from tests.support.cast import TODAY


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


def values(person, day=TODAY):
    return {name: row.value for name, row in known_facts.known_facts(person, day).items()}


def test_known_facts_come_from_the_file_with_source_and_day(young):
    found = known_facts.known_facts(young, TODAY)
    assert found["status"].value == [["GEST", "2022-03-01", "2024-09-14"], ["D60A_2_1", "2024-09-15", None]]
    assert found["geburt"].source == "Akte: Geburtsdatum"
    assert found["geduldet_seit"].value == "2024-09-15"
    assert found["schule"].value is True
    assert found["titel"].value == "D60A_2_1"
    assert "erstmals" not in found
    assert not known_facts.JUDGED & set(found)


def test_known_facts_never_say_no_where_nothing_is_written(young):
    assert "kind_im_haushalt" not in known_facts.known_facts(young, TODAY)


def test_known_facts_give_the_file_the_last_word(musterland, alice, young, answer):
    answer("sprache", "A1", basis=SETTLED)
    assert values(young)["sprache"] == "A1"
    record_languages(actor=alice, person_id=young.pk, spoken=[Spoken("de", "B1")])
    assert values(young)["sprache"] == "B1"


@pytest.mark.parametrize(("day", "since"), [(TODAY, date(2024, 9, 15)), (date(2024, 9, 14), None)])
def test_tolerated_since(young, day, since):
    found = known_facts.known_facts(young, day).get("geduldet_seit")
    assert (found and date.fromisoformat(found.value)) == since


@pytest.mark.parametrize("name", sorted(set(shipped().facts) - check_questions.IN_THE_FILE))
def test_every_question_has_a_form_whose_answers_the_law_knows(name):
    spec = shipped().facts[name]
    question = law_checks.Question(name, spec.ask, spec.type, spec.values, ())
    assert spec.type in FIELDS
    known = {"day": "01.02.2020", "number": "1", "text": "Wort", "title": "GEST", "first": "01.02.2020"}
    known |= {"insured": "ja", "hours": "20", "net": "1.100,50", "kind": "Geldstrafe", "rates": "40", "vorsatz": "ja"}
    form = AnswerForm(question=question)
    for answer, _words in form.fields["answer"].choices:
        sent = AnswerForm(known | {"answer": answer}, question=question)
        assert sent.is_valid(), (name, answer, sent.errors)
        law_checks.is_possible(name, sent.stored(), TODAY)
        assert (sent.stored() is None) == (answer == "unbekannt")


def test_a_form_wants_the_answer_itself(young):
    question = law_checks.question(YOUTH, "schule_seit", TODAY)
    form = AnswerForm({"answer": "angabe"}, question=question)
    assert not form.is_valid()
    assert "day" in form.errors
