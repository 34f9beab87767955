from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from kimpass.organisation.actions.extra_fields import (
    ExtraFieldRefused,
    FieldData,
    OptionEntry,
    change_extra_field,
    define_extra_field,
    end_extra_field,
    move_extra_field,
)
from kimpass.organisation.models import ExtraField
from kimpass.organisation.selectors import extra_fields
from kimpass.organisation.selectors.extra_values import ExtraValueRefused, checked

HOMES = (OptionEntry("Eigene Wohnung", "Own flat"), OptionEntry("Unterkunft"))


def define(musterland, label="Wohnform", kind="choice", target="case", **values):
    if kind in {"choice", "choices"}:
        values.setdefault("options", HOMES)
    data = FieldData(label_de=label, **values)
    return define_extra_field(actor=musterland.actor("anton"), target=target, type=kind, field=data)


def change(musterland, field, **values):
    data = {"label_de": field.label_de, "options": kept(field)} | values
    version = data.pop("version", field.version)
    return change_extra_field(
        actor=musterland.actor("anton"), extra_field_id=field.pk, version=version, field=FieldData(**data)
    )


def kept(field):
    return tuple(OptionEntry(option["label_de"], option["label_en"], option["code"]) for option in field.options)


def test_define_extra_field_gives_keys_and_codes_of_the_words(musterland, facts):
    field = define(musterland, in_statistics=True, required_from_phase="assessment")
    assert (field.key, field.valid_from) == ("wohnform", musterland.today)
    assert [option["code"] for option in field.options] == ["eigene_wohnung", "unterkunft"]
    assert facts() == ["extra_field.defined"]
    other = define(musterland, "Größe (m²)", "number")
    assert other.key.isascii()
    assert other.sort > field.sort


def test_define_extra_field_is_for_the_administration(musterland):
    for login in ("alice", "charlie", "diana"):
        with pytest.raises(PermissionDenied, match="Zusatzfelder"):
            define_extra_field(actor=musterland.actor(login), target="case", type="text", field=FieldData(label_de="X"))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"label": " "}, "Bezeichnung"),
        ({"options": ()}, "mindestens eine Antwort"),
        ({"options": (OptionEntry("Haus"), OptionEntry("haus "))}, "zweimal"),
        ({"options": (OptionEntry("x" * 121),)}, "120 Zeichen"),
        ({"kind": "text", "options": HOMES}, "nur bei Auswahlfeldern"),
        ({"kind": "text", "in_statistics": True}, "aus einer Liste"),
        ({"required_from_phase": "closed"}, "Phase gibt es nicht"),
        ({"kind": "formula"}, "was eingegeben wird"),
        ({"target": "household"}, "wozu das Feld gehört"),
    ],
)
def test_define_extra_field_refuses_what_cannot_be(musterland, values, words):
    with pytest.raises(ExtraFieldRefused, match=words):
        define(musterland, **values)
    assert not ExtraField.objects.for_tenant(musterland.actor("anton")).exists()


def test_define_extra_field_refuses_a_name_twice_but_not_after_it_ended(musterland):
    first = define(musterland)
    with pytest.raises(ExtraFieldRefused, match="schon"):
        define(musterland, "WOHNFORM")
    end_extra_field(actor=musterland.actor("anton"), extra_field_id=first.pk)
    assert define(musterland).key == "wohnform_2"


def test_change_extra_field_keeps_the_codes(musterland, facts):
    field = define(musterland)
    flat, shelter = kept(field)
    options = (OptionEntry("Mietwohnung", "", flat.code), OptionEntry("Unterkunft", "", shelter.code, is_ended=True))
    changed = change(musterland, field, label_de="Wohnen", options=(*options, OptionEntry("Bei Verwandten")))
    assert changed.key == "wohnform"
    assert [option["code"] for option in changed.options] == ["eigene_wohnung", "unterkunft", "bei_verwandten"]
    assert changed.options[1]["ended_on"] == musterland.today.isoformat()
    assert facts() == ["extra_field.defined", "extra_field.changed"]


