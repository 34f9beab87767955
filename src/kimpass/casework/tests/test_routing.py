from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.casework.actions.routing import RoutingRefused, decide_routing
from kimpass.casework.models import Case, Contact
from kimpass.casework.selectors.programme_stock import cases_in_other_programmes
from kimpass.casework.selectors.routing import hint
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.network.models import Service
from kimpass.organisation.models import CatalogueEntry
from kimpass.people.actions.legal_domains import record_legal_domain
from tests.support.cast import TODAY, now


@pytest.fixture
def case(musterland):
    return musterland.case()


@pytest.fixture
def offer(musterland):
    return Service.objects.create(
        tenant=musterland.tenant,
        agency=musterland.welfare,
        field=musterland.fields["SPRACHE"],
        name="Sprachcafé",
    )


def decide(musterland, case, routing="registered", who="alice", **changes):
    values = {"on": TODAY, "at": now(), "note": "Adressen mitgegeben"} | changes
    return decide_routing(actor=musterland.actor(who), case_id=case.pk, routing=routing, **values)


def domain(musterland, case, code):
    entry, _ = CatalogueEntry.objects.get_or_create(
        tenant=musterland.tenant, catalogue="legal_domain", code=code, defaults={"label_de": code}
    )
    record_legal_domain(
        actor=musterland.actor("alice"),
        person_id=musterland.person_of(case).pk,
        domain_id=entry.pk,
        valid_from=TODAY - timedelta(days=9),
    )


def test_decide_routing_hands_out_contacts_and_writes_them_down(musterland, case, offer, facts):
    decided = decide(musterland, case, service_ids=[offer.pk], note="")
    assert (decided.routing, decided.version) == ("registered", 2)
    note = Contact.objects.get().text
    assert "registriert und informiert" in note
    assert "Sprachcafé (Diakonie Musterland)" in note
    assert facts() == ["contact.recorded", "case.routed"]


@pytest.mark.parametrize(
    ("routing", "changes", "words"),
    [
        ("undecided", {}, "wohin das erste Gespräch führt"),
        ("nowhere", {}, "wohin das erste Gespräch führt"),
        ("registered", {"note": " "}, "bekommt Kontakte mit"),
        ("referral", {"on": TODAY + timedelta(days=1)}, "Zukunft"),
        ("referral", {"on": TODAY - timedelta(days=99)}, "vor dem Beginn"),
        ("referral", {"service_ids": [0]}, "gibt es nicht mehr"),
    ],
)
def test_decide_routing_refuses(musterland, case, routing, changes, words):
    with pytest.raises(RoutingRefused, match=words):
        decide(musterland, case, routing, **changes)
    case.refresh_from_db()
    assert case.routing == "undecided"
    assert not Contact.objects.exists()


@pytest.mark.parametrize("who", ["bob", "eve", "charlie", "diana", "anton"])
def test_decide_routing_of_others(musterland, case, who):
    with pytest.raises((Case.DoesNotExist, PermissionDenied)):
        decide(musterland, case, who=who)


def test_decide_routing_waits_for_reopening(musterland, case):
    Case.objects.filter(pk=case.pk).update(phase="closed", closed_on=TODAY)
    with pytest.raises(CaseIsClosed):
        decide(musterland, case)


@pytest.mark.parametrize(
    ("codes", "routing"),
    [
        ([], ""),
        (["SGB2"], "referral"),
        (["SGB8"], "referral"),
        (["ASYLBLG"], "cross_jurisdictional"),
        (["SGB2", "SGB8"], "cross_jurisdictional"),
    ],
)
def test_the_rule_refers_only_what_lies_in_one_domain_with_its_own_case_management(musterland, case, codes, routing):
    for code in codes:
        domain(musterland, case, code)
    assert hint(case, TODAY).routing == routing


def test_decide_routing_by_page(musterland, case, offer, visit):
    domain(musterland, case, "SGB2")
    alice = visit("alice")
    where = f"{case.get_absolute_url()}weg/"
    assert "Nach der Regel spricht das für: Verweisberatung" in alice.get(where)
    alice.send(where, {"routing": "registered", "on": "23.11.2026"}, status=422)
    alice.send(where, {"routing": "registered", "on": "23.11.2026", "service_ids": [offer.public_id]})
    page = alice.get(case.get_absolute_url())
    assert "registriert und informiert" in page
    assert "Sprachcafé" in page


def test_decide_routing_notes_another_programme_and_leaves_it_when_not_asked(musterland, case):
    assert decide(musterland, case, other_programme=" MBE ").other_programme == "MBE"
    assert decide(musterland, case, "direct_help").other_programme == "MBE"
    assert decide(musterland, case, "direct_help", other_programme="").other_programme == ""


def test_cases_in_other_programmes_are_counted_and_small_ones_hidden(musterland, case):
    def numbers():
        return [part.number for part in cases_in_other_programmes(musterland.tenant.pk, TODAY).parts]

    others = [musterland.case() for _number in range(6)]
    assert numbers() == [0, 7]
    for other in others[:3]:
        decide(musterland, other, other_programme="JMD")
    assert numbers() == [3, 4]
    decide(musterland, others[0], other_programme="")
    assert numbers() == [None, None]


def test_the_case_shows_that_another_programme_covers_it(musterland, client, case):
    musterland.sign_in(client, "alice")
    data = {"routing": "direct_help", "on": f"{TODAY:%d.%m.%Y}", "note": "", "other_programme": "Durchstarten"}
    client.post(f"{case.get_absolute_url()}weg/", data)
    assert "auch in: Durchstarten" in client.get(case.get_absolute_url()).content.decode()
    musterland.sign_in(client, "charlie")
    assert "anderes gefördertes Programm" in client.get("/faelle/zahlen/").content.decode()
