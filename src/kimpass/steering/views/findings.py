"""Findings: list, page, report by hand."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import findings
from kimpass.steering.forms.findings import ReportFindingForm
from kimpass.steering.models import Finding
from kimpass.steering.selectors.board import finding_cards
from kimpass.steering.selectors.counts import counter
from kimpass.steering.selectors.findings import feedback_of, finding_list, theme_link_of
from kimpass.steering.selectors.similar import similar_findings
from kimpass.steering.views.frame import filters, press, sections, work
from kimpass.vault.once import once

PAGE = 25


def page_of(finding: Finding) -> str:
    return reverse("steering:finding", args=[finding.public_id])


@allowed(policy.view_findings)
def finding_register(request: Request) -> HttpResponse:
    form, narrowed = filters(request)
    unbundled = request.GET.get("ohne_thema") == "1"
    rows = finding_list(request.actor, narrowed, unbundled=unbundled)
    page = Paginator(rows, PAGE).get_page(request.GET.get("seite"))
    context = {
        "tabs": sections(request, "board"),
        "form": form,
        "page": page,
        "cards": finding_cards(list(page.object_list), counter(request.actor)),
        "unbundled": unbundled,
        "may_report": policy.report_finding(request.actor),
    }
    return render(request, "steering/findings/findings.html", context)


@guarded(Finding, policy.view_finding)
def finding(request: Request, row: Finding) -> HttpResponse:
    context = {
        "finding": row,
        "cases": counter(request.actor).of_finding(row),
        "link": theme_link_of(request.actor, row),
        "feedback": feedback_of(request.actor, row),
        "can": {
            "release": row.state == Finding.State.DRAFT and policy.release_finding(request.actor, row),
            "withdraw": row.state != Finding.State.WITHDRAWN and policy.withdraw_finding(request.actor, row),
        },
    }
    return render(request, "steering/findings/finding.html", context)


@allowed(policy.report_finding)
@once
def report_finding(request: Request) -> HttpResponse:
    form = ReportFindingForm(request.actor, request.POST if request.method == "POST" else None)

    def act(values: dict[str, Any]) -> str:
        made = findings.report_finding(actor=request.actor, on=request.actor.today, **values)
        return page_of(made)

    return work(
        request,
        form,
        act,
        title=_("Strukturhinweis melden"),
        button=_("Melden"),
        back=reverse("steering:board"),
        success=_("Der Strukturhinweis ist gemeldet. Sie erfahren, was daraus wird."),
        template="steering/findings/report_finding.html",
    )


@allowed(policy.report_finding)
def similar(request: Request) -> HttpResponse:
    """Answer with findings like the words sent; sent by POST, so that no text lands in an address."""
    title, text = request.POST.get("title", "")[:160], request.POST.get("text", "")[:4000]
    chosen = request.POST.get("field_id", "")
    field_id = int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 12 else None
    found = similar_findings(request.actor, title, text, field_id)
    return render(request, "steering/findings/_similar.html", {"similar": found})


@guarded(Finding, policy.release_finding)
@once
def release_finding(request: Request, row: Finding) -> HttpResponse:
    return press(
        request,
        lambda: findings.release_finding(actor=request.actor, finding_id=row.pk),
        back=page_of(row),
        success=_("Der Strukturhinweis ist freigegeben."),
    )


@guarded(Finding, policy.withdraw_finding)
@once
def withdraw_finding(request: Request, row: Finding) -> HttpResponse:
    return press(
        request,
        lambda: findings.withdraw_finding(actor=request.actor, finding_id=row.pk),
        back=page_of(row),
        success=_("Der Strukturhinweis ist zurückgezogen."),
    )