def test_change_extra_field_refuses_stale_ended_and_lost_answers(musterland):
    field = define(musterland)
    with pytest.raises(ExtraFieldRefused, match="inzwischen geändert"):
        change(musterland, field, version=7)
    with pytest.raises(ExtraFieldRefused, match="Liste der Antworten"):
        change(musterland, field, options=kept(field)[:1])
    end_extra_field(actor=musterland.actor("anton"), extra_field_id=field.pk)
    with pytest.raises(ExtraFieldRefused, match="beendet"):
        change(musterland, field, version=2)


def test_move_extra_field_changes_places(musterland):
    names = ["Eins", "Zwei", "Drei"]
    fields = [define(musterland, name, "text") for name in names]
    actor = musterland.actor("anton")

    def order():
        return [row.label_de for row in extra_fields.fields_in_use(musterland.tenant.pk, "case", musterland.today)]

    move_extra_field(actor=actor, extra_field_id=fields[2].pk, up=True)
    assert order() == ["Eins", "Drei", "Zwei"]
    move_extra_field(actor=actor, extra_field_id=fields[0].pk, up=True)
    assert order() == ["Eins", "Drei", "Zwei"]
    move_extra_field(actor=actor, extra_field_id=fields[0].pk, up=False)
    assert order() == ["Drei", "Eins", "Zwei"]


def test_end_extra_field_keeps_old_values_readable(musterland, facts):
    field = define(musterland)
    end_extra_field(actor=musterland.actor("anton"), extra_field_id=field.pk)
    field.refresh_from_db()
    assert extra_fields.in_use([field], musterland.today) == []
    (row,) = extra_fields.shown([field], {"wohnform": "unterkunft"}, musterland.today)
    assert (row.words, row.is_ended) == ("Unterkunft", True)
    assert extra_fields.shown([field], {}, musterland.today) == []
    assert facts()[-1] == "extra_field.ended"
    with pytest.raises(ExtraFieldRefused, match="schon beendet"):
        end_extra_field(actor=musterland.actor("anton"), extra_field_id=field.pk)


def sample(kind, **values):
    options = [{"code": code, "label_de": code.upper(), "label_en": "", "ended_on": None} for code in ("a", "b")]
    return ExtraField(key="x", type=kind, label_de="Feld", options=options, valid_from=date(2026, 1, 1), **values)


@pytest.mark.parametrize(
    ("kind", "said", "stored", "words"),
    [
        ("text", " Haus ", "Haus", "Haus"),
        ("number", Decimal("12.50"), "12.5", "12,5"),
        ("number", Decimal("1200"), "1200", "1200"),
        ("date", date(2026, 3, 1), "2026-03-01", "01.03.2026"),
        ("yes_no", "unknown", "unknown", "unbekannt"),
        ("choice", "b", "b", "B"),
        ("choices", ["b", "a"], ["a", "b"], "A, B"),
    ],
)
def test_values_are_stored_in_one_form_and_shown_in_words(kind, said, stored, words):
    field = sample(kind)
    assert checked([field], {"x": said}, {}) == {"x": stored}
    assert extra_fields.words_of(field, stored) == words


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("text", "x" * 501),
        ("text", "a\x00b"),
        ("number", "viel"),
        ("number", "NaN"),
        ("number", "1e40"),
        ("number", "0.00001"),
        ("date", "31.02.2026"),
        ("date", "0026-02-01"),
        ("yes_no", "maybe"),
        ("choice", "c"),
        ("choices", "a"),
        ("choices", ["a", "c"]),
    ],
)
def test_values_that_do_not_fit_are_refused_with_the_name_of_the_field(kind, said):
    with pytest.raises(ExtraValueRefused, match="Feld: "):
        checked([sample(kind)], {"x": said}, {})


