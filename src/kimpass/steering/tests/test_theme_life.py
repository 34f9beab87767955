"""Splitting, suggestions, and the life of a theme as its page tells it (SYS-03, SYS-19)."""

from datetime import date

from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from kimpass.steering.actions import feedback, themes
from kimpass.steering.models import Feedback, Theme
from kimpass.steering.selectors.likeness import likeness, telling, words_of
from kimpass.steering.selectors.suggestions import suggestions
from kimpass.steering.selectors.theme_life import life_of, picture
from kimpass.steering.selectors.themes import theme_file
from kimpass.steering.tests.ground import bundle, report, split, url, words


def test_feedback_reaches_those_of_merged_themes_and_after_a_split_those_who_went(land):
    stays, goes, merged = report(land, "Abend"), report(land, "Betreuung"), report(land, "Nacht")
    theme, other = bundle(land, stays, goes), bundle(land, merged, title="Nachtkurse")
    charlie = land.actor("charlie")
    themes.merge_theme(actor=charlie, theme_id=other.pk, into_id=theme.pk, on=land.today)
    made = split(land, theme, goes)
    values = {"actor": charlie, "stage": "Land", "at": timezone.now()}
    feedback.give_feedback(theme_id=theme.pk, text="Geht weiter", **values)
    assert set(Feedback.objects.values_list("finding__title", flat=True)) == {"Abend", "Nacht"}
    feedback.give_feedback(theme_id=made.pk, text="Geht auch weiter", **values)
    assert Feedback.objects.filter(finding=goes).exists()


def test_the_life_of_a_theme_is_told_from_the_first_finding_to_the_last_answer(land):
    stays, goes = report(land, "Abend", on=date(2026, 8, 3)), report(land, "Betreuung")
    theme = bundle(land, stays, goes)
    charlie = land.actor("charlie")
    themes.change_theme(
        actor=charlie,
        theme_id=theme.pk,
        version=1,
        title=theme.title,
        summary="",
        priority="high",
        stage="prepared",
        is_generative=False,
    )
    themes.move_theme(
        actor=charlie, theme_id=theme.pk, step_key="solved", outcome="solved_on_spot", reason="Kurs da", on=land.today
    )
    split_off = split(land, theme, goes)
    feedback.give_feedback(actor=charlie, theme_id=theme.pk, stage="Gelöst", text="Es gibt ihn", at=timezone.now())
    file = theme_file(charlie, theme)
    life = life_of(charlie, theme, file)
    told = [str(moment.words) for moment in life]
    for part in (
        "Abend",
        "zu einem Thema gebündelt",
        "von gebündelt zu aufbereitet",
        "Gebündelt: vor Ort gelöst – Kurs da",
        "abgeteilt: „Kurse mit Betreuung“",
        "„Betreuung“ ging heraus",
        "zur Stufe Gelöst",
    ):
        assert part in told, part
    assert [moment.on for moment in life] == sorted(moment.on for moment in life)
    assert life[0].by_month
    drawing = picture(charlie, theme, file.steps, life)
    assert [str(span.label) for span in drawing.lanes[0].spans] == ["Gebündelt", "Gelöst"]
    child = life_of(charlie, split_off, theme_file(charlie, split_off))
    assert any("abgeteilt von" in str(moment.words) for moment in child)


def test_a_theme_is_split_on_its_page_which_shows_its_life(land, visit):
    stays, goes = report(land, "Abend"), report(land, "Betreuung")
    theme = bundle(land, stays, goes)
    client = visit("charlie")
    page = words(client.get(url("theme", theme)))
    for word in ("Thema teilen", "Leben des Themas", "zu einem Thema gebündelt", "seit 03.11.2026 hier"):
        assert word in page
    sent = {
        "title": "Kurse mit Betreuung",
        "finding_ids": [goes.public_id],
        "field_id": "SPRACHE",
        "priority": "low",
        "on": "23.11.2026",
    }
    assert "Das Thema ist geteilt" in words(client.post(url("split_theme", theme), sent, follow=True))
    made = Theme.objects.get(split_from=theme)
    assert "abgeteilt von" in words(client.get(url("theme", made)))
    assert "Thema teilen" not in words(client.get(url("theme", made)))


def test_a_move_may_answer_those_who_reported_at_once_or_not_at_all(land, visit):
    theme = bundle(land)
    sent = {"step_key": "local", "outcome": "up", "on": "23.11.2026", "feedback": "Frau Berg hilft"}
    client = visit("charlie")
    assert client.post(url("move_theme", theme), sent).status_code == 422
    assert not Feedback.objects.exists()
    assert theme.steps.asked_for().count() == 1
    client.post(url("move_theme", theme), {**sent, "feedback": "Die Fallkonferenz berät darüber."})
    assert Feedback.objects.get().stage == "Vor Ort, Fallkonferenz"


# --- Suggestions ----------------------------------------------------------------------------


def test_suggestions_join_what_says_the_same_and_leave_alone_what_does_not(land):
    report(land, "Kein Sprachkurs am Abend")
    report(land, "Sprachkurse am Abend fehlen", actor=land.actor("eve"), unit_id=land.units["nebenstadt"].pk)
    report(land, "Schimmel in der Unterkunft", text="Die Wände sind feucht.", field_id=land.fields["WOHNEN"].pk)
    (each,) = suggestions(land.actor("charlie"))
    assert {row.title for row in each.findings} == {"Kein Sprachkurs am Abend", "Sprachkurse am Abend fehlen"}
    assert (each.theme, each.municipalities) == (None, 2)


def test_a_finding_is_proposed_to_the_theme_it_fits(land):
    theme = bundle(land, report(land), title="Sprachkurse am Abend", summary="Wer arbeitet, findet keinen Kurs.")
    report(land, "Sprachkurs am Abend fehlt", text="Wer arbeitet, findet keinen Kurs.")
    (each,) = suggestions(land.actor("charlie"))
    assert (each.theme, [row.title for row in each.findings]) == (theme, ["Sprachkurs am Abend fehlt"])


def test_the_page_of_suggestions_leads_to_bundling(land, visit):
    one, other = report(land, "Kein Sprachkurs am Abend"), report(land, "Sprachkurse am Abend fehlen")
    client = visit("charlie")
    page = client.get(url("theme_suggestions"))
    assert "Zu einem Thema bündeln" in words(page)
    for row in (one, other):
        assert f"hinweis={row.public_id}" in page.content.decode()
    form = client.get(url("bundle_findings") + f"?hinweis={one.public_id}&hinweis={other.public_id}").content.decode()
    assert form.count("checked") >= 2
    assert visit("alice").get(url("theme_suggestions")).status_code == 403


@given(title=st.text(max_size=60), text=st.text(max_size=200))
def test_likeness_is_never_broken_and_greatest_for_the_same(title, text):
    one = words_of(title, text, 1)
    assert 0 <= likeness(one, words_of("Sprachkurs", "am Abend", 2)) <= 108
    if one.title and one.all:
        assert likeness(one, one) >= 90


def test_filling_words_and_endings_do_not_count():
    assert telling("Die Sprachkurse am Abend sind für alle") == telling("Sprachkursen Abend")
