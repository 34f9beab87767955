from html.parser import HTMLParser

import pytest
from django import forms

from kimpass.ui.fields import ChipsField, CleanCharField, GermanDateField, MultipleChipsField, SelectField
from kimpass.ui.gallery import SampleFilter, SampleForm


class Ids(HTMLParser):
    def __init__(self):
        super().__init__()
        self.ids, self.pointed = [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if found.get("id"):
            self.ids.append(found["id"])
        for name in ("for", "aria-describedby", "aria-labelledby"):
            self.pointed += (found.get(name) or "").split()
        if tag == "a" and (found.get("href") or "").startswith("#") and len(found["href"]) > 1:
            self.pointed.append(found["href"][1:])


def ids(html):
    parser = Ids()
    parser.feed(html)
    return parser


class Form(forms.Form):
    name = CleanCharField(label="Familienname", help_text="Wie im Ausweis")
    day = GermanDateField(label="Tag", required=False)
    level = ChipsField(label="Ebene", choices=[("1", "Eins"), ("2", "Zwei")], help_text="Eine genügt")
    topics = MultipleChipsField(label="Themen", choices=[("a", "Wohnen")], required=False)
    place = SelectField(label="Kommune", choices=[("", "—"), ("d", "Delbrück")])
    informed = forms.BooleanField(label="Informiert")
    secret = CleanCharField(widget=forms.HiddenInput, required=False)


@pytest.mark.parametrize("data", [None, {}, {"name": "x", "day": "31.02.2026", "secret": "\x00"}])
def test_everything_that_is_pointed_at_exists_once(data):
    found = ids(str(Form(data)))
    assert len(found.ids) == len(set(found.ids))
    assert set(found.pointed) <= set(found.ids)
    assert len(found.pointed) >= 5


def test_fields_wear_the_classes_of_the_design_system():
    html = str(Form())
    assert "kern-form-input__input" in html
    assert "kern-form-input__select-wrapper" in html
    assert "kern-form-check__checkbox" in html
    assert html.count('class="choice"') == 3


def test_what_is_not_required_says_so():
    html = str(Form())
    assert html.count("freiwillig") == 2


def test_a_filter_does_not_call_itself_optional():
    assert "freiwillig" not in str(SampleFilter())


def test_no_errors_no_alert():
    assert "alert" not in str(Form())


def test_errors_stand_above_and_at_the_field_and_the_input_is_kept():
    html = str(Form({"name": "Al-Ahmad", "day": "31.02.2026", "level": "1", "place": "d", "informed": "on"}))
    assert 'role="alert"' in html
    assert "Bitte prüfen Sie eine Angabe" in html
    assert "Ihre Eingaben sind erhalten" in html
    assert '<a href="#id_day">Tag</a>' in html
    assert html.count("Den Tag 31.02.2026 gibt es nicht") == 2
    assert 'value="31.02.2026"' in html
    assert 'value="Al-Ahmad"' in html
    assert html.count('aria-invalid="true"') == 1


def test_the_number_of_fields_to_correct_is_told():
    assert "Bitte prüfen Sie 4 Angaben" in str(Form({}))


def test_an_error_of_the_whole_form_is_told():
    form = Form({"name": "A", "level": "1", "place": "d", "informed": "on"})
    form.add_error(None, "Offenes Ziel: Sprachkurs B1")
    html = str(form)
    assert "Das geht so noch nicht" in html
    assert "Offenes Ziel: Sprachkurs B1" in html


def test_what_was_typed_is_escaped():
    html = str(Form({"name": '"><script>', "level": "<script>", "place": "<script>", "day": "<script>"}))
    assert "<script" not in html


def test_a_formset_is_dressed_too():
    formset = forms.formset_factory(SampleForm, extra=2)()
    assert str(formset).count("formset-row") == 2
    assert "TOTAL_FORMS" in str(formset)


def test_a_class_of_its_own_is_kept():
    class Own(forms.Form):
        code = CleanCharField(widget=forms.TextInput(attrs={"class": "num"}))

    assert 'class="kern-form-input__input num"' in str(Own())
    form = Own()
    assert str(form) == str(form)
