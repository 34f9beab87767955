import pytest
from django.core.exceptions import PermissionDenied

from kimpass.kernel.access import RuleViolation
from kimpass.network.actions import doubles as actions
from kimpass.network.actions import services
from kimpass.network.models import Service, ServicePair
from kimpass.network.selectors import directory, doubles
from kimpass.network.tests.test_services import add


@pytest.fixture
def two(musterland):
    first = add(musterland, name="Migrationsberatung für Erwachsene", languages="ar", phone="")
    second = add(musterland, name="Migrations-Beratung Erwachsene (MBE)", languages="uk", phone="05251 1")
    add(musterland, name="Schwimmkurs für Kinder")
    return first, second


def judge(land, first, second, verdict="same", login="charlie", **changes):
    values = {"service_id": first.pk, "other_id": second.pk, "verdict": verdict, **changes}
    return actions.judge_pair(actor=land.actor(login), **values)


def test_offers_that_look_alike_are_found_and_scored(musterland, two):
    (pair,) = doubles.alike(musterland.actor("charlie"))
    assert {pair.first, pair.second} == set(two)
    assert pair.score >= 85
    assert pair.same_agency
    assert doubles.plain("Größe & Maß: für Café") == "grosse mass cafe"


@pytest.mark.parametrize("verdict", ["same", "doubled", "different"])
def test_judge_pair_is_never_asked_twice(musterland, two, verdict):
    judge(musterland, *two, verdict)
    assert doubles.alike(musterland.actor("charlie")) == []
    with pytest.raises(actions.PairNotPossible):
        judge(musterland, *reversed(two), verdict)
    assert ServicePair.objects.count() == 1


def test_judge_pair_merges_the_same_offer_and_keeps_what_points_to_the_other(musterland, two, facts):
    kept, other = two
    judge(musterland, kept, other, reason="zweimal eingetragen")
    kept.refresh_from_db()
    other.refresh_from_db()
    assert (kept.ended_on, other.ended_on) == (None, musterland.today)
    assert kept.phone == "05251 1"
    assert kept.languages == "Arabisch, Ukrainisch"
    assert directory.merged_into(musterland.actor("alice"), other) == (kept,)
    assert facts()[-3:] == ["service.changed", "service.merged", "service.judged"]


def test_judge_pair_leaves_doubled_structures_running(musterland, two):
    judge(musterland, *two, "doubled")
    assert Service.objects.filter(ended_on__isnull=True).count() == 3


def test_judge_pair_refuses_nonsense(musterland, two):
    first, second = two
    with pytest.raises(actions.PairNotPossible, match="anderes"):
        judge(musterland, first, first)
    with pytest.raises(actions.PairNotPossible, match="zueinander"):
        judge(musterland, first, second, "vielleicht")
    with pytest.raises(RuleViolation, match="eine Person erkennen"):
        judge(musterland, first, second, reason="sagt Frau Beispiel, Tel. 05251 123456")
    with pytest.raises(PermissionDenied):
        judge(musterland, first, second, login="alice")
    services.end_service(actor=musterland.actor("charlie"), service_id=second.pk, on=musterland.today)
    with pytest.raises(actions.PairNotPossible, match="beendet"):
        judge(musterland, first, second)


def test_doubles_are_judged_in_the_browser(musterland, client, two):
    first, second = two
    musterland.sign_in(client, "charlie")
    assert "von 100" in client.get("/netzwerk/dubletten/").content.decode()
    address = f"/netzwerk/{first.public_id}/vergleichen/?mit={second.public_id}"
    assert "Migrations-Beratung" in client.get(address).content.decode()
    assert client.post(address, {"other_id": second.public_id}).status_code == 422
    assert client.post(address, {"other_id": second.public_id, "verdict": "same"}).status_code == 302
    page = client.get(f"/netzwerk/{second.public_id}/").content.decode()
    assert "Zusammengeführt mit" in page
    assert first.name in page
