"""Days to keep in mind."""

from kimpass.law.followups import FollowUp, follow_ups
from kimpass.law.tests.support import DAY, day, examine, told


def test_a_term_and_a_deadline_become_days():
    facts = {
        "geburt": "2000-06-15",
        "abschluss": "HSA",
        "status": [["GEST", "2023-06-01", "2026-03-14"], ["D60A_2_1", "2026-03-15", None]],
    }
    assert follow_ups(examine("AufenthG_25a_1", facts).conclusion, day(DAY)) == (
        FollowUp(day("2027-03-15"), "Zeitbedingungen erfüllt"),
        FollowUp(day("2027-06-14"), "Letzter Tag für den Antrag"),
    )


def test_the_end_of_a_duty_is_one_and_the_past_is_none():
    (end,) = follow_ups(examine("AufenthG_12a", {"anerkennung": "2024-02-01"}).conclusion, day(DAY))
    assert end.day == day("2027-02-01")
    stay = {
        "status": [["NE9", "2015-01-01", None]],
        "ausland": ["2023-01-01", "2023-10-01"],
        "wiedereinreisefrist": None,
    }
    assert [f.day for f in follow_ups(examine("StAG_10", stay).conclusion, day(DAY))] == [day("2028-10-01")]


def test_what_a_fact_rests_on_is_in_the_trace():
    from kimpass.law.precheck import check, read_entry, start

    entry = {
        "basis": "StAG_8",
        "stichtag": DAY,
        "facts": {"unterhalt": True, "wohnung": True, "identitaet": "geklaert"},
        "sources": {"unterhalt": "dokument", "wohnung": "eigenangabe"},
    }
    trace = check(read_entry(entry, start())).trace()
    confidence = {line["condition"]: line["confidence"] for line in trace["conditions"]}
    assert (confidence["unterhalt"], confidence["unterkunft"], confidence["identitaet"]) == (
        "belegt",
        "Eigenangabe",
        None,
    )
    assert told("StAG_8", entry["facts"])["trace"]["sources"] == {}
