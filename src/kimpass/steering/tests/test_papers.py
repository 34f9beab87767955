from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st

from kimpass.organisation.models import Precision
from kimpass.steering.actions import papers, sessions
from kimpass.steering.actions.papers import PaperData, Stop
from kimpass.steering.models import DecisionPaper, DeliberationPath, Theme
from kimpass.steering.presenters.papers import paper_sheet, steering_sheet
from kimpass.steering.selectors.papers import stop_words
from kimpass.steering.tests.ground import bundle, evidence, found, report, session, url, words
from kimpass.steering.tests.test_measures import start
from kimpass.steering.tests.test_sessions import hold

WORDS = {
    "situation": "Wer tagsüber arbeitet, findet keinen Kurs.",
    "proposal": "Ein Kurs beginnt am Abend.",
    "alternatives": "Fahrt in den Nachbarkreis",
}


def write(land, theme=None, actor=None, **changes):
    data = PaperData(**{"title": "Abendkurse B2", **WORDS, "costs": "12.000 Euro im Jahr", **changes})
    theme = theme or bundle(land)
    return papers.write_paper(actor=actor or land.actor("charlie"), theme_id=theme.pk, data=data, on=land.today)


def release(land, paper, actor=None):
    return papers.release_paper(actor=actor or land.actor("charlie"), paper_id=paper.pk, on=land.today)


def change(land, paper, version=1, actor=None, **changes):
    data = PaperData(**{"title": paper.title, **WORDS, **changes})
    return papers.change_paper(actor=actor or land.actor("charlie"), paper_id=paper.pk, version=version, data=data)


def renew(land, paper, actor=None):
    return papers.renew_paper(actor=actor or land.actor("charlie"), paper_id=paper.pk, on=land.today)


def test_write_paper_begins_one_edition_at_a_time(land, facts):
    theme = bundle(land)
    assert write(land, theme).edition == 1
    assert facts()[-1] == "paper.written"
    with pytest.raises(papers.PaperNotPossible, match="schon eine Vorlage in Arbeit"):
        write(land, theme)
    with pytest.raises(papers.PaperNotPossible, match="Person"):
        write(land, situation="Herr Berg wartet seit Mai.")
    with pytest.raises(PermissionDenied):
        write(land, actor=land.actor("alice"))


def test_change_paper_until_it_is_released(land):
    paper = write(land)
    assert change(land, paper, proposal="Zwei Kurse").proposal == "Zwei Kurse"
    with pytest.raises(papers.PaperNotPossible, match="inzwischen geändert"):
        change(land, paper)
    with pytest.raises(PermissionDenied):
        change(land, paper, 2, land.actor("alice"))
    release(land, paper)
    with pytest.raises(papers.PaperNotPossible, match="bleibt, wie sie ist"):
        change(land, paper, 3)


def test_release_paper_freezes_the_counts_of_the_moment(land, facts):
    theme = bundle(land)
    evidence(land, theme, cases=14)
    paper = release(land, write(land, theme))
    evidence(land, theme, cases=99)
    paper.refresh_from_db()
    assert (paper.case_count, paper.municipality_count, paper.released_on) == (14, 4, land.today)
    assert Theme.objects.get(pk=theme.pk).stage == "decision_paper"
    assert facts()[-1] == "paper.released"
    assert dict(paper_sheet(land.actor("charlie"), paper).facts)["Fälle dahinter"] == "14"
    with pytest.raises(papers.PaperNotPossible, match="schon freigegeben"):
        release(land, paper)


def test_release_paper_lies_before_sessions_to_come(land):
    theme, body = bundle(land), found(land)
    values = {"actor": land.actor("charlie"), "title": "", "theme_id": theme.pk}
    over = sessions.add_agenda_item(**values, session_id=session(land, body).pk)
    hold(land, over.session)
    coming = sessions.add_agenda_item(**values, session_id=session(land, body, held_on=None).pk)
    paper = release(land, write(land, theme))
    for item, expected in ((over, None), (coming, paper)):
        item.refresh_from_db()
        assert item.paper == expected


def test_release_paper_waits_for_words_and_for_enough_cases(land):
    with pytest.raises(papers.PaperNotPossible, match="Sachverhalt und Vorschlag"):
        release(land, write(land, proposal=" "))
    small = bundle(land, report(land, case_count=1))
    with pytest.raises(papers.PaperNotPossible, match="zu wenige Fälle"):
        release(land, write(land, small))
    with pytest.raises(PermissionDenied):
        release(land, write(land), land.actor("alice"))


def test_renew_paper_starts_from_the_released_edition(land):
    first = write(land)
    with pytest.raises(papers.PaperNotPossible, match="noch in Arbeit"):
        renew(land, first)
    release(land, first)
    second = renew(land, first)
    assert (second.edition, second.situation, second.released_on) == (2, first.situation, None)
    change(land, second, situation="Neue Lage")
    first.refresh_from_db()
    assert first.situation == WORDS["situation"]
    with pytest.raises(papers.PaperNotPossible, match="schon eine Vorlage in Arbeit"):
        renew(land, first)
    with pytest.raises(PermissionDenied):
        renew(land, first, land.actor("alice"))


def stop(land, paper, **changes):
    values = {"body_name": "Kreistag", "on": date(2026, 12, 1), "precision": "month"}
    return papers.add_deliberation(
        actor=changes.pop("actor", land.actor("charlie")), paper_id=paper.pk, stop=Stop(**{**values, **changes})
    )


