"""Reported staffing: the tables of all days, a new row, a correction, the reason of a remainder."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import staffing_figures as actions
from kimpass.organisation.forms.posts import RegisterForm
from kimpass.organisation.forms.staffing_figures import CorrectFigureForm, ExplainForm, FigureForm
from kimpass.organisation.models import PostFunction, StaffingFigure
from kimpass.organisation.selectors.staffing import corrections, reported_tables
from kimpass.organisation.selectors.words import words_of
from kimpass.organisation.views.post_frame import sections, work
from kimpass.vault.once import once


@allowed(policy.see_posts)
def staffing_figures(request: Request) -> HttpResponse:
    form = RegisterForm(request.actor, request.GET)
    _as_of, at, _wanted = form.asked()
    context = {
        "tabs": sections("staffing_figures"),
        "form": form,
        "tables": reported_tables(request.actor, at),
        "corrections": corrections(request.actor),
        "may_work": policy.work_on_posts(request.actor) if at is None else None,
    }
    return render(request, "organisation/staffing_figures/staffing_figures.html", context)


@allowed(policy.report_staffing_figure)
@once
def report_staffing_figure(request: Request) -> HttpResponse:
    form = FigureForm(request.actor, request.POST or None)
    return work(
        request,
        form,
        lambda: actions.report_staffing_figure(actor=request.actor, data=form.figure()),
        title=_("Stellenzahl eintragen"),
        button=_("Eintragen"),
        back=reverse("posts:staffing_figures"),
        success=_("Die Zahlen sind eingetragen."),
    )


@guarded(StaffingFigure, policy.correct_staffing_figure)
@once
def correct_staffing_figure(request: Request, row: StaffingFigure) -> HttpResponse:
    form = CorrectFigureForm(request.actor, request.POST or None, row=row)

    def act() -> None:
        actions.correct_staffing_figure(
            actor=request.actor, figure_id=row.pk, data=form.figure(), reason=form.cleaned_data["reason"]
        )

    return work(
        request,
        form,
        act,
        title=_("Gemeldete Zahlen berichtigen"),
        button=_("Berichtigen"),
        back=reverse("posts:staffing_figures"),
        success=_("Die Zahlen sind berichtigt. Die frühere Fassung bleibt lesbar."),
    )


@guarded(StaffingFigure, policy.explain_remainder)
@once
def explain_remainder(request: Request, row: StaffingFigure) -> HttpResponse:
    form = ExplainForm(request.POST or None, initial={"reason": row.remainder_reason})

    def act() -> None:
        actions.explain_remainder(actor=request.actor, figure_id=row.pk, reason=form.cleaned_data["reason"])

    words = words_of(request.actor)
    return work(
        request,
        form,
        act,
        title=_("Rest erklären"),
        button=_("Speichern"),
        back=reverse("posts:staffing_figures"),
        success=_("Der Grund ist festgehalten."),
        about=f"{words.block(row.building_block)} · {words.called(PostFunction(row.function))}",
        replaces=row,
    )
