import json

import pytest

from kimpass.casework.actions.copies import CopyNotPossible, Rewritten, draft_copy, release_copy, withdraw_copy
from kimpass.casework.models import CaseReconstruction, ReconstructionStation
from kimpass.casework.selectors import originals
from kimpass.casework.selectors import reconstruction as way
from kimpass.casework.selectors.anonymity import SpeaksOfAPerson
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.casework.tests.test_closing import close
from kimpass.casework.tests.test_reconstruction import begun, station
from kimpass.people.models import Address, ContactPoint
from kimpass.steering.actions.reconstruction import CopyNotAcceptable
from kimpass.steering.models import ReconstructionCopy
from tests.support.cast import SINCE


def retraced(musterland, case):
    row = begun(musterland, case, filled=False)
    station(
        musterland,
        row,
        start="12.03.2019",
        end="30.04.2020",
        text="Amal Berg wartet in der Gartenstraße auf den Bescheid",
        agency_id=musterland.youth_office.pk,
        field_id=musterland.fields["WOHNEN"].pk,
    )
    station(musterland, row, start="2021", kind="good_practice", text="Eine Lotsin half")
    return row


def write(musterland, row, *texts, who="alice", **changes):
    lines = dict(
        zip([one.public_id for one in way.stations(row)], texts or ("Langes Warten auf Bescheid",), strict=False)
    )
    values = {"title": "Ein Jahr ohne Bescheid", "lines": lines} | changes
    return draft_copy(actor=musterland.actor(who), reconstruction_id=row.pk, rewritten=Rewritten(**values))


def test_draft_copy_tells_bands_field_and_kind_of_body(musterland, facts):
    row = retraced(musterland, musterland.case())
    copy = write(musterland, row)
    assert copy.stations == [
        {
            "kind": "wait",
            "band": "m12",
            "field": "WOHNEN",
            "agency_kind": "youth_welfare_office",
            "text": "Langes Warten auf Bescheid",
        }
    ]
    assert (copy.unit, copy.region, copy.released_on) == (None, None, None)
    assert facts()[-2:] == ["reconstruction_copy.kept", "reconstruction.copied"]
    assert list(ReconstructionCopy.objects.visible_to(musterland.actor("charlie"))) == []


def test_draft_copy_holds_no_original_string(musterland):
    case = musterland.case()
    person = musterland.person_of(case)
    Address.objects.create(tenant=musterland.tenant, person=person, street="Gartenstraße 7", valid_from=SINCE)
    ContactPoint.objects.create(
        tenant=musterland.tenant, person=person, kind="phone", value="0171 1234567", valid_from=SINCE
    )
    row = retraced(musterland, case)
    for words in (
        "Amal wartet",
        "eine amalgamierte Lösung",
        "am Bergrand",
        "in der gartenstraße",
        "Anruf 0171 1234567",
        f"Akte {case.number.lower()}",
        "seit dem 12.03.2019",
    ):
        with pytest.raises(SpeaksOfAPerson):
            write(musterland, row, words, harmless_reason="egal")
    copy = write(musterland, row, "Warten ohne Auskunft", "Begleitung half", lessons="Auskunft geben")
    told = json.dumps([copy.title, copy.lessons, copy.stations], ensure_ascii=False).casefold()
    for secret in originals.originals_of(case):
        assert secret not in told
    assert "2019" not in told


def test_draft_copy_asks_back_at_a_year(musterland):
    row = retraced(musterland, musterland.case())
    with pytest.raises(SpeaksOfAPerson, match="Spanne genügt") as refused:
        write(musterland, row, "Seit 2015 so")
    assert refused.value.may_be_explained
    assert write(musterland, row, "Seit 2015 so", harmless_reason="Jahr des Gesetzes").pk
    assert CaseReconstruction.objects.get().harmless_reason == "Jahr des Gesetzes"


def test_draft_copy_names_a_municipality_only_where_enough_cases_run(musterland):
    row = retraced(musterland, musterland.case(unit="waldhausen"))
    with pytest.raises(CopyNotPossible, match="zu wenige Fälle"):
        write(musterland, row, place="unit")
    assert write(musterland, row, place="region").region.name == "Region 1"
    for name in ("Tal", "Feld"):
        musterland.case(unit="waldhausen", name=name)
    copy = write(musterland, row, place="unit")
    assert (copy.unit.name, copy.region) == ("Waldhausen", None)


