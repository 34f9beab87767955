"""The money of the years: lines, states, corrections, notices, rates and what will be left."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.access import Permission
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import funding as actions
from kimpass.organisation.forms.funding import CorrectFundingLineForm, FundingLineForm, LineStateForm, NoticeForm
from kimpass.organisation.models import FundingLine, GrantNotice
from kimpass.organisation.selectors import agreements, external_advice, funding_forecast, funding_rates
from kimpass.organisation.selectors import funding as selectors
from kimpass.organisation.selectors.statements_of_use import use_of
from kimpass.organisation.selectors.words import words_of
from kimpass.organisation.views import money
from kimpass.organisation.views.money_charts import forecast_chart, year_chart
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once

NOTICES = "money:grant_notices"
BUDGET = (Permission.REPORT_VIEW, Permission.INTERPRETER_MANAGE)


def page_of(line: FundingLine) -> str:
    return reverse("money:funding_line", args=[line.public_id])


def funding_of(year: int) -> str:
    return f"{reverse('money:funding')}?jahr={year}"


@allowed(policy.see_funding)
def funding(request: Request) -> HttpResponse:
    actor = request.actor
    years = selectors.years(actor)
    year = selectors.year_of(actor.tenant_id, money.asked_year(request, years))
    rates = funding_rates.all_rates()
    context = {
        "tabs": money.sections(request, "funding"),
        "years": years,
        "year": year,
        "inside": [(entry, funding_rates.check(entry.line, rates)) for entry in year.inside],
        "outside": [(entry, funding_rates.check(entry.line, rates)) for entry in year.outside],
        "chart": year_chart(words_of(actor), year),
        "may_add": policy.add_funding_line(actor),
    }
    return render(request, "organisation/funding/funding.html", context)


@allowed(policy.see_funding)
def funding_rate_list(request: Request) -> HttpResponse:
    rows = [(rate, funding_rates.function_label(rate.function)) for rate in funding_rates.all_rates()]
    return render(request, "organisation/funding/funding_rates.html", {"rows": rows})


@allowed(policy.see_funding)
def forecast(request: Request) -> HttpResponse:
    actor = request.actor
    years = selectors.years(actor)
    year = money.asked_year(request, years)
    blocks = funding_forecast.forecast(actor.tenant_id, year)
    context = {
        "tabs": money.sections(request, "funding_forecast"),
        "years": years,
        "year": year,
        "blocks": [(block, forecast_chart(words_of(actor).block(block.block), block)) for block in blocks],
        "today": actor.today,
    }
    return render(request, "organisation/funding/funding_forecast.html", context)


@guarded(FundingLine, policy.see_funding_line)
def funding_line(request: Request, row: FundingLine) -> HttpResponse:
    actor = request.actor
    newest = selectors.newest_row(row)
    may_work = newest.pk == row.pk and policy.correct_funding_line(actor, row)
    context = {
        "line": row,
        "entry": selectors.entry_of(row),
        "newest": None if newest.pk == row.pk else newest,
        "check": funding_rates.check(row, funding_rates.all_rates()),
        "states": selectors.states_of(row),
        "earlier": selectors.earlier_rows(row),
        "use": use_of(row),
        "agreements": agreements.agreements_on(actor, row),
        "advice": external_advice.advice(actor, row),
        "may_work": may_work,
        # Where the way leads to pages of the floors above, which open by rights of their own.
        "opens": {
            "budget": any(actor.may_somewhere(right) for right in BUDGET),
            "measures": actor.may(Permission.FINDING_VIEW),
        },
        "contract_url": f"{reverse('money:add_agreement')}?posten={row.public_id}" if may_work else "",
    }
    return render(request, "organisation/funding/funding_line.html", context)


@allowed(policy.add_funding_line)
@once
def add_funding_line(request: Request) -> HttpResponse:
    actor = request.actor
    year = money.asked_year(request, selectors.years(actor))
    initial = {"year": year, "first_day": f"01.01.{year}", "last_day": f"31.12.{year}"}
    form = FundingLineForm(actor, posted(request), initial=initial)

    def act() -> str:
        return page_of(actions.add_funding_line(actor=actor, data=form.data_given()))

    title, success = _("Förderposten eintragen"), _("Der Posten ist eingetragen.")
    return money.work(request, form, act, title=title, back=funding_of(year), success=success)


@guarded(FundingLine, policy.correct_funding_line)
@once
def correct_funding_line(request: Request, row: FundingLine) -> HttpResponse:
    form = CorrectFundingLineForm(request.actor, posted(request), line=row)

    def act() -> str:
        new = actions.correct_funding_line(
            actor=request.actor, line_id=row.pk, data=form.data_given(), reason=form.cleaned_data["reason"]
        )
        return page_of(new)

    return money.work(
        request,
        form,
        act,
        title=_("Förderposten berichtigen"),
        button=_("Berichtigen"),
        back=page_of(row),
        success=_("Der Posten ist berichtigt. Was vorher dastand, bleibt auf seiner Seite lesbar."),
        lead=_("Eine Berichtigung schreibt einen neuen Stand; was früher bekannt war, bleibt abrufbar."),
    )


@guarded(FundingLine, policy.record_line_state)
@once
def record_line_state(request: Request, row: FundingLine) -> HttpResponse:
    form = LineStateForm(request.actor, posted(request))

    def act() -> str:
        actions.record_line_state(actor=request.actor, line_id=row.pk, **form.cleaned_data)
        return page_of(row)

    title, success = _("Stand des Postens"), _("Der Stand ist festgehalten.")
    return money.work(request, form, act, title=title, back=page_of(row), success=success)


@allowed(policy.see_funding)
def grant_notices(request: Request) -> HttpResponse:
    context = {
        "tabs": money.sections(request, "grant_notices"),
        "rows": selectors.notice_entries(request.actor),
        "may_add": policy.add_grant_notice(request.actor),
    }
    return render(request, "organisation/funding/grant_notices.html", context)


@allowed(policy.add_grant_notice)
@once
def add_grant_notice(request: Request) -> HttpResponse:
    form = NoticeForm(request.actor, posted(request), initial={"year": request.actor.today.year})

    def act() -> str:
        actions.add_grant_notice(actor=request.actor, data=form.data_given())
        return reverse(NOTICES)

    title, success = _("Zuwendungsbescheid eintragen"), _("Der Bescheid ist eingetragen.")
    return money.work(request, form, act, title=title, back=reverse(NOTICES), success=success)


@guarded(GrantNotice, policy.change_grant_notice)
@once
def change_grant_notice(request: Request, row: GrantNotice) -> HttpResponse:
    form = NoticeForm(request.actor, posted(request), notice=row)

    def act() -> str:
        actions.change_grant_notice(
            actor=request.actor, notice_id=row.pk, version=posted_version(request), data=form.data_given()
        )
        return reverse(NOTICES)

    title, success = _("Zuwendungsbescheid ändern"), _("Der Bescheid ist geändert.")
    return money.work(request, form, act, title=title, back=reverse(NOTICES), success=success, row=row)
