import pytest
from django.core.exceptions import PermissionDenied

from kimpass.controlling.actions.attainment import AttainmentRefused, confirm_attainment
from kimpass.controlling.models import Attainment, GoalCriterion, ProgrammeGoal


@pytest.fixture
def goal(musterland):
    row = ProgrammeGoal.objects.create(
        tenant=musterland.tenant, period_kind="school_year", period_label="2025/26", number=1, text="Zwei Sitzungen"
    )
    GoalCriterion.objects.create(tenant=musterland.tenant, goal=row, metric="lg_sessions", target=2)
    return row


def confirm(musterland, goal, login="diana", **values):
    wanted = {"value": "partly", "reasoning": "Eine Sitzung fiel aus.", "on": musterland.today, **values}
    return confirm_attainment(actor=musterland.actor(login), goal_id=goal.pk, **wanted)


def test_confirm_attainment_keeps_who_and_when(musterland, goal, facts):
    row = confirm(musterland, goal)
    assert (row.value, row.confirmed_by, row.confirmed_on, row.version) == (
        "partly",
        musterland.staff["diana"],
        musterland.today,
        1,
    )
    assert facts() == ["goal.attainment_confirmed"]


def test_confirm_attainment_wants_a_reason_where_it_differs(musterland, goal):
    with pytest.raises(AttainmentRefused, match="begründen"):
        confirm(musterland, goal, reasoning="")
    assert not Attainment.objects.exists()


def test_confirm_attainment_is_for_the_management_only(musterland, goal):
    for login in ("alice", "charlie", "anton"):
        with pytest.raises(PermissionDenied, match="Geschäftsführung"):
            confirm(musterland, goal, login)


def test_confirm_attainment_never_overwrites_silently(musterland, goal):
    confirm(musterland, goal)
    with pytest.raises(AttainmentRefused, match="Eine Sitzung fiel aus"):
        confirm(musterland, goal, value="reached", version=0)
    assert confirm(musterland, goal, value="reached", version=1).version == 2


def test_the_page_confirms_and_shows_it(musterland, goal, client):
    musterland.sign_in(client, "diana")
    url = f"/steuerung/ziele/{goal.public_id}/bestaetigen/"
    assert "Vorschlag aus den Daten" in client.get(url).content.decode()
    refused = client.post(url, {"value": "partly", "reasoning": "", "version": 0})
    assert refused.status_code == 422
    assert "begründen" in refused.content.decode()
    done = client.post(url, {"value": "partly", "reasoning": "Ausfall", "version": 0}, follow=True)
    assert "teilweise erreicht" in done.content.decode()
    assert "Ausfall" in done.content.decode()


def test_the_list_of_a_period_that_does_not_exist_shows_the_newest(musterland, goal, client):
    musterland.sign_in(client, "charlie")
    page = client.get("/steuerung/ziele/", {"zeitraum": "\x00' OR 1=1"})
    assert page.status_code == 200
    assert "Zwei Sitzungen" in page.content.decode()
    assert "Zielerreichung bestätigen" not in page.content.decode()
