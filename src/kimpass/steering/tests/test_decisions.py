from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.steering.actions import bodies, decisions, sessions
from kimpass.steering.models import AgendaItem
from kimpass.steering.tests.ground import bundle, found, session


def point(land, **changes):
    row = session(land, found(land, decision_mode="Konsens"))
    values = {"actor": land.actor("charlie"), "session_id": row.pk, "title": "", "theme_id": bundle(land).pk}
    return sessions.add_agenda_item(**{**values, **changes})


def decide(land, item, **changes):
    values = {"actor": land.actor("charlie"), "agenda_item_id": item.pk, "text": "Ein Abendkurs wird eingerichtet."}
    return decisions.record_decision(**{**values, "result": "measure", "on": land.today, **changes})


def test_record_decision_keeps_the_mode_of_the_body(land, facts):
    item = point(land)
    assert decide(land, item).mode == "Konsens"
    assert AgendaItem.objects.get().was_treated
    assert facts()[-1] == "decision.recorded"


def test_record_decision_founds_a_group_on_its_word(land):
    decision = decide(land, point(land), result="group_founded")
    group = found(land, "AG Sprache", kind="working_group", founded_by_id=decision.pk)
    decision.refresh_from_db()
    assert decision.founds == group


def test_record_decision_founds_a_group_in_one_step(land):
    decision = decide(land, point(land), result="group_founded", group_name="AG Sprache")
    group = decision.founds
    assert (group.kind, group.level, group.founded_by, group.field) == (
        "working_group",
        "district",
        decision,
        land.fields["SPRACHE"],
    )
    with pytest.raises(decisions.DecisionNotPossible, match="nur mit dem Ergebnis"):
        decide(land, decision.agenda_item, group_name="AG Wohnen")
    with pytest.raises(bodies.BodyNotPossible, match="gibt es schon"):
        decide(land, decision.agenda_item, result="group_founded", group_name="ag sprache")
    assert decision.agenda_item.decisions.count() == 1
    with pytest.raises(bodies.BodyNotPossible, match="schon eine Gruppe gegründet"):
        found(land, "AG Zwei", founded_by_id=decision.pk)


def test_record_decision_refuses_to_be_without_a_mode(land):
    item = sessions.add_agenda_item(actor=land.actor("charlie"), session_id=session(land).pk, title="Haushalt")
    with pytest.raises(decisions.DecisionNotPossible, match="wie beschlossen wurde"):
        decide(land, item)
    assert not AgendaItem.objects.get().was_treated
    assert decide(land, item, mode="circulated").mode_words == "im Umlauf"


def test_record_decision_refuses_names(land):
    with pytest.raises(decisions.DecisionNotPossible, match="Person"):
        decide(land, point(land), text="Familie Berg erhält einen Platz.")


def test_record_decision_refuses_days_that_do_not_fit(land):
    item = point(land)
    with pytest.raises(decisions.DecisionNotPossible, match="Zukunft"):
        decide(land, item, on=land.today + timedelta(days=1))
    with pytest.raises(decisions.DecisionNotPossible, match="vor der Sitzung"):
        decide(land, item, on=date(2025, 1, 1))


def test_record_decision_is_not_for_case_managers(land):
    item = point(land)
    with pytest.raises(PermissionDenied):
        decide(land, item, actor=land.actor("alice"))
