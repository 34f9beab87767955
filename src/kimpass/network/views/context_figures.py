from decimal import Decimal

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed
from kimpass.network import policy
from kimpass.network.actions import context_figures as actions
from kimpass.network.forms.context_figures import FigureForm
from kimpass.network.models import ContextFigure
from kimpass.network.views import frame
from kimpass.ui.components.values import de_decimal
from kimpass.ui.pressing import posted
from kimpass.vault.once import once


def _number(value: Decimal | None) -> str:
    """Write a figure with decimals only where it has some."""
    if value is None:
        return ""
    return de_decimal(value, 0 if value == value.to_integral_value() else 2)


@allowed(policy.view_context_figures)
def list_context_figures(request: Request) -> HttpResponse:
    found = ContextFigure.objects.visible_to(request.actor).order_by("metric", "-pk")
    rows = [(row, _number(row.value)) for row in found]
    context = {
        "rows": rows,
        "may_add": policy.record_context_figure(request.actor),
        "tabs": frame.sections(request, "context_figures"),
    }
    return render(request, "network/context_figures/context_figures.html", context)


@allowed(policy.record_context_figure)
@once
def record_context_figure(request: Request) -> HttpResponse:
    back = reverse("network:context_figures")

    def act(form: FigureForm) -> str:
        actions.record_context_figure(actor=request.actor, figure=form.told())
        return back

    form = FigureForm(posted(request))
    lead = _("Gleiche Zählung, gleicher Stand und gleiche Quelle: dann wird der Wert berichtigt.")
    title, success = _("Rahmenzahl eintragen"), _("Die Rahmenzahl ist eingetragen.")
    return frame.work(request, form, act, title=title, back=back, success=success, lead=lead)
