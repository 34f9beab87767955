from datetime import date

import pytest
from django import forms
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from kimpass.ui import editing
from kimpass.ui.editing import Change
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField, MultipleChipsField

STORED = {"title": "Alt", "text": "Zeile 1\nZeile 2", "on": date(2026, 1, 2), "kind": "a", "many": ["x"], "flag": True}
SAME = {"title": "Alt", "text": "Zeile 1\r\nZeile 2", "on": "02.01.2026", "kind": "a", "many": ["x"], "flag": "on"}


class Form(forms.Form):
    title = CleanCharField(label="Titel")
    text = CleanTextField(label="Text", required=False)
    on = GermanDateField(label="Am", required=False)
    kind = ChipsField(label="Art", choices=[("a", "Anruf"), ("b", "Besuch")], required=False)
    many = MultipleChipsField(label="Mehrere", choices=[("x", "Ix"), ("y", "Ypsilon")], required=False)
    flag = forms.BooleanField(label="Ja?", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def post(values):
    request = RequestFactory().post("/", values)
    return request, Form(request.POST, initial=STORED)


def seen():
    return editing.digest(Form(initial=STORED))


def test_the_same_values_differ_in_nothing():
    assert editing.differences(post(SAME)[1]) == ()
    assert editing.clash(post(SAME)[1]) is None


def test_each_value_that_differs_is_told_in_words():
    _, form = post(SAME | {"title": "Neu", "kind": "b", "many": ["x", "y"], "on": "03.01.2026", "flag": ""})
    told = {row.label: (row.stored, row.typed) for row in editing.differences(form)}
    assert told == {
        "Titel": ("Alt", "Neu"),
        "Am": ("02.01.2026", "03.01.2026"),
        "Art": ("Anruf", "Besuch"),
        "Mehrere": ("Ix", "Ix, Ypsilon"),
        "Ja?": ("ja", "nein"),
    }


def test_who_knows_what_is_stored_passes():
    request, form = post(SAME | {"title": "Neu", "seen_values": seen()})
    assert editing.refuse_stale(request, form, Change()) is None
    assert form.is_valid()


def test_who_does_not_is_shown_both_and_decides_the_next_time():
    request, form = post(SAME | {"title": "Neu", "seen_values": "0" * 32, "version": "1"})
    clash = editing.refuse_stale(request, form, Change(by="Bob"), version=7)
    assert [row.name for row in clash.rows] == ["title"]
    assert not form.is_valid()
    assert form["title"].value() == "Neu"
    assert form["version"].value() == "7"
    again, form = post(SAME | {"title": "Neu", "seen_values": seen()})
    assert editing.refuse_stale(again, form, Change()) is None


def test_a_stored_value_is_taken_over_where_it_is_ticked():
    request, form = post(
        SAME
        | {"title": "Neu", "text": "Mein", "many": ["y"], "flag": "", "take_stored": ["title", "many", "flag"]}
        | {"seen_values": seen()}
    )
    assert editing.refuse_stale(request, form, Change()) is None
    assert form.is_valid()
    values = form.cleaned_data
    assert (values["title"], values["text"], values["many"], values["flag"]) == ("Alt", "Mein", ["x"], True)


def test_what_is_no_field_cannot_be_taken_over():
    request, form = post(SAME | {"take_stored": ["version", "form_token", "x"]})
    editing.take_stored(request, form)
    assert form.is_valid()


def test_both_versions_stand_side_by_side_escaped():
    _, form = post(SAME | {"title": "<b>Neu"})
    html = editing.both_versions(clash=editing.clash(form, Change(by="Bob & Co")))
    assert "&lt;b&gt;Neu" in html
    assert "Alt" in html
    assert "<b>Neu" not in html
    assert editing.both_versions(clash=None) == ""


@pytest.mark.parametrize("name", [name for name in STORED if name != "many"])
def test_every_stored_value_counts_for_the_mark(name):
    other = Form(initial=STORED | {name: None})
    assert editing.digest(other) != seen()


@given(st.text(max_size=50), st.text(max_size=50))
def test_typing_what_is_stored_never_clashes_and_another_text_always_does(stored, typed):
    request = RequestFactory().post("/", {"title": "x"})
    form = Form({"title": "x", "text": typed}, initial={"title": "x", "text": stored})
    request.POST = form.data
    same = stored.replace("\r\n", "\n").strip() == typed.replace("\r\n", "\n").strip()
    assert bool(editing.differences(form)) != same
