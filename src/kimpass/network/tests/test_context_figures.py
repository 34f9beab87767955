from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied

from kimpass.network.actions import context_figures as actions
from kimpass.network.actions.context_figures import FigureData
from kimpass.network.models import ContextFigure

PAGE = "/netzwerk/rahmenzahlen/"


def record(land, login="charlie", **changes):
    values = {
        "metric": "Bevölkerung", "value": Decimal(141_517), "reference": "31.12.2019", "source": "Handlungskonzept",
        "is_approximate": True,
    }  # fmt: skip
    return actions.record_context_figure(actor=land.actor(login), figure=FigureData(**{**values, **changes}))


def test_record_context_figure_corrects_one_source_and_keeps_two_apart(musterland):
    record(musterland)
    record(musterland, value=Decimal(141_518))
    record(musterland, source="Landesbetrieb", value=Decimal(142_000), is_approximate=False)
    assert [row.value for row in ContextFigure.objects.order_by("pk")] == [141_518, 142_000]


def test_record_context_figure_names_all_that_is_missing(musterland):
    with pytest.raises(actions.FigureNotPossible) as refusal:
        record(musterland, metric="", source=" ", reference="", value=None)
    assert len(refusal.value.reasons) == 4
    with pytest.raises(actions.FigureNotPossible, match="groß"):
        record(musterland, value=Decimal(10) ** 12)
    with pytest.raises(PermissionDenied):
        record(musterland, login="alice")


def test_figures_say_about_and_from_where(musterland, client):
    musterland.sign_in(client, "charlie")
    sent = {"metric": "Schutzsuchende", "value": "28.300", "is_approximate": "on", "reference": "2020", "source": "AZR"}
    assert client.post(f"{PAGE}neu/", {**sent, "value": "viele"}).status_code == 422
    assert client.post(f"{PAGE}neu/", sent).status_code == 302
    page = client.get(PAGE).content.decode()
    assert "etwa 28.300" in page
    assert "AZR" in page
