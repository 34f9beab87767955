import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import minutes
from kimpass.steering.actions.sessions import SessionNotPossible
from kimpass.steering.tests.ground import session
from kimpass.steering.tests.test_sessions import hold


def change(land, row, version, text="Neu", **who):
    values = {"actor": land.actor("charlie"), **who}
    return minutes.change_minutes(**values, session_id=row.pk, version=version, minutes=text)


def release(land, row, **who):
    values = {"actor": land.actor("charlie"), **who}
    return minutes.release_minutes(**values, session_id=row.pk, on=land.today)


def test_change_minutes_refuses_an_older_version(land):
    row = session(land)
    with pytest.raises(SessionNotPossible, match="erst, wenn"):
        change(land, row, 1)
    row = hold(land, row)
    changed = change(land, row, 2)
    assert (changed.minutes, changed.version) == ("Neu", 3)
    with pytest.raises(SessionNotPossible, match="inzwischen geändert"):
        change(land, row, 2, "Älter")


def test_change_minutes_refuses_names_and_nothing(land):
    row = hold(land, session(land))
    with pytest.raises(SessionNotPossible, match="Person"):
        change(land, row, 2, "Herr Berg hat keinen Kurs gefunden.")
    with pytest.raises(SessionNotPossible, match="leer"):
        change(land, row, 2, "  ")
    assert change(land, row, 2, "Beraten am 20.04.2023, nächstes Mal am 3. Mai 2024 nach § 16 Abs. 2.").version == 3


def test_release_minutes_keeps_them_as_they_are(land, facts):
    row = hold(land, session(land))
    assert release(land, row).minutes_released_on == land.today
    assert facts()[-1] == "session.minutes_released"
    with pytest.raises(SessionNotPossible, match="schon freigegeben"):
        release(land, row)
    with pytest.raises(SessionNotPossible, match="bleibt, wie sie ist"):
        change(land, row, 3)


def test_release_minutes_needs_minutes_and_the_right(land):
    row = session(land)
    with pytest.raises(SessionNotPossible, match="erst, wenn"):
        release(land, row)
    with pytest.raises(PermissionDenied):
        release(land, row, actor=land.actor("alice"))
