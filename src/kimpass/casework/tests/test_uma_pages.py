import re
from datetime import timedelta

import pytest

from kimpass.casework.models import Case, UmaTrack
from kimpass.casework.tests.test_uma import enter, months_after, start, track  # noqa: F401 - a fixture

SEEN = re.compile(r'name="seen" value="([^"]+)"')


def sent(world, **changes):
    return {
        "coordination_talk_on": "20.11.2026",
        "coordination_with": world.youth_office.public_id,
        "eligibility": "of_age",
        "focuses": ["work"],
        "demarcation": "UmA-Hilfe: Wohnung. KIM: Ausbildung.",
        "family_name": "Berg",
        "birth": "2009",
        "needs_interpreter": "not_asked",
        "unit": world.units["musterstadt"].public_id,
        "on": "23.11.2026",
        "consent": "later",
    } | changes


def test_begin_uma_track_page_takes_in_with_a_hint_at_the_age_only(musterland, track, visit):  # noqa: F811
    alice = visit("alice")
    assert "/faelle/uma/" in alice.get("/faelle/intake/")
    page = alice.get(alice.send("/faelle/uma/", sent(musterland)))
    assert "Der Track ist für Volljährige; der Fall besteht." in page
    assert "UmA-Track" in page
    case = Case.objects.get()
    situation = alice.get(f"/faelle/{case.public_id}/?abschnitt=lage")
    assert "KIM: Ausbildung." in situation
    assert "Jugendamt Musterstadt" in situation


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"focuses": []}, "Bitte wählen Sie aus"),
        ({"eligibility": ""}, "Bitte wählen Sie aus"),
        ({"coordination_with": ""}, "Dieses Feld ist zwingend erforderlich"),
        ({"demarcation": ""}, "Bitte füllen Sie dieses Feld aus"),
        ({"coordination_talk_on": "24.12.2026"}, "Zukunft"),
        ({"on": "19.11.2026"}, "kommt vor der Aufnahme"),
        ({"consent": "signed"}, "In welcher Sprache"),
    ],
)
def test_begin_uma_track_page_refuses_in_words(musterland, track, visit, changes, words):  # noqa: F811
    assert words in visit("alice").send("/faelle/uma/", sent(musterland, **changes), status=422)
    assert not Case.objects.exists()


def test_begin_uma_track_page_without_the_track(musterland, visit):
    alice = visit("alice")
    assert "/faelle/uma/" not in alice.get("/faelle/intake/")
    assert "keinen eigenen Track" in alice.get("/faelle/uma/")
    alice.post("/faelle/uma/", sent(musterland), status=422)
    assert "In den UmA-Track aufnehmen" not in alice.get(f"/faelle/{musterland.case().public_id}/?abschnitt=lage")


def test_begin_uma_track_page_warns_of_somebody_of_the_same_name(musterland, track, visit):  # noqa: F811
    alice = visit("alice")
    alice.send("/faelle/uma/", sent(musterland, family_name="Doppelreiter"))
    page = alice.send("/faelle/uma/", sent(musterland, family_name="Doppelreiter"), status=422)
    assert "Es gibt ähnliche Namen." in page
    checked = alice.send("/faelle/uma/", sent(musterland, family_name="Doppelreiter", check="1"), status=200)
    seen = SEEN.search(checked).group(1)
    assert 'value="Doppelreiter"' in checked
    alice.send("/faelle/uma/", sent(musterland, family_name="Doppelreiter", seen=seen))
    assert Case.objects.count() == 2


def test_a_running_case_enters_works_and_is_reviewed(musterland, track, visit):  # noqa: F811
    case, alice = musterland.case(), visit("alice")
    address = f"/faelle/{case.public_id}/"
    assert "In den UmA-Track aufnehmen" in alice.get(f"{address}?abschnitt=lage")
    talk = {key: value for key, value in sent(musterland).items() if key not in {"family_name", "birth", "unit"}}
    page = alice.get(alice.send(f"{address}uma/", talk))
    assert "Arbeit aufgenommen" in page
    page = alice.get(alice.send(f"{address}uma/", {"focuses": ["treatment"], "demarcation": "Nur noch KIM."}))
    assert "Nur noch KIM." in page
    assert "therapeutischer" in page
    page = alice.get(alice.send(f"{address}uma/arbeit/", {"work_started_on": "23.11.2026"}))
    assert "Auswertung am 23.05.2027" in page
    assert "laufen seit" in alice.send(f"{address}uma/arbeit/", {"work_started_on": "23.11.2026"}, status=422)
    page = alice.get(alice.send(f"{address}uma/auswerten/", {"result": "Übernommen", "on": "23.11.2026"}))
    assert "ausgewertet am 23.11.2026" in page
    assert "Übernommen" in page


def test_a_review_that_is_due_stands_on_the_case_and_on_today(musterland, track, visit):  # noqa: F811
    case = musterland.case()
    enter(musterland, case)
    start(musterland, case, on=months_after(musterland.today, -7) - timedelta(days=1))
    alice = visit("alice")
    assert "Auswertung fällig seit" in alice.get(f"/faelle/{case.public_id}/?abschnitt=lage")
    assert "Sechs Monate in Arbeit: auswerten" in alice.get("/")
    assert UmaTrack.objects.get().reviewed_on is None


def test_uma_pages_are_hidden_from_colleagues(musterland, track, visit):  # noqa: F811
    case = musterland.case()
    for word in ("", "arbeit/", "auswerten/"):
        visit("bob").get(f"/faelle/{case.public_id}/uma/{word}", status=404)
    visit("charlie").get("/faelle/uma/", status=403)
