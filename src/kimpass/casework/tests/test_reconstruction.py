import re
from datetime import date, timedelta

import pytest

from kimpass.casework.actions.reconstruction import (
    ReconstructionNotPossible,
    StationData,
    add_station,
    begin_reconstruction,
    change_reconstruction,
    change_station,
    fill_reconstruction,
    remove_station,
)
from kimpass.casework.actions.referrals import answer_referral
from kimpass.casework.models import Case, CaseReconstruction, ReconstructionStation
from kimpass.casework.presenters import reconstruction_chart
from kimpass.casework.selectors import reconstruction as way
from kimpass.casework.selectors import rough
from kimpass.casework.selectors.workable import CaseIsClosed, NotSigned
from kimpass.casework.tests.test_closing import close
from kimpass.casework.tests.test_referrals import send
from kimpass.organisation.models import CatalogueEntry
from kimpass.people.models import LegalDomainPeriod, ResidenceStatus
from tests.support.cast import TODAY


def begun(musterland, case, *, who="alice", **changes):
    values = {"person_id": musterland.person_of(case).pk} | changes
    return begin_reconstruction(actor=musterland.actor(who), case_id=case.pk, **values)


def data(start="2019", end="", **changes):
    values = {
        "kind": "wait",
        "text": "Warten auf den Bescheid",
        "start": rough.parse(start) if start else None,
        "end": rough.parse(end) if end else None,
        "label": " – ".join(part for part in (start, end) if part),
    } | changes
    return StationData(**values)


def station(musterland, reconstruction, *, who="alice", **changes):
    return add_station(actor=musterland.actor(who), reconstruction_id=reconstruction.pk, station=data(**changes))


def live(musterland, case):
    """Give the person of a case a life that the record knows."""
    person = musterland.person_of(case)
    person.arrived_on = date(2019, 3, 12)
    person.save()
    tenant = musterland.tenant
    entry = {"tenant": tenant, "sort": 1}
    title = CatalogueEntry.objects.create(
        catalogue="residence_title", code="GESTATTUNG", label_de="Aufenthaltsgestattung", **entry
    )
    domain = CatalogueEntry.objects.create(catalogue="legal_domain", code="ASYLBLG", label_de="AsylbLG", **entry)
    period = {"valid_from": date(2019, 4, 1), "valid_until": date(2021, 1, 1)}
    ResidenceStatus.objects.create(tenant=tenant, person=person, title=title, **period)
    LegalDomainPeriod.objects.create(
        tenant=tenant, person=person, domain=domain, agency=musterland.youth_office, **period
    )
    return person


def test_begin_reconstruction_begins_with_what_the_record_knows(musterland, facts):
    case = musterland.case()
    live(musterland, case)
    referral = send(musterland, case)
    answer_referral(actor=musterland.actor("alice"), referral_id=referral.pk, state="confirmed", on=TODAY)
    row = begun(musterland, case)
    told = [(each.kind, each.text, each.label) for each in way.stations(row)]
    opened = TODAY - timedelta(days=30)
    assert told == [
        ("station", "Ankunft", "12.03.2019"),
        ("station", "Rechtskreis AsylbLG", "01.04.2019 – 31.12.2020"),
        ("status_change", "Aufenthaltsgestattung", "01.04.2019 – 31.12.2020"),
        ("station", "KIM: Intake", f"{opened:%d.%m.%Y}"),
        ("station", "Zugang zu KIM", f"{opened:%d.%m.%Y}"),
        ("wait", "Warten auf Antwort", f"{TODAY:%d.%m.%Y}"),
    ]
    assert facts()[-1] == "reconstruction.begun"


def test_begin_reconstruction_may_begin_empty(musterland):
    assert way.stations(begun(musterland, musterland.case(), filled=False)) == []


def test_begin_reconstruction_is_for_the_keeper_of_an_open_signed_case(musterland):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        begun(musterland, case, who="eve")
    with pytest.raises(NotSigned):
        begun(musterland, musterland.case(name="Tal", signed=False))
    for wrong in ({"person_id": 0}, {"interview_id": 0}):
        with pytest.raises(ReconstructionNotPossible, match="gehört nicht zum Fall"):
            begun(musterland, case, **wrong)
    close(musterland, case)
    with pytest.raises(CaseIsClosed):
        begun(musterland, case)


def test_fill_reconstruction_adds_nothing_twice(musterland):
    case = musterland.case()
    row, alice = begun(musterland, case), musterland.actor("alice")
    before = len(way.stations(row))
    assert fill_reconstruction(actor=alice, reconstruction_id=row.pk) == 0
    send(musterland, case)
    assert fill_reconstruction(actor=alice, reconstruction_id=row.pk) == 1
    assert len(way.stations(row)) == before + 1