def test_an_ended_answer_stays_where_it_stands_and_is_given_to_nobody_else():
    field = sample("choice")
    field.options[1]["ended_on"] = "2026-05-01"
    assert checked([field], {"x": "b"}, {"x": "b"}) == {"x": "b"}
    with pytest.raises(ExtraValueRefused):
        checked([field], {"x": "b"}, {"x": "a"})


def test_what_is_not_mentioned_stays_and_what_is_emptied_goes():
    assert checked([sample("text")], {"x": ""}, {"x": "weg", "alt": "bleibt"}) == {"alt": "bleibt"}
    with pytest.raises(ExtraValueRefused, match="nicht mehr erfasst"):
        checked([sample("text")], {"alt": "neu"}, {"alt": "bleibt"})


def test_unknown_is_an_answer_and_not_asked_is_none():
    field = sample("yes_no", required_from_phase="assessment")
    missing = extra_fields.unanswered
    assert missing([field], {"x": "unknown"}, "assessment") == []
    assert missing([field], {"x": "not_asked"}, "assessment") == [field]
    assert missing([field], {}, "monitoring") == [field]
    assert missing([field], {}, "intake") == []
    assert missing([field], {}, "closure") == [], "the end of a case waits for nothing"


@given(
    st.decimals(min_value=-(10**11), max_value=10**11, places=4, allow_nan=False),
    st.dates(date(1900, 1, 1), date(2199, 12, 31)),
)
def test_numbers_and_days_come_back_as_they_were(number, day):
    stored = checked([sample("number")], {"x": number}, {})
    assert extra_fields.typed(sample("number"), stored.get("x", "0")) == number
    assert extra_fields.typed(sample("date"), checked([sample("date")], {"x": day}, {})["x"]) == day


def test_the_page_language_decides_which_words_stand(musterland):
    field = define(musterland, label_en="Housing")
    with translation.override("en"):
        assert extra_fields.label_of(field) == "Housing"
        assert extra_fields.words_of(field, "eigene_wohnung") == "Own flat"
        assert extra_fields.words_of(field, "unterkunft") == "Unterkunft"


# --- Pages ------------------------------------------------------------------------------------


@pytest.fixture
def admin(musterland, client):
    musterland.sign_in(client, "anton")
    return client


def test_a_field_is_set_up_renamed_moved_and_ended_by_page(admin, musterland):
    home = reverse("organisation:extra_fields")
    data = {"target": "case", "type": "choices", "label_de": "Hilfen", "new_options": "Kita | Day care\nTafel"}
    assert admin.post(reverse("organisation:define_extra_field"), data).url == home
    field = ExtraField.objects.for_tenant(musterland.actor("anton")).get()
    assert [option["label_en"] for option in field.options] == ["Day care", ""]
    where = reverse("organisation:change_extra_field", args=[field.public_id])
    page = admin.get(where).content.decode()
    assert "Tafel" in page
    data = {
        "version": 1,
        "label_de": "Unterstützung",
        "option_kita": "Kindergarten",
        "option_tafel": "Tafel",
        "ended_tafel": "on",
        "new_options": "Kleiderkammer",
        "in_statistics": "on",
    }
    assert admin.post(where, data).url == home
    assert admin.post(where, data).status_code == 422
    field.refresh_from_db()
    assert [option["label_de"] for option in field.options] == ["Kindergarten", "Tafel", "Kleiderkammer"]
    for name, sent in (("move_extra_field", {"way": "up"}), ("end_extra_field", {})):
        where = reverse(f"organisation:{name}", args=[field.public_id])
        assert "Unterstützung" in admin.get(where).content.decode()
        assert admin.post(where, sent).url == home
    page = admin.get(home).content.decode()
    assert "Unterstützung" in page
    assert " bis " in page


def test_a_bad_field_is_refused_in_german_and_what_was_typed_stays(admin):
    data = {"target": "case", "type": "choice", "label_de": "Hilfen", "new_options": ""}
    answer = admin.post(reverse("organisation:define_extra_field"), data)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "mindestens eine Antwort" in page
    assert 'value="Hilfen"' in page
