"""The backlog: picture, counts of the months, order of work, naturalisations by year."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kimpass.kernel.http import Request, allowed
from kimpass.organisation.models import Agency
from kimpass.residence import policy, presenters
from kimpass.residence.actions import backlog as actions
from kimpass.residence.forms.backlog import (
    COLUMNS,
    BacklogFilterForm,
    CountFileForm,
    CountForm,
    OrderForm,
    WhichForm,
)
from kimpass.residence.models import MonthlyCount, OrderOfWork
from kimpass.residence.selectors import backlog as found
from kimpass.residence.selectors import backlog_sums as sums
from kimpass.residence.selectors.backlog import Line
from kimpass.residence.selectors.naturalisations import naturalisations as by_year
from kimpass.residence.selectors.naturalisations import told_elsewhere
from kimpass.residence.views.frame import sections, work
from kimpass.ui.pressing import posted, posted_version
from kimpass.ui.tables import as_csv
from kimpass.vault.once import once


def _row(line: Line, order: OrderOfWork | None) -> dict[str, Any]:
    stock, day = line.stock
    pace = line.pace
    return {
        "line": line,
        "stock": stock,
        "stock_day": day,
        "pace": pace,
        "trend": presenters.trend_words(line.trend),
        "overdue": line.overdue(order.backlog_after_months if order else found.DEFAULT_AFTER),
        "forecast": presenters.forecast_words(line.forecast),
        "aim": presenters.aim_words(line.forecast, order),
    }


def _months(lines: list[Line]) -> list[dict[str, Any]]:
    """Return the months of all lines together, the newest first, each with what does not add up."""
    dates = [month.month for month in lines[0].months]
    whole = sums.added([line.months for line in lines], dates)
    before = [None, *(month.stock for month in whole)]
    rows = [
        {
            "month": month,
            "gap": sums.unexplained(before[place], month),
            "reported": sum(1 for line in lines if line.reported[place] is not None),
            "lines": len(lines),
        }
        for place, month in enumerate(whole)
    ]
    return rows[::-1]


@allowed(policy.view_backlog)
def backlog(request: Request) -> HttpResponse:
    actor = request.actor
    form = BacklogFilterForm(actor, request.GET)
    form.is_valid()
    asked = form.cleaned_data
    day: date = min(asked.get("stichtag") or actor.today, actor.today)
    lines = found.backlog_lines(actor, day, office_id=asked.get("behoerde"), kind=asked.get("art") or "")
    order = found.order_of_work(actor)
    months = _months(lines) if lines else []
    whole = [row["month"] for row in reversed(months)]
    context = {
        "tabs": sections(request, "backlog"),
        "form": form,
        "day": day,
        "rows": [_row(line, order) for line in lines],
        "order": order,
        "after": order.backlog_after_months if order else found.DEFAULT_AFTER,
        "consequence": presenters.consequence(found.standing(order, lines)),
        "is_narrowed": bool(asked.get("behoerde") or asked.get("art")),
        "months": months,
        "stock_chart": presenters.stock_chart(whole),
        "flow_chart": presenters.flow_chart(whole),
        "age_chart": presenters.age_chart(lines),
        "may_enter": policy.enter_monthly_counts(actor),
        "may_order": policy.set_order_of_work(actor),
    }
    return render(request, "residence/backlog/backlog.html", context)


@allowed(policy.view_backlog)
def naturalisations(request: Request) -> HttpResponse:
    years = by_year(request.actor)
    context = {
        "tabs": sections(request, "naturalisations"),
        "years": years[::-1],
        "chart": presenters.year_chart(years),
        "told": told_elsewhere(request.actor),
    }
    return render(request, "residence/backlog/naturalisations.html", context)


@allowed(policy.enter_monthly_counts)
@once
def record_monthly_count(request: Request) -> HttpResponse:
    """Ask first for which authority, kind and month; the figures' form stands at that address."""
    actor, back = request.actor, reverse("residence:backlog")
    which = WhichForm(actor, request.GET or None, initial={"monat": f"{sums.add_months(actor.today, -1):%m.%Y}"})
    if not which.is_valid():
        context = {"form": which, "back": back}
        return render(request, "residence/backlog/which_count.html", context, status=422 if which.is_bound else 200)
    asked = which.cleaned_data
    key = {"authority_id": asked["behoerde"], "kind": asked["art"], "month": asked["monat"]}
    row = MonthlyCount.objects.visible_to(actor).filter(**key).first()
    derived = found.proposal(actor, *key.values())
    form, version = CountForm(posted(request), row=row, derived=derived), posted_version(request)

    def act(form: CountForm) -> str:
        actions.record_monthly_count(actor=actor, version=version, data=form.told(), **key)
        return back

    office = Agency.objects.for_tenant(actor).get(pk=key["authority_id"])
    kind = dict(which.fields["art"].choices)[asked["art"]]  # type: ignore[attr-defined]  # a choice field's
    title = _("Zahlen für %(month)s") % {"month": f"{asked['monat']:%m.%Y}"}
    lead = _("%(office)s, %(kind)s. Was nicht bekannt ist, bleibt leer; leer ist nicht null.") % {
        "office": office.name,
        "kind": kind,
    }
    return work(
        request, form, act, title=title, back=back, success=_("Die Zahlen sind eingetragen."), row=row, lead=lead
    )


@allowed(policy.import_monthly_counts)
@once
def import_monthly_counts(request: Request) -> HttpResponse:
    back = reverse("residence:backlog")
    sent = request.FILES if request.method == "POST" else None
    form = CountFileForm(request.actor, posted(request), sent)

    def act(form: CountFileForm) -> str:
        actions.import_monthly_counts(actor=request.actor, lines=form.cleaned_data["file"])
        return back

    lead = _("Alle Zeilen oder keine: Passt eine nicht, wird nichts übernommen. Vorhandene Monate werden ersetzt.")
    title, success = _("Monatszahlen einlesen"), _("Die Zahlen sind übernommen.")
    return work(request, form, act, title=title, back=back, success=success, button=_("Einlesen"), lead=lead)


def _csv(rows: list[list[Any]], name: str) -> HttpResponse:
    answer = HttpResponse(as_csv(list(COLUMNS), rows), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@allowed(policy.import_monthly_counts)
@require_safe
def count_template(request: Request) -> HttpResponse:
    office = next(iter(found.authorities(request.actor)), None)
    month = sums.add_months(request.actor.today.replace(day=1), -1)
    example = [office.key if office else "", "naturalisation", f"{month:%Y-%m}", *[""] * 7]
    return _csv([example], "vorlage-monatszahlen.csv")


@allowed(policy.view_backlog)
@require_safe
def count_export(request: Request) -> HttpResponse:
    rows = MonthlyCount.objects.visible_to(request.actor).order_by("authority__key", "kind", "month")
    values = rows.values_list("authority__key", "kind", "month", *sums.FIGURES, "source")
    table = [[office, kind, f"{month:%Y-%m}", *rest] for office, kind, month, *rest in values]
    return _csv(table, "monatszahlen.csv")


@allowed(policy.set_order_of_work)
@once
def set_order_of_work(request: Request) -> HttpResponse:
    back = reverse("residence:backlog")
    form = OrderForm(request.actor, posted(request), row=found.order_of_work(request.actor))

    def act(form: OrderForm) -> str:
        valid_from = form.cleaned_data["valid_from"]
        actions.set_order_of_work(actor=request.actor, data=form.told(), valid_from=valid_from)
        return back

    title, success = _("Reihenfolge der Arbeit"), _("Die Reihenfolge ist festgelegt.")
    return work(request, form, act, title=title, back=back, success=success)
