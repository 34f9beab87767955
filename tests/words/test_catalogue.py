"""German first, English complete: a string without English text fails here."""

import re

import pytest

from kimtools import catalogue
from kimtools.catalogue import Text


def test_no_message_is_without_its_english_text():
    assert catalogue.missing(catalogue.updated(catalogue.load(), catalogue.in_sources())) == []


def test_the_catalogue_holds_exactly_what_the_sources_say():
    now = catalogue.updated(catalogue.load(), catalogue.in_sources())
    assert {m.id for m in catalogue.load() if m.id} == {m.id for m in now if m.id}, "run ./kim words"


def test_the_compiled_catalogue_is_the_written_one():
    compiled = catalogue.PO_FILE.with_suffix(".mo").read_bytes()
    assert compiled == catalogue.mo_bytes(catalogue.load()), "run ./kim words"


def test_placeholders_are_the_same_on_both_sides():
    holder = re.compile(r"%\(\w+\)[sd]")
    for message in catalogue.load():
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = set(holder.findall(ids[-1])) if ids[0] else set()
        assert set(holder.findall(strings[-1])) == wanted or not ids[0], message.id


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("Fall")', {Text("Fall")}),
        ('gettext_lazy("Fall" " offen")', {Text("Fall offen")}),
        ('ngettext("ein Fall", "%(n)s Fälle", n)', {Text("ein Fall", "%(n)s Fälle")}),
        ("_(variable)", set()),
    ],
)
def test_strings_in_python(source, found):
    assert set(catalogue.in_python(source)) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% load i18n %}{% translate "Heute" %}', {Text("Heute")}),
        ("{% load i18n %}{% blocktranslate %}Guten {{ time }}{% endblocktranslate %}", {Text("Guten %(time)s")}),
        ('{% button text=_("Speichern") %}', {Text("Speichern")}),
        ("<p>Heute</p>", set()),
    ],
)
def test_strings_in_templates(source, found):
    assert set(catalogue.in_template(source)) == found
