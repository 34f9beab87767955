"""Fill posts and end staffings; reported figures; the entitlement; turnover."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.kernel.period import Period
from kimpass.organisation import policy
from kimpass.organisation.actions import staffing as actions
from kimpass.organisation.forms.posts import RegisterForm
from kimpass.organisation.forms.staffing import EndStaffingForm, FillForm
from kimpass.organisation.models import Post, PostFunction, Staffing
from kimpass.organisation.selectors import entitlement as entitlements
from kimpass.organisation.selectors import staffing as selectors
from kimpass.organisation.selectors.words import words_of
from kimpass.organisation.views.post_frame import sections, work
from kimpass.organisation.views.posts import page_of
from kimpass.vault.once import once

YEARS = 5


@guarded(Post, policy.fill_post)
@once
def fill_post(request: Request, row: Post) -> HttpResponse:
    form = FillForm(request.actor, request.POST or None)

    def act() -> None:
        done = actions.fill_post(actor=request.actor, post_id=row.pk, data=form.data_of())
        for remark in done.remarks:
            messages.warning(request, remark)

    return work(
        request,
        form,
        act,
        title=_("Stelle besetzen"),
        button=_("Besetzen"),
        back=page_of(row),
        success=_("Die Besetzung ist eingetragen."),
        about=f"{row.number} · {words_of(request.actor).called(PostFunction(row.function))}",
    )


@guarded(Post, policy.end_staffing)
@once
def end_staffing(request: Request, row: Post) -> HttpResponse:
    rows = Staffing.objects.for_tenant(request.actor).current().filter(post=row, valid_until__isnull=True)
    form = EndStaffingForm(request.actor, rows.select_related("staff_member").order_by("pk"), request.POST or None)

    def act() -> None:
        actions.end_staffing(actor=request.actor, post_id=row.pk, **form.cleaned_data)

    return work(
        request,
        form,
        act,
        title=_("Besetzung beenden"),
        button=_("Beenden"),
        back=page_of(row),
        success=_("Die Besetzung ist beendet."),
        about=f"{row.number} · {words_of(request.actor).called(PostFunction(row.function))}",
    )


@allowed(policy.see_posts)
def entitlement(request: Request) -> HttpResponse:
    form = RegisterForm(request.actor, request.GET)
    as_of, at, _wanted = form.asked()
    found = entitlements.entitlement(request.actor, as_of, at)
    context = {"tabs": sections("entitlement"), "form": form, "as_of": as_of, "found": found}
    context["may_work"] = policy.work_on_posts(request.actor)
    return render(request, "organisation/staffing/entitlement.html", context)


@allowed(policy.see_posts)
def turnover(request: Request) -> HttpResponse:
    today = request.actor.today
    years = [str(today.year - back) for back in range(YEARS)]
    asked = request.GET.get("jahr", "")
    year = int(asked) if asked in years else today.year
    # Whole calendar years only: periods that overlap would let somebody work a small number out.
    period = Period(date(year, 1, 1), date(year + 1, 1, 1))
    context = {
        "tabs": sections("turnover"),
        "years": years,
        "year": str(year),
        "found": selectors.turnover(request.actor, period),
        "is_running": year == today.year,
        "back": reverse("posts:posts"),
    }
    return render(request, "organisation/staffing/turnover.html", context)
