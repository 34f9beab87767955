from datetime import date

import pytest
from django.urls import reverse

from kimpass.casework.actions.documents import Paper, add_document
from kimpass.casework.actions.intake import add_case_member
from kimpass.casework.actions.pre_checks import NothingToPlan, plan_pre_check
from kimpass.casework.models import Case, CaseTask, Document, FollowUp
from kimpass.casework.selectors.check_documents import that_may_go_along
from kimpass.people.actions.households import PersonData
from kimpass.people.actions.pre_checks import run_pre_check
from kimpass.people.models import PreCheck, PreCheckHandover, PreCheckHandoverItem
from kimpass.people.selectors.check_to_dos import to_dos
from kimpass.people.tests.checks import hold
from tests.support.cast import TODAY

PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\nstartxref\n0\n%%EOF\n"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path, monkeypatch):
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    monkeypatch.setattr("kimpass.organisation.middleware.localdate", lambda: TODAY)


@pytest.fixture
def alice(musterland):
    return musterland.actor("alice")


@pytest.fixture
def case(musterland):
    return musterland.case()


@pytest.fixture
def person(musterland, case):
    return musterland.person_of(case)


@pytest.fixture
def check(musterland, alice, person):
    hold(musterland, person, ("AE25_2_1", "2022-03-12", None))
    return run_pre_check(actor=alice, person_id=person.pk, basis="StAG_10")


def test_plan_pre_check_sets_reminders_and_tasks(alice, check, case, facts):
    rows = to_dos(check, TODAY)
    done = plan_pre_check(actor=alice, check_id=check.pk, keys=[row.key for row in rows])
    assert (done.case, done.follow_ups + done.tasks) == (case, len(rows))
    assert list(FollowUp.objects.values_list("due_on", flat=True)) == [date(2027, 1, 29)]
    assert CaseTask.objects.filter(text__contains="Nachweise zusammenstellen").count() == 1
    assert facts()[-1] == "pre_check.planned"


def test_plan_pre_check_sets_nothing_twice(alice, check):
    plan_pre_check(actor=alice, check_id=check.pk, keys=["zeit"])
    with pytest.raises(NothingToPlan, match="noch nicht gesetzt"):
        plan_pre_check(actor=alice, check_id=check.pk, keys=["zeit", "gibt-es-nicht"])
    assert FollowUp.objects.count() == 1


def test_plan_pre_check_needs_an_open_case(alice, check, case):
    Case.objects.filter(pk=case.pk).update(closed_on=TODAY, phase="closed")
    with pytest.raises(NothingToPlan, match="keinen offenen Fall"):
        plan_pre_check(actor=alice, check_id=check.pk, keys=["zeit"])


@pytest.mark.parametrize("login", ["bob", "eve", "charlie", "frank"])
def test_plan_pre_check_of_others(musterland, check, login):
    with pytest.raises(PreCheck.DoesNotExist):
        plan_pre_check(actor=musterland.actor(login), check_id=check.pk, keys=["zeit"])


def test_plan_pre_check_page(musterland, client, check):
    musterland.sign_in(client, "alice")
    address = reverse("casework:plan_pre_check", args=[check.public_id])
    assert "12.03.2027" in client.get(address).content.decode()
    assert client.post(address, {"keys": ["zeit", "nachweise"]}).status_code == 302
    assert client.post(address, {"keys": ["zeit"]}).status_code == 422
    musterland.sign_in(client, "eve")
    assert client.get(address).status_code == 404


def test_only_papers_of_the_person_go_along(alice, case, person):
    member = add_case_member(
        actor=alice,
        case_id=case.pk,
        person=PersonData(family_name="Berg"),
        relation="child",
        kind="co_advised",
        on=TODAY,
    )
    child = member.person

    def paper(title, **values):
        kept = Paper(kind="notice", title=title, **values)
        return add_document(actor=alice, case_id=case.pk, paper=kept, content=PDF, name="a.pdf")

    own, common = paper("eigenes", person_id=person.pk), paper("gemeinsam")
    paper("vom Kind", person_id=child.pk)
    paper("vertraulich", person_id=child.pk, restricted=True)
    assert {row.pk for row in that_may_go_along(case, person)} == {own.pk, common.pk}
    assert that_may_go_along(None, person) == []


def test_hand_over_check_page(musterland, client, alice, case, person, check):
    musterland.sign_in(client, "alice")
    address = reverse("casework:hand_over_check", args=[check.public_id])
    shown = client.get(address).content.decode()
    assert "Ohne sie geht nichts hinaus" in shown
    musterland.sign(person, "alice", musterland.immigration)
    paper = Paper(kind="notice", title="Bescheid BAMF")
    add_document(actor=alice, case_id=case.pk, paper=paper, content=PDF, name="a.pdf")
    shown = client.get(address).content.decode()
    assert "Bescheid BAMF" in shown
    sent = {
        "to_agency_id": musterland.immigration.public_id,
        "condition_names": ["aufenthalt_5j"],
        "documents": [Document.objects.get().public_id],
        "last_day": "31.12.2026",
    }
    assert client.post(address, sent | {"to_agency_id": musterland.job_centre.public_id}).status_code == 422
    answer = client.post(address, sent)
    assert answer.status_code == 302
    handover = PreCheckHandover.objects.get()
    assert handover.expires_on == date(2027, 1, 1)
    files = [row for row in PreCheckHandoverItem.objects.order_by("sort") if row.file_id]
    assert [row.file_name for row in files] == ["dokument-1.pdf"]
    for login in ("bob", "eve", "frank", "charlie"):
        musterland.sign_in(client, login)
        assert client.get(address).status_code == 404


def test_the_case_shows_what_was_examined_last(musterland, client, check, case):
    musterland.sign_in(client, "alice")
    shown = client.get(f"{case.get_absolute_url()}?abschnitt=lage").content.decode()
    assert "§ 10 StAG – Einbürgerung mit Anspruch" in shown
    assert reverse("people:view_pre_check", args=[check.public_id]) in shown
    assert "Vorprüfung beginnen" in shown
