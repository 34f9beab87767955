import pytest

from kimpass.casework.models import AccessRequest
from kimpass.casework.tests.test_access import give_back, name, notify
from kimpass.people.models import NameKey
from kimpass.people.selectors.names import name_keys
from kimpass.steering.models import Finding

TODAY = {"on": "23.11.2026"}


def at(request, word=""):
    return f"/zugang/{request.public_id}/{word}"


def enter_name_keys(world, case):
    person = world.person_of(case)
    for key in name_keys(person.family_name, person.given_names, ""):
        NameKey.objects.create(tenant=world.tenant, person=person, key=key, birth_year=person.birth_year)


def test_join_access_request_page_finds_the_case_in_another_spelling(musterland, visit):
    request, alice = notify(musterland), visit("alice")
    case, other = musterland.case(name="Schewtschenko"), musterland.case(name="Tal")
    enter_name_keys(musterland, case)
    musterland.case(name="Fremd", kept_by="bob")
    page = alice.get(at(request, "zuordnen/"))
    assert "Schewtschenko" in page
    assert "Tal" in page
    assert "Fremd" not in page
    page = alice.send(at(request, "zuordnen/"), {"search": "Shevchenko", "check": "1"}, status=200)
    assert case.public_id in page
    assert other.public_id not in page
    nobody = alice.send(at(request, "zuordnen/"), {"search": "Xylander", "check": "1"}, status=200)
    assert "Keiner Ihrer Fälle passt" in nobody
    page = alice.get(alice.send(at(request, "zuordnen/"), {"case_id": case.public_id, **TODAY}))
    assert f"Zum Fall {case.number}" in page


@pytest.mark.parametrize("sent", [{"case_id": ""}, {"case_id": "zzzzzzzzzzzz"}, {"on": "31.02.2026"}])
def test_join_access_request_page_refuses_in_words(musterland, visit, sent):
    request, case = notify(musterland), musterland.case()
    visit("alice").send(at(request, "zuordnen/"), {"case_id": case.public_id, **TODAY} | sent, status=422)
    assert AccessRequest.objects.get().triage == "new"


def test_assign_access_request_page_gives_it_back_to_the_unit(musterland, visit):
    request = notify(musterland, directly_to_coordination=True)
    charlie = visit("charlie")
    page = charlie.get(charlie.send(at(request, "zuweisen/"), TODAY))
    assert "an das Case Management gegeben" in page
    visit("alice").get(at(request, "zuweisen/"), status=403)


def test_acknowledge_and_letter_pages_name_nobody(musterland, visit):
    request = notify(musterland, reporter_agency_id=musterland.job_centre.pk)
    name(musterland, request, text="Amal Kanari")
    alice = visit("alice")
    letter = alice.get(at(request, "schreiben/"))
    assert "ist bei uns eingegangen" in letter
    assert "Jobcenter Musterland" in letter
    assert "Kanari" not in letter
    page = alice.get(alice.send(at(request, "bestaetigen/"), TODAY))
    assert "23.11.2026" in page
    alice.send(at(request, "bestaetigen/"), TODAY, status=422)


def test_tell_access_outcome_page_comes_after_the_decision(musterland, visit):
    request, alice = notify(musterland), visit("alice")
    told = {"outcome": "not_reached", **TODAY}
    assert "noch nicht entschieden" in alice.send(at(request, "rueckmeldung/"), told, status=422)
    give_back(musterland, request)
    page = alice.get(alice.send(at(request, "rueckmeldung/"), told))
    assert "nicht erreicht, 23.11.2026" in page
    assert "Was daraus geworden ist: nicht erreicht." in alice.get(at(request, "schreiben/"))


def test_name_person_page_wants_the_consent(musterland, visit):
    request, alice = notify(musterland), visit("alice")
    person = {"name": "A. Berg", "consent_obtained_by": "Jobcenter", "consent_obtained_on": "23.11.2026"}
    alice.send(at(request, "person/"), person | {"consent_obtained_by": ""}, status=422)
    assert "Zukunft" in alice.send(at(request, "person/"), person | {"consent_obtained_on": "24.12.2026"}, status=422)
    page = alice.get(alice.send(at(request, "person/"), person))
    assert "A. Berg" in page
    assert "eingeholt von Jobcenter" in page
    give_back(musterland, request)
    assert "A. Berg" not in alice.get(at(request))


def test_report_access_finding_page_leads_to_the_finding(musterland, visit):
    request = notify(musterland, reasons=["structural_deficit"])
    name(musterland, request, text="Amal Kanari")
    alice = visit("alice")
    assert "strukturelle Lücke" in alice.get(at(request))
    finding = {"kind": "challenge", "field_id": "WOHNEN", "title": "Wohnung erst nach Monaten", "text": "Es fehlt."}
    refused = alice.send(at(request, "strukturhinweis/"), finding | {"text": "Kanari wartet."}, status=422)
    assert "Name einer Person" in refused
    page = alice.get(alice.send(at(request, "strukturhinweis/"), finding))
    assert "Wohnung erst nach Monaten" in page
    assert Finding.objects.count() == 1
    assert "Als Strukturhinweis melden" not in page