def test_add_station_keeps_dates_as_they_were_told(musterland):
    row = begun(musterland, musterland.case(), filled=False)
    told = station(musterland, row, start="2018", end="03.2019")
    assert (told.from_date, told.until_date, told.precision) == (date(2018, 1, 1), date(2019, 4, 1), "year")
    assert told.label == "2018 – 03.2019"
    undated = station(musterland, row, start="", kind="good_practice", text="Eine Lotsin half")
    assert way.stations(row) == [told, undated]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"kind": "lunch"}, "was es war"),
        ({"text": " "}, "beschreiben"),
        ({"start": "", "end": "2019"}, "gehört ein Anfang"),
        ({"start": "2030"}, "Zukunft"),
        ({"start": "2020", "end": "2019"}, "vor dem Anfang"),
        ({"agency_id": 0}, "Stelle ist nicht bekannt"),
        ({"field_id": 0}, "nicht mehr im Katalog"),
    ],
)
def test_add_station_refuses_in_german(musterland, changes, words):
    row = begun(musterland, musterland.case(), filled=False)
    with pytest.raises(ReconstructionNotPossible, match=words):
        station(musterland, row, **changes)


def test_change_station_and_remove_station(musterland, facts):
    row, alice = begun(musterland, musterland.case(), filled=False), musterland.actor("alice")
    one = station(musterland, row)
    changed = change_station(actor=alice, station_id=one.pk, station=data(start="etwa 2020"), seen_version=1)
    assert (changed.precision, changed.label, changed.version) == ("estimated", "etwa 2020", 2)
    with pytest.raises(ReconstructionNotPossible, match="inzwischen geändert"):
        change_station(actor=alice, station_id=one.pk, station=data(), seen_version=1)
    remove_station(actor=alice, station_id=one.pk)
    assert not ReconstructionStation.objects.exists()
    assert facts()[-3:] == ["station.added", "station.changed", "station.removed"]


def test_remove_station_of_others_does_not_exist(musterland):
    one = station(musterland, begun(musterland, musterland.case(), filled=False))
    eve = musterland.actor("eve")
    with pytest.raises(ReconstructionStation.DoesNotExist):
        remove_station(actor=eve, station_id=one.pk)
    with pytest.raises(ReconstructionStation.DoesNotExist):
        change_station(actor=eve, station_id=one.pk, station=data())


def test_change_reconstruction_writes_the_summary(musterland):
    row, alice = begun(musterland, musterland.case()), musterland.actor("alice")
    change_reconstruction(actor=alice, reconstruction_id=row.pk, summary="Zwei Jahre Lücke", seen_version=1)
    with pytest.raises(ReconstructionNotPossible, match="inzwischen geändert"):
        change_reconstruction(actor=alice, reconstruction_id=row.pk, summary="x", seen_version=1)
    assert CaseReconstruction.objects.get().summary == "Zwei Jahre Lücke"


def test_waiting_months_count_overlapping_waits_once(musterland):
    row = begun(musterland, musterland.case(), filled=False)
    station(musterland, row, start="01.01.2020", end="31.12.2020")
    station(musterland, row, start="01.07.2020", end="30.06.2021")
    station(musterland, row, start="01.03.2020", end="31.03.2020")
    assert way.waiting_months(way.with_length(way.stations(row), TODAY)) == 18


def test_reconstruction_chart_lays_overlapping_waits_on_lines_of_their_own(musterland):
    row = begun(musterland, musterland.case(), filled=False)
    station(musterland, row, start="2019", end="2020")
    station(musterland, row, start="2020", end="2021", text="Warten auf den Kurs")
    station(musterland, row, start="05.2021", kind="break", text="Kurs fiel aus")
    chart = reconstruction_chart(way.with_length(way.stations(row), TODAY), TODAY)
    assert [lane.label for lane in chart.lanes] == ["Wartezeit", ""]
    assert [(mark.label, mark.told) for mark in chart.stations] == [("Kurs fiel aus", "05.2021")]
    assert reconstruction_chart([], TODAY) is None


STATION = {"kind": "wait", "text": "Warten auf den Bescheid", "start": "2019", "end": "03.2020"}


def test_reconstruction_pages(musterland, visit):
    case, alice = musterland.case(), visit("alice")
    live(musterland, case)
    person = musterland.person_of(case).public_id
    page = alice.send(f"/faelle/{case.public_id}/rekonstruktion/", {"person_id": person, "filled": "on"})
    told = alice.get(page)
    assert "Aufenthaltsgestattung" in told
    assert "<svg" in told
    assert "zum Beispiel 12.03.2019" in alice.send(f"{page}station/", STATION | {"start": "neulich"}, status=422)
    alice.send(f"{page}station/", STATION)
    told = alice.get(page)
    assert "2019 – 03.2020" in told
    assert "01.01.2019" not in told
    one = ReconstructionStation.objects.get(text="Warten auf den Bescheid")
    assert 'value="03.2020"' in alice.get(f"/stationen/{one.public_id}/aendern/")
    alice.send(f"/stationen/{one.public_id}/aendern/", STATION | {"kind": "good_practice", "end": ""})
    link = f"/faelle/{case.public_id}/strukturhinweis/?art=success_factor"
    assert link in alice.get(page)
    assert re.search(r'value="success_factor"[^>]*checked', alice.get(link))
    alice.send(f"{page}fazit/", {"summary": "Lange Wege"})
    alice.send(f"/stationen/{one.public_id}/entfernen/", {})
    assert "Lange Wege" in alice.get(page)
    alice.send(f"{page}ergaenzen/", {})
    for who in ("bob", "eve", "charlie", "diana"):
        visit(who).get(page, status=404)
