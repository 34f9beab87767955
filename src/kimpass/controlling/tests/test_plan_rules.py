"""Profiles with goals or milestones that contradict themselves are refused with the place of the fault."""

import re

import pytest
import yaml

from kimpass.controlling.importer.profile import SHIPPED, checked
from kimpass.controlling.importer.refusal import ProfileRefused

ROW = {"text": "Sitzungen", "halves": [{"half": "2025-1", "planned": "yes"}]}


def profile(**changes):
    """Return a district with nothing but its Kommunen and what is to be tried, as a file."""
    data = yaml.safe_load((SHIPPED / "guetersloh.yaml").read_text(encoding="utf-8"))
    kept = {key: data[key] for key in ("schema", "district", "sources", "municipalities")}
    for place in kept["municipalities"]:
        for key in ("region", "participation"):
            place.pop(key, None)
    for rows in changes.values():
        for row in rows:
            row["source"] = next(iter(kept["sources"]))
    text = yaml.safe_dump({**kept, **changes}, allow_unicode=True, default_style='"')
    return re.sub(r'!!(?:int|bool) "(\w+)"', r"\1", text).encode()


def plan(*rows, first=2025, last=2026):
    return {"title": "Plan", "first_year": first, "last_year": last, "rows": list(rows) or [ROW]}


def goals(formula=None, **period):
    criterion = {"metric": "planning_conferences"} | ({"formula": formula} if formula else {"target": "2"})
    item = {"number": 1, "text": "Ziel", "criteria": [criterion]}
    return {"kind": "school_year", "period": "2025/26", "items": [item], **period}


def refusal(**changes):
    with pytest.raises(ProfileRefused) as refused:
        checked(profile(**changes), "kreis.yaml")
    return " ".join(str(each) for each in refused.value.refusals)


def half(name, **more):
    return plan({"text": "Zeile", "halves": [{"half": name, **more}]})


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (plan(first=2026, last=2025), "vor dem ersten"),
        (plan(first=2025, last=2040), "mehr als 8 Jahre"),
        (half("2031-1"), r"milestones[1].rows[1].halves[1].half: Dieses Halbjahr steht nicht im Plan"),
        (half("2025-2", single_date="03'25"), "liegt nicht in diesem Halbjahr"),
        (plan({"text": "Zeile", "halves": [{"half": "2025-1"}, {"half": "2025-1"}]}), "steht mehrfach"),
        (half("2025-3"), "Halbjahr"),
    ],
)
def test_milestones_that_contradict_themselves_are_refused(rows, words):
    assert words in refusal(milestones=[rows])


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (goals("2 / (1 - 1)"), "teilt durch null"),
        (goals("2 x wetter"), "nicht bekannt: wetter"),
        (goals("(2"), "nicht geschlossen"),
        (goals(period="2025/1"), "Schuljahr schreiben Sie"),
        (goals(kind="free", period="Pilotphase"), "ersten und letzten Tag"),
    ],
)
def test_goals_nobody_could_measure_are_refused(period, words):
    assert words in refusal(goals=[period])


def test_what_fits_is_taken():
    assert checked(profile(milestones=[plan()], goals=[goals("2 x lg_sessions")]), "kreis.yaml")["milestones"]
    free = goals(kind="free", period="Pilotphase") | {"from": "2025-03-01", "until": "2025-09-30"}
    assert checked(profile(goals=[free]), "kreis.yaml")["goals"]
