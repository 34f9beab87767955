import re
from pathlib import Path

import pytest
from django.contrib.messages.storage.base import Message
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.test import RequestFactory

from kimpass.ui.htmx import go_to, show
from kimpass.ui.tests.test_forms import ids
from kimpass.ui.views import gallery

HERE = Path(__file__).parents[1]


@pytest.fixture
def page():
    request = RequestFactory().get("/ui/")
    return gallery(request).content.decode()


def asked(htmx):
    request = RequestFactory().get("/ui/")
    request.htmx = htmx
    return request


def test_the_frame_says_where_one_is(page):
    assert "Kreis Musterland" in page
    assert "Jana Wiethoff" in page
    assert "Übungsmodus" in page
    assert 'aria-current="page">Fälle' in page
    assert '<html lang="de" dir="ltr">' in page


def test_the_frame_has_its_landmarks(page):
    for words in (
        'role="search"',
        'aria-label="Hauptnavigation"',
        '<main class="page" id="inhalt"',
        "Zum Inhalt springen",
    ):
        assert words in page
    assert page.count("<h1") == 1


def test_the_search_works_without_script(page):
    assert 'role="search" aria-label="Suche in allen Bereichen" action="/suche/" method="post" data-unguarded>' in page


def test_nothing_needs_an_exception_from_the_content_security_policy(page):
    assert not re.search(r"\sstyle=", page)
    assert not re.search(r"\son[a-z]+=", page)
    assert "<style" not in page
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []


def test_ids_are_unique_and_every_pointer_has_its_target(page):
    found = ids(page)
    assert len(found.ids) == len(set(found.ids))
    assert set(found.pointed) - set(found.ids) == set()


def test_every_form_that_writes_is_guarded_against_forgery():
    sources = {path: path.read_text() for path in (HERE / "templates").rglob("*.html")}
    for path, source in sources.items():
        if "gallery" not in path.parts and 'method="post"' in source:
            assert "{% csrf_token %}" in source, path


def test_every_static_file_named_exists():
    named = set()
    for path in (HERE / "templates").rglob("*.html"):
        named |= set(re.findall(r"{% static '([^']+)' %}", path.read_text()))
    assert len(named) > 10
    assert [name for name in named if not finders.find(name)] == []


def test_every_icon_named_exists_in_the_design_system(page):
    kern = (HERE / "static" / "vendor" / "kern" / "kern.min.css").read_text()
    used = set(re.findall(r"kern-icon--([a-z-]+)", page)) - {"large", "small"}
    assert {name for name in used if f".kern-icon--{name}" not in kern} == set()


def test_messages_are_heard():
    html = render_to_string("ui/_messages.html", {"messages": [Message(25, "Gespeichert."), Message(40, "Nein.")]})
    assert 'role="status"' in html
    assert "note--ok" in html
    assert "note--bad" in html


def test_no_name_gets_into_a_title():
    assert "staff_name" not in (HERE / "templates/ui/document.html").read_text().partition("<body")[0]


def test_go_to_leads_on_by_form_and_by_htmx():
    assert go_to(asked(htmx=False), "web:today").headers["Location"] == "/heute/"
    answer = go_to(asked(htmx=True), "web:today")
    assert answer.status_code == 200
    assert answer.headers["HX-Redirect"] == "/heute/"


def test_show_answers_a_refused_form_with_422():
    context = {"query": "x"}
    assert show(asked(htmx=False), "ui/hits.html", context).status_code == 200
    assert show(asked(htmx=False), "ui/hits.html", context, invalid=True).status_code == 422


def test_plain_pages_have_no_navigation():
    html = render_to_string("ui/plain.html", {}, RequestFactory().get("/"))
    assert "Hauptnavigation" not in html
    assert 'role="search"' not in html
    assert "KIMpass" in html
