import json
from datetime import date

import pytest

from kimpass.controlling.selectors.indicators import INDICATORS
from kimpass.controlling.selectors.selection import draw_selection, years

PATH = "/steuerung/auswahl/"


def page(answer):
    return answer.content.decode()


def test_every_indicator_can_be_chosen_and_says_what_it_is(musterland):
    report = draw_selection(musterland.tenant, list(INDICATORS), 2025, today=musterland.today)
    found = {figure.key: figure for figure in report.figures()}
    assert set(found) == set(INDICATORS)
    assert all(figure.definition and figure.as_of == date(2025, 12, 31) for figure in found.values())


def test_a_figure_chosen_alone_is_the_figure_of_the_whole(musterland):
    whole = draw_selection(musterland.tenant, list(INDICATORS), 2026, today=musterland.today)
    for key in list(INDICATORS)[::7]:
        alone = draw_selection(musterland.tenant, [key, key], 2026, today=musterland.today)
        assert [figure.as_json() for figure in alone.figures()] == [whole.figure(key).as_json()]


def test_only_whole_years_may_be_asked_for(musterland):
    assert years(date(2026, 11, 23)) == [2026, 2025, 2024, 2023, 2022, 2021]


@pytest.mark.parametrize(("login", "status"), [("diana", 200), ("charlie", 200), ("alice", 403), ("anton", 403)])
def test_who_may_choose(musterland, client, login, status):
    musterland.sign_in(client, login)
    assert client.get(PATH).status_code == status


def test_the_page_shows_the_choice_and_gives_it_away_as_a_file(musterland, client):
    musterland.sign_in(client, "diana")
    assert PATH in page(client.get("/steuerung/berichte/"))
    asked = {"jahr": str(musterland.today.year - 1), "z-cases": ["cases.stock", "cases.opened"]}
    shown = page(client.get(PATH, asked))
    assert str(INDICATORS["cases.stock"].label) in shown
    told = json.loads(client.get(PATH, {**asked, "als": "json"}).content)
    assert set(told["figures"]) == {"cases.stock", "cases.opened"}
    assert client.get(PATH, {**asked, "als": "xlsx"})["Content-Type"].endswith("sheet")
    assert "Wert" in page(client.get(PATH, {**asked, "beleg": "cases.stock"}))


@pytest.mark.parametrize(
    "asked",
    [
        {"jahr": "2025"},
        {"jahr": "1800", "z-cases": "cases.stock"},
        {"jahr": "x"},
        {"jahr": "2025", "z-cases": "nichts"},
    ],
)
def test_what_cannot_be_chosen_is_said(musterland, client, asked):
    musterland.sign_in(client, "diana")
    assert client.get(PATH, asked).status_code == 422