@pytest.mark.parametrize(
    ("texts", "changes", "words"),
    [
        ((" ",), {}, "mindestens eine Station"),
        ((), {"title": ""}, "Titel"),
        ((), {"place": "street"}, "wie genau der Ort"),
        ((), {"place": "region"}, "zu keiner Region"),
    ],
)
def test_draft_copy_refuses_in_german(musterland, texts, changes, words):
    row = retraced(musterland, musterland.case())
    with pytest.raises(CopyNotPossible, match=words):
        write(musterland, row, *texts, **changes)
    assert not ReconstructionCopy.objects.exists()


def test_draft_copy_is_for_whoever_keeps_an_open_case(musterland):
    case = musterland.case()
    row = retraced(musterland, case)
    with pytest.raises(CaseReconstruction.DoesNotExist):
        write(musterland, row, who="eve")
    musterland.deputise(of="alice", by="eve")
    assert write(musterland, row, who="eve").pk
    close(musterland, case)
    with pytest.raises(CaseIsClosed):
        write(musterland, row)


def test_release_copy_lets_the_district_read_and_names_no_case(musterland):
    case = musterland.case()
    row, alice = retraced(musterland, case), musterland.actor("alice")
    with pytest.raises(CopyNotPossible, match="noch keine Kopie"):
        release_copy(actor=alice, reconstruction_id=row.pk)
    write(musterland, row)
    released = release_copy(actor=alice, reconstruction_id=row.pk)
    assert list(ReconstructionCopy.objects.visible_to(musterland.actor("charlie"))) == [released]
    for key in (field for field in ReconstructionCopy._meta.get_fields() if field.is_relation):
        assert key.related_model._meta.app_label in {"organisation", "steering"}
    with pytest.raises(CopyNotPossible, match="Ziehen Sie sie zurück"):
        write(musterland, row)
    with pytest.raises(CopyNotAcceptable, match="bereits freigegeben"):
        release_copy(actor=alice, reconstruction_id=row.pk)


def test_release_copy_looks_again_because_the_case_may_have_learned_a_name(musterland):
    case = musterland.case()
    row, alice = retraced(musterland, case), musterland.actor("alice")
    write(musterland, row, "Das Haus im Waldtal half")
    person = musterland.person_of(case)
    person.original_name = "Waldtal"
    person.save()
    with pytest.raises(SpeaksOfAPerson, match=r"(?i)waldtal"):
        release_copy(actor=alice, reconstruction_id=row.pk)
    assert ReconstructionCopy.objects.get().released_on is None


def test_withdraw_copy_takes_it_back(musterland):
    row, alice = retraced(musterland, musterland.case()), musterland.actor("alice")
    with pytest.raises(CopyNotPossible, match="keine Kopie"):
        withdraw_copy(actor=alice, reconstruction_id=row.pk)
    write(musterland, row)
    with pytest.raises(CopyNotAcceptable, match="nicht freigegeben"):
        withdraw_copy(actor=alice, reconstruction_id=row.pk)
    release_copy(actor=alice, reconstruction_id=row.pk)
    withdraw_copy(actor=alice, reconstruction_id=row.pk)
    assert list(ReconstructionCopy.objects.visible_to(musterland.actor("charlie"))) == []
    assert write(musterland, row, title="Neu geschrieben").title == "Neu geschrieben"


def test_copy_pages_from_words_to_release(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    row = retraced(musterland, case)
    page = f"/rekonstruktionen/{row.public_id}/"
    assert alice.client.get(f"{page}vorschau/").status_code == 302
    first = ReconstructionStation.objects.get(kind="wait").public_id
    values = {"title": "Ein Jahr ohne Bescheid", "place": "none", f"line_{first}": "Amal wartet"}
    refused = alice.send(f"{page}kopie/", values, status=422)
    assert "Angabe aus dem Fall" in refused
    assert "Amal wartet</textarea>" in refused
    preview = alice.send(f"{page}kopie/", values | {f"line_{first}": "Langes Warten auf Bescheid"})
    told = alice.get(preview)
    assert "1 bis 2 Jahre" in told
    assert "Gartenstraße" not in told
    assert "Langes Warten auf Bescheid</textarea>" in alice.get(f"{page}kopie/")
    alice.send(f"{page}freigeben/", {})
    listed = visit("charlie").get("/struktur/fallrekonstruktionen/")
    assert "Ein Jahr ohne Bescheid" in listed
    assert case.public_id not in listed
    visit("alice").send(f"{page}zurueckziehen/", {})
    assert "Noch keine Fallrekonstruktion freigegeben." in visit("charlie").get("/struktur/fallrekonstruktionen/")
    visit("charlie").get(f"{page}vorschau/", status=404)
