"""Findings: list, page, report by hand."""

from dataclasses import replace
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation.models import CatalogueEntry
from kimpass.steering import policy
from kimpass.steering.actions import findings
from kimpass.steering.forms.findings import FindingFilterForm, FindingForm, ReasonForm, stored_values
from kimpass.steering.models import Finding
from kimpass.steering.selectors.board import finding_cards
from kimpass.steering.selectors.counts import counter
from kimpass.steering.selectors.findings import aspects_of, feedback_of, finding_list, theme_link_of
from kimpass.steering.selectors.similar import similar_findings
from kimpass.steering.selectors.wording import found_in
from kimpass.steering.views.frame import filters, sections, work
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once

PAGE = 25
LIMITS = {"title": 160, "text": 4000, "what_helps": 2000}


def page_of(finding: Finding) -> str:
    return reverse("steering:finding", args=[finding.public_id])


@allowed(policy.view_findings)
def finding_register(request: Request) -> HttpResponse:
    form = FindingFilterForm(request.actor, request.GET)
    _form, narrowed = filters(request)
    form.is_valid()
    asked = form.cleaned_data
    narrowed = replace(
        narrowed,
        kind=asked.get("art") or "",
        reach=asked.get("reichweite") or "",
        source=asked.get("quelle") or "",
        domain_id=asked.get("rechtskreis"),
    )
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
    released = row.state == Finding.State.RELEASED
    draft = row.state == Finding.State.DRAFT
    writer = counter(request.actor)
    small = row.source_kind == Finding.SourceKind.CASE or row.case_count > 0
    context = {
        "finding": row,
        "cases": writer.of_finding(row),
        "aspects": aspects_of(request.actor, row),
        "link": theme_link_of(request.actor, row),
        "feedback": feedback_of(request.actor, row),
        "kept_from_bodies": released and small and row.case_count < writer.minimum and not row.harmless_reason,
        "minimum": writer.minimum,
        "can": {
            "release": draft and policy.release_finding(request.actor, row),
            "change": draft and policy.change_finding(request.actor, row),
            "mark_harmless": released and not row.harmless_reason and policy.mark_harmless(request.actor, row),
            "withdraw": row.state != Finding.State.WITHDRAWN and policy.withdraw_finding(request.actor, row),
        },
    }
    return render(request, "steering/findings/finding.html", context)


@allowed(policy.report_finding)
@once
def report_finding(request: Request) -> HttpResponse:
    form = FindingForm(request.actor, posted(request))
    as_draft = request.POST.get("als") == "entwurf"

    def act(values: dict[str, Any]) -> str:
        made = findings.report_finding(actor=request.actor, on=request.actor.today, as_draft=as_draft, **values)
        return page_of(made)

    return work(
        request,
        form,
        act,
        title=_("Strukturhinweis melden"),
        button=_("Melden"),
        back=reverse("steering:board") if policy.view_findings(request.actor) else reverse("steering:my_findings"),
        success=_("Der Entwurf ist gespeichert.")
        if as_draft
        else _("Der Strukturhinweis ist gemeldet. Sie erfahren, was daraus wird."),
        template="steering/findings/report_finding.html",
        offers_draft=True,
    )


@guarded(Finding, policy.change_finding)
@once
def change_finding(request: Request, row: Finding) -> HttpResponse:
    stored = stored_values(request.actor, row, aspects_of(request.actor, row))
    form = FindingForm(request.actor, posted(request), initial=stored)
    version = posted_version(request)

    def act(values: dict[str, Any]) -> str:
        findings.change_finding(actor=request.actor, finding_id=row.pk, version=version, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Entwurf ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Der Entwurf ist gespeichert."),
        template="steering/findings/report_finding.html",
        row=row,
    )


@allowed(policy.report_finding)
def similar(request: Request) -> HttpResponse:
    """Answer with what may lead to a person and with findings alike; by POST, so that no text lands in an address."""
    title, text, helps = (request.POST.get(name, "")[:limit] for name, limit in LIMITS.items())
    field = CatalogueEntry.objects.for_tenant(request.actor).filter(
        catalogue="field_of_action", code=request.POST.get("field_id", "")[:40]
    )
    found = similar_findings(request.actor, title, text, field.values_list("pk", flat=True).first())
    context = {"similar": found, "places": found_in(title, text, helps)}
    return render(request, "steering/findings/_similar.html", context)


@guarded(Finding, policy.release_finding)
@once
def release_finding(request: Request, row: Finding) -> HttpResponse:
    return press(
        request,
        lambda: findings.release_finding(actor=request.actor, finding_id=row.pk),
        back=page_of(row),
        success=_("Der Strukturhinweis ist freigegeben."),
    )


@guarded(Finding, policy.mark_harmless)
@once
def mark_harmless(request: Request, row: Finding) -> HttpResponse:
    def act(values: dict[str, Any]) -> str:
        findings.mark_harmless(actor=request.actor, finding_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        ReasonForm(posted(request)),
        act,
        title=_("Begründen, warum niemand erkennbar ist"),
        button=_("Für Gremien freigeben"),
        back=page_of(row),
        success=_("Gremien sehen diesen Hinweis jetzt."),
    )


@guarded(Finding, policy.withdraw_finding)
@once
def withdraw_finding(request: Request, row: Finding) -> HttpResponse:
    def act(values: dict[str, Any]) -> str:
        findings.withdraw_finding(actor=request.actor, finding_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        ReasonForm(posted(request)),
        act,
        title=_("Strukturhinweis zurückziehen"),
        button=_("Zurückziehen"),
        back=page_of(row),
        success=_("Der Strukturhinweis ist zurückgezogen."),
    )
