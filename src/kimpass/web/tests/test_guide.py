"""Help for every page, words explained where they stand, and a tour of ten steps (promise 25)."""

import re

import pytest
from django.urls import get_resolver, reverse

from kimpass.ui.words import WORDS
from kimpass.web.guide import pages, tour

OWN = {"web", "casework", "people", "steering", "network", "controlling", "organisation", "posts", "money"}


def views(patterns, namespace=""):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from views(pattern.url_patterns, getattr(pattern, "namespace", None) or namespace)
        elif namespace in OWN and pattern.name:
            yield f"{namespace}:{pattern.name}"


def test_every_page_has_help_and_no_help_is_for_a_page_that_is_gone():
    known = set(views(get_resolver().url_patterns))
    assert len(known) > 150
    assert all(len(str(pages.help_for(view))) > 40 for view in known)
    assert set(pages.PAGES) - known == set(), "help for a page that is gone"


@pytest.mark.django_db
@pytest.mark.parametrize(("login", "steps"), [("alice", 10), ("charlie", 10), ("diana", 7), ("anton", 5)])
def test_the_tour_leads_through_pages_that_open(client, musterland, login, steps):
    musterland.sign_in(client, login)
    stops = tour.stops_for(musterland.actor(login))
    assert len(stops) >= steps
    assert len(stops) <= tour.TEN
    for number, (stop, url) in enumerate(stops, 1):
        answer = client.post(reverse("web:tour"), {"schritt": str(number)})
        assert answer["Location"] == url
        page = client.get(url)
        assert page.status_code == 200, stop.route
        text = page.content.decode()
        assert f"Rundgang {number} von {len(stops)}" in text
        assert (f'value="{number + 1}"' in text) == (number < len(stops))
    assert client.post(reverse("web:tour"), {"schritt": "ende"})["Location"] == reverse("web:today")
    assert "Rundgang" not in client.get(reverse("web:account")).content.decode().split("</header>")[1]


@pytest.mark.django_db
@pytest.mark.parametrize("step", ["0", "11", "-1", "²", "9999999", "", "x"])
def test_a_step_that_is_none_ends_the_tour(client, musterland, step):
    musterland.sign_in(client, "alice")
    assert client.post(reverse("web:tour"), {"schritt": step})["Location"] == reverse("web:today")
    assert "rundgang" not in client.session


@pytest.mark.django_db
def test_the_help_speaks_of_the_page_one_comes_from(client, musterland):
    musterland.sign_in(client, "alice")
    today = client.get(reverse("web:today")).content.decode()
    (address,) = set(re.findall(r'class="help" href="([^"]+)"', today))
    page = client.get(address).content.decode()
    assert "Jede Zeile führt dorthin" in page
    assert "Rundgang in 10 Schritten" in page
    fragment = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert fragment.lstrip().startswith("<dialog")
    assert "Fälle" in client.get(reverse("web:help"), {"seite": "casework:gibt-es-nicht"}).content.decode()
    assert client.get(reverse("web:help"), {"seite": "<script>"}).status_code == 200


@pytest.mark.django_db
def test_a_word_is_explained_to_eyes_keys_and_screen_readers(client, musterland):
    case = musterland.case()
    musterland.sign_in(client, "alice")
    page = client.get(case.get_absolute_url()).content.decode()
    numbers = re.findall(r'aria-describedby="(wort-\d+)"', page)
    assert numbers
    assert len(numbers) == len(set(numbers))
    for number in numbers:
        assert f'role="tooltip" id="{number}"' in page
    assert str(WORDS["level_1"][1]) in page
