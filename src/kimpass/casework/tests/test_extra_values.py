import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kimpass.casework.actions.contacts import record_contact
from kimpass.casework.actions.extra_values import record_case_values
from kimpass.casework.actions.phases import PhaseLocked, move_case
from kimpass.casework.models import Case, Contact, Phase
from kimpass.casework.selectors.extra_figures import extra_figures
from kimpass.casework.selectors.workable import CaseIsClosed
from kimpass.organisation.actions.extra_fields import FieldData, OptionEntry, define_extra_field, end_extra_field
from kimpass.organisation.data.phases import PHASES
from kimpass.organisation.selectors.extra_values import ExtraValueRefused, ValuesChangedMeanwhile
from kimpass.people.actions.extra_values import record_person_values
from tests.support.cast import TODAY, now

HOMES = (OptionEntry("Wohnung"), OptionEntry("Unterkunft"))


def define(musterland, label, kind="text", target="case", **values):
    if kind in {"choice", "choices"}:
        values.setdefault("options", HOMES)
    return define_extra_field(
        actor=musterland.actor("anton"), target=target, type=kind, field=FieldData(label_de=label, **values)
    )


def test_the_phases_of_a_field_are_those_of_a_case():
    ours = {phase.value: str(phase.label) for phase in Phase if phase not in {Phase.CLOSURE, Phase.CLOSED}}
    assert {key: str(label) for key, label in PHASES.items()} == ours
    assert list(PHASES) == list(ours)


def test_record_case_values_checks_and_counts_without_words(musterland, facts):
    define(musterland, "Wohnform", "choice")
    case, alice = musterland.case(), musterland.actor("alice")
    recorded = record_case_values(actor=alice, case_id=case.pk, values={"wohnform": "wohnung"}, seen={})
    assert (recorded.extra, recorded.version) == ({"wohnform": "wohnung"}, 2)
    assert facts()[-1] == "case.values_recorded"
    with pytest.raises(ValuesChangedMeanwhile, match="Wohnform: Wohnung"):
        record_case_values(actor=alice, case_id=case.pk, values={"wohnform": "unterkunft"}, seen={})
    with pytest.raises(ExtraValueRefused, match="Wohnform"):
        record_case_values(actor=alice, case_id=case.pk, values={"wohnform": "schloss"})


def test_record_case_values_is_for_whoever_keeps_the_case(musterland):
    case = musterland.case()
    with pytest.raises(Case.DoesNotExist):
        record_case_values(actor=musterland.actor("eve"), case_id=case.pk, values={})
    with pytest.raises((Case.DoesNotExist, PermissionDenied)):
        record_case_values(actor=musterland.actor("charlie"), case_id=case.pk, values={})
    Case.objects.filter(pk=case.pk).update(phase="closed", closed_on=TODAY)
    with pytest.raises(CaseIsClosed):
        record_case_values(actor=musterland.actor("alice"), case_id=case.pk, values={})


def test_a_required_field_holds_the_phase_and_never_the_end(musterland):
    define(musterland, "Wohnform", "choice", required_from_phase="assessment")
    define(musterland, "Krankenkasse", target="person", required_from_phase="assessment")
    case, alice = musterland.case(), musterland.actor("alice")
    with pytest.raises(PhaseLocked) as refusal:
        move_case(actor=alice, case_id=case.pk, to="assessment", on=TODAY)
    assert refusal.value.reasons == ["Es fehlt: Wohnform", "Es fehlt: Krankenkasse (Amal)"]
    record_case_values(actor=alice, case_id=case.pk, values={"wohnform": "wohnung"})
    person = musterland.person_of(case)
    record_person_values(actor=alice, person_id=person.pk, values={"krankenkasse": "AOK"})
    assert move_case(actor=alice, case_id=case.pk, to="assessment", on=TODAY).phase == "assessment"
    other = musterland.case(name="Tal")
    assert move_case(actor=alice, case_id=other.pk, to="closure", on=TODAY).phase == "closure"