def record(land, paper, place=1, outcome="decided", on=None, **changes):
    values = {"actor": land.actor("charlie"), "paper_id": paper.pk, "place": place, "outcome": outcome}
    return papers.record_deliberation(**{**values, "on": on or land.today, **changes})


def test_add_deliberation_names_bodies_inside_and_outside_the_register(land):
    paper, body = write(land), found(land)
    inside = stop(land, paper, body_id=body.pk, body_name="")
    outside = stop(land, paper)
    assert (inside.body_name, outside.body, outside.sort) == ("Lenkungsgruppe KIM", None, 2)
    assert stop_words(outside) == "12.2026"
    with pytest.raises(papers.PaperNotPossible, match="nennen Sie ein Gremium"):
        stop(land, paper, body_name="")
    with pytest.raises(papers.PaperNotPossible, match="wie genau"):
        stop(land, paper, precision="ungefähr")
    with pytest.raises(PermissionDenied):
        stop(land, paper, actor=land.actor("alice"))


def test_record_deliberation_only_of_what_is_released_and_has_happened(land):
    paper = write(land)
    stop(land, paper)
    with pytest.raises(papers.PaperNotPossible, match="erst, was freigegeben ist"):
        record(land, paper)
    release(land, paper)
    with pytest.raises(papers.PaperNotPossible, match="Zukunft"):
        record(land, paper, on=land.today + timedelta(days=1))
    with pytest.raises(papers.PaperNotPossible, match="Station gibt es nicht"):
        record(land, paper, place=7)
    with pytest.raises(PermissionDenied):
        record(land, paper, actor=land.actor("alice"))
    assert record(land, paper).outcome == "decided"


@given(day=st.dates(date(2000, 1, 1), date(2099, 12, 31)), precision=st.sampled_from(Precision.values))
def test_a_rough_day_is_never_written_as_an_exact_one(day, precision):
    shown = stop_words(DeliberationPath(on=day, precision=precision))
    assert (f"{day:%d.%m.%Y}" in shown) == (precision in {Precision.DAY, Precision.ESTIMATED})
    assert str(day.year) in shown


def test_the_steering_paper_writes_itself(land):
    theme = bundle(land, summary="Kurse liegen nur am Vormittag.")
    evidence(land, theme, cases=14)
    start(land, theme_id=theme.pk, due_on=date(2027, 1, 31))
    row = session(land)
    release(land, write(land, theme))
    sessions.add_agenda_item(actor=land.actor("charlie"), session_id=row.pk, title="", theme_id=theme.pk)
    sheet = steering_sheet(land.actor("charlie"), row)
    [line] = sheet.parts[0].grid.rows
    assert line == (
        theme.title,
        "Gebündelt",
        "14",
        "4",
        "Abendkurs B2 einrichten (Idee)",
        "Koordinierende Stelle",
        "31.01.2027",
    )
    assert "Vorschlag: Ein Kurs beginnt am Abend." in sheet.parts[1].paragraphs


def test_the_steering_paper_never_shows_a_small_number(land):
    theme = bundle(land)
    row = session(land)
    sessions.add_agenda_item(actor=land.actor("charlie"), session_id=row.pk, title="", theme_id=theme.pk)
    evidence(land, theme, cases=2)
    assert steering_sheet(land.actor("charlie"), row).parts[0].grid.rows[0][2] == "< 3"


def test_the_steering_paper_needs_the_same_number_of_statements(land, django_assert_max_num_queries):
    def filled(number):
        row = session(land, found(land, f"Gruppe {number}"))
        for _each in range(number):
            theme = bundle(land)
            start(land, theme_id=theme.pk)
            sessions.add_agenda_item(actor=land.actor("charlie"), session_id=row.pk, title="", theme_id=theme.pk)
        return row

    few, many = filled(1), filled(5)
    with django_assert_max_num_queries(20) as counted:
        steering_sheet(land.actor("charlie"), few)
    with django_assert_max_num_queries(len(counted.captured_queries)):
        steering_sheet(land.actor("charlie"), many)


def test_paper_pages_from_theme_to_released_edition(land, visit):
    theme = bundle(land)
    client = visit("charlie")
    sent = {"title": "Abendkurse", "situation": "Lage", "proposal": "Kurs", "costs": ""}
    page = words(client.post(url("write_paper", theme), sent, follow=True))
    assert "In Arbeit: Die Zahlen sind von heute" in page
    paper = DecisionPaper.objects.get()
    client.post(url("change_paper", paper), {**sent, "alternatives": "Keine", "version": 1})
    client.post(url("add_deliberation", paper), {"body_name": "Kreistag", "when": "1. Quartal 2027"})
    client.post(url("release_paper", paper))
    client.post(url("record_deliberation", paper), {"place": 1, "outcome": "noted", "when": "November 2026"})
    page = words(client.get(url("paper", paper)))
    for word in ("freigegeben am", "Kreistag 11.2026", "zur Kenntnis genommen", "Neue Fassung beginnen"):
        assert word in page
    client.post(url("renew_paper", paper))
    assert "Fassung 2" in words(client.get(url("paper", paper)))
    assert "Abendkurse" in words(client.get(url("papers")))
    assert "Fassung 1" in words(client.get(url("theme", theme)))
    bad = client.post(url("add_deliberation", paper), {"body_name": "Kreistag", "when": "irgendwann"})
    assert bad.status_code == 422
