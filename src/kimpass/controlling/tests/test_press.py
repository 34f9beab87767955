from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kimpass.controlling import policy
from kimpass.controlling.actions.releases import release_report
from kimpass.controlling.models import ReportRelease
from kimpass.controlling.selectors import press
from kimpass.controlling.selectors.figures import german
from kimpass.controlling.selectors.press import Offered
from kimpass.controlling.tests.reporting import begin, furnish

DAYS = [date(2026, 6, 30)]


def figure(value):
    return Offered("k", "Familien", str(value), "", Decimal(value))


@pytest.mark.parametrize(
    "text",
    [
        "Im Jahr 2026 waren es 379 Familien (Stand 30.06.2026).",
        "Es sind 1.222.800,50 Euro, am 30.6. gezählt.",
        "Nach § 25b Abs. 1 Satz 2 und im Baustein 2; die 3. Sitzung folgt.",
        "Keine Zahl.",
        "379, 379; 379!",
    ],
)
def test_numbers_of_the_chosen_figures_days_years_and_laws_pass(text):
    chosen = [figure("379"), figure("1222800.50")]
    assert press.unproven(text, chosen, DAYS) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("380 Familien", ["380"]),
        ("37 9 Familien", ["37", "9"]),
        ("379,5 Familien", ["379,5"]),
        ("12.000 Euro und 7 Fälle", ["12.000", "7"]),
        ("3.790", ["3.790"]),
        ("etwa 2200", ["2200"]),
        ("KIM4ever 5x", ["4", "5"]),
    ],
)
def test_every_other_number_is_named(text, wrong):
    assert press.unproven(text, [figure("379")], DAYS) == wrong


def test_the_number_of_a_part_is_no_figure_whatever_a_district_calls_it():
    text = "Aus Förderlinie 2 sind 379 Familien begleitet, aus Förderlinie 22 keine."
    assert press.unproven(text, [figure("379")], DAYS, ["Förderlinie 1", "Förderlinie 2"]) == ["22"]
    assert press.unproven(text, [figure("379")], DAYS) == ["2", "22"]


@given(st.decimals(0, 10**9, places=2), st.decimals(0, 10**9, places=2))
def test_a_number_passes_if_and_only_if_it_was_chosen(one, other):
    shown = german(one, 2)
    text = f"Es sind {shown}."
    assert press.unproven(text, [figure(one)], DAYS) == []
    assert (press.unproven(text, [figure(other)], DAYS) == []) == (one == other)


@pytest.fixture
def release(musterland):
    furnish(musterland.tenant)
    diana = musterland.actor("diana")
    return release_report(actor=diana, report_id=begin(diana, title="Sachstand").pk, at=timezone.now())


def page(answer):
    return answer.content.decode()


def test_hidden_and_unknown_figures_are_not_offered(release):
    before = {row.key for row in press.offered(release)}
    assert before
    key = next(iter(before))
    content = release.content
    content["figures"][key]["hidden"] = True
    assert key not in {row.key for row in press.offered(ReportRelease(content=content))}


def test_write_press_text_is_for_whoever_writes_reports(musterland, release, client):
    assert policy.write_press_text(musterland.actor("diana"), release)
    assert policy.write_press_text(musterland.actor("charlie"), release)
    for login in ("alice", "anton", "frank"):
        assert not policy.write_press_text(musterland.actor(login), release)
        musterland.sign_in(client, login)
        assert client.get(f"/steuerung/berichte/fassungen/{release.public_id}/pressetext/").status_code == 403


def test_the_page_puts_a_text_together_and_refuses_other_numbers(musterland, release, client):
    musterland.sign_in(client, "diana")
    path = f"/steuerung/berichte/fassungen/{release.public_id}/pressetext/"
    assert path in page(client.get(f"/steuerung/berichte/fassungen/{release.public_id}/"))
    chosen = next(row for row in press.offered(release) if row.value == Decimal("7.62"))
    assert chosen.label in page(client.get(path))
    made = page(client.post(path, {"figures": [chosen.key], "text": ""}))
    assert "7,62" in made
    assert "Prüfsumme" in made
    text = "Im Kreis arbeiten 7,62 Vollzeitkräfte."
    answer = client.post(path, {"figures": [chosen.key], "text": text, "datei": "1"})
    assert answer["Content-Type"].startswith("text/plain")
    assert page(answer).startswith(text)
    wrong = client.post(path, {"figures": [chosen.key], "text": "Es sind 8 Kräfte."})
    assert wrong.status_code == 422
    assert "Es sind 8 Kräfte." in page(wrong)
    person = client.post(path, {"figures": [chosen.key], "text": "Rückfragen unter 05251 123456789."})
    assert person.status_code == 422
    assert client.post(path, {"figures": ["gibt.es.nicht"], "text": "x"}).status_code == 422
    assert client.post(path, {}).status_code == 422