def test_a_contact_note_carries_the_fields_and_waits_for_required_ones(musterland):
    define(musterland, "Ort", target="contact", required_from_phase="assessment")
    case, alice = musterland.case(), musterland.actor("alice")
    note = {"case_id": case.pk, "happened_on": TODAY, "kind": "talk", "text": "Gespräch", "at": now()}
    assert record_contact(actor=alice, **note, extra={}).extra == {}
    move_case(actor=alice, case_id=case.pk, to="assessment", on=TODAY)
    with pytest.raises(ExtraValueRefused, match="„Ort“"):
        record_contact(actor=alice, **note, extra={})
    assert record_contact(actor=alice, **note, extra={"ort": "Rathaus"}).extra == {"ort": "Rathaus"}
    assert record_contact(actor=alice, **note).extra == {}, "what comes without a form asks for nothing"


def test_see_extra_figures_counts_answers_and_hides_small_numbers(musterland):
    define(musterland, "Wohnform", "choice", in_statistics=True)
    for number in range(8):
        case = musterland.case(name=f"Berg{number}")
        values = {"wohnform": "wohnung" if number < 4 else "unterkunft"} if number < 7 else {}
        record_case_values(actor=musterland.actor("alice"), case_id=case.pk, values=values)
    (field,) = extra_figures(musterland.actor("charlie"), TODAY).fields
    shown = {answer.label: answer.count for answer in field.answers}
    # One without an answer is too few to tell, and the smallest other is hidden so that it cannot be reckoned back.
    assert shown == {"Wohnung": 4, "Unterkunft": None, "keine Angabe": None}
    assert field.of == 8


# --- Pages ------------------------------------------------------------------------------------


def test_values_are_filled_by_page_shown_and_kept_when_the_field_ends(musterland, visit):
    field = define(musterland, "Wohnform", "choice", help_de="Wo heute geschlafen wird")
    define(musterland, "Personen im Zimmer", "number")
    case, alice = musterland.case(), visit("alice")
    where = reverse("casework:record_case_values", args=[case.public_id])
    assert "Wo heute geschlafen wird" in alice.get(where)
    data = {"seen": "{}", "extra_wohnform": "wohnung", "extra_personen_im_zimmer": "2,5"}
    assert "abschnitt=lage" in alice.send(where, data)
    page = alice.get(f"{case.get_absolute_url()}?abschnitt=lage")
    assert "2,5" in page
    assert "Wohnung" in page
    stale = alice.send(where, data | {"extra_wohnform": "unterkunft"}, status=422)
    assert "Dort steht jetzt: Wohnform: Wohnung" in stale
    assert alice.send(where, data | {"extra_personen_im_zimmer": "viele"}, status=422)
    end_extra_field(actor=musterland.actor("anton"), extra_field_id=field.pk)
    page = alice.get(f"{case.get_absolute_url()}?abschnitt=lage")
    assert "(nicht mehr erfasst)" in page
    assert "extra_wohnform" not in alice.get(where)


def test_the_contact_form_asks_for_the_districts_fields(musterland, visit):
    define(musterland, "Ort", target="contact")
    case, alice = musterland.case(), visit("alice")
    where = reverse("casework:record_contact", args=[case.public_id])
    data = {"text": "Notiz", "kind": "talk", "happened_on": "23.11.2026", "extra_ort": "Rathaus"}
    alice.send(where, data)
    assert Contact.objects.get().extra == {"ort": "Rathaus"}
    assert "Ort: <bdi>Rathaus</bdi>" in alice.get(f"{case.get_absolute_url()}?abschnitt=kontakte")


def test_the_figures_page_is_for_the_coordinating_office(musterland, visit):
    define(musterland, "Wohnform", "choice", in_statistics=True)
    where = reverse("casework:extra_figures")
    assert "Wohnform" in visit("charlie").get(where)
    visit("alice").get(where, status=403)
    visit("anton").get(where, status=403)
