import copy

import pytest
from django.conf import settings as configured
from django.template import engines

from kimpass.ui.parts import Link, NavItem

NAVIGATION = [
    NavItem("Heute", "/heute/", icon="calendar-today"),
    NavItem("Fälle", "/faelle/", current=True, icon="draft"),
    NavItem("Verwaltung", "/verwaltung/", end=True),
]


def frame(request):
    """Fill the page frame as the web layer does."""
    return {
        "navigation": NAVIGATION,
        "tenant_name": "Kreis Musterland",
        "staff_name": "Jana Wiethoff",
        "demo_mode": True,
        "footer_links": [Link("Barrierefreiheit", "/barrierefreiheit/")],
    }


@pytest.fixture(autouse=True)
def _alone(settings):
    """Take away what stands above `ui`: its addresses and its context."""
    templates = copy.deepcopy(configured.TEMPLATES)
    processors = templates[0]["OPTIONS"]["context_processors"]
    templates[0]["OPTIONS"]["context_processors"] = [name for name in processors if "kimpass" not in name]
    templates[0]["OPTIONS"]["context_processors"].append(f"{frame.__module__}.frame")
    settings.TEMPLATES = templates
    settings.ROOT_URLCONF = "kimpass.ui.tests.urls"


@pytest.fixture
def draw():
    """Render a line of template."""
    return lambda source, **context: engines["django"].from_string(source).render(context)
