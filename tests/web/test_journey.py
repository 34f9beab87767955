"""The whole loop, as `./kim journey --json` walks it."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection

from kimpass.casework.models import Case
from kimpass.web.journey import case as way

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ORDER = [
    "access request on level 2 recorded",
    "possible duplicate named without content",
    "household, person and case opened",
    "assessment refused without consent and release",
    "consent to data processing signed",
    "release from confidentiality signed, one body named",
    "assessment recorded",
    "goals agreed",
    "service linking: no suitable offer",
    "referral refused: the release does not name the body",
    "referral sent",
    "referral answered",
    "follow-up due and done",
    "re-assessment recorded",
    "finding refused: the text names the client",
    "finding reported",
    "findings bundled to a theme",
    "planning conference held",
    "decision recorded",
    "measure started",
    "case closed",
    "feedback given to every finding",
    "answer shown to the reporting case manager",
    "answer read",
]


@pytest.fixture(scope="module")
def story(django_db_setup, django_db_blocker):
    out = StringIO()
    with django_db_blocker.unblock():
        call_command("journey", "--json", stdout=out)
    return json.loads(out.getvalue())


def test_every_step_of_the_loop_comes_in_its_order(story):
    told = [step["step"] for step in story["journey"]]
    positions = [told.index(step) for step in ORDER]
    assert positions == sorted(positions)


def test_the_last_step_is_the_answer_at_whoever_saw_it_first(story):
    last = story["journey"][-1]
    assert last["actor"] == "case_manager"
    assert last["state"] == "read: Das Schulamt vergibt Plätze zweimal im Monat."


def test_each_step_says_who_did_what_to_which_object(story):
    for step in story["journey"]:
        assert step["actor"] in {"case_manager", "coordinator"}
        assert "." in step["object"]
        assert step["state"]


def test_the_coordination_never_meets_the_case(story):
    touched = {step["object"].split(":")[0] for step in story["journey"] if step["actor"] == "coordinator"}
    assert not [table for table in touched if table.startswith(("casework.", "people."))]


def test_nothing_told_names_the_client(story):
    words = json.dumps(story, ensure_ascii=False)
    for person in (way.CLIENT, way.WIFE, way.CHILD):
        assert person.family_name not in words
        assert person.given_names not in words


def test_the_installations_database_is_left_alone(story):
    assert connection.settings_dict["NAME"] != ""
    assert not Case.objects.exists()
