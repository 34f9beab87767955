"""Themes: list, page, bundle, move up and down the ladder."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import themes
from kimpass.steering.forms.themes import (
    AddFindingForm,
    BundleFindingsForm,
    ChangeThemeForm,
    MergeThemeForm,
    MoveThemeForm,
)
from kimpass.steering.models import Finding, Theme
from kimpass.steering.selectors.counts import counter
from kimpass.steering.selectors.ladder import ladder, open_step
from kimpass.steering.selectors.themes import card_of, theme_cards, theme_file
from kimpass.steering.views.frame import asked, filters, posted_version, sections, work
from kimpass.vault.once import once


def page_of(theme: Theme) -> str:
    return reverse("steering:theme", args=[theme.public_id])


@allowed(policy.view_findings)
def theme_register(request: Request) -> HttpResponse:
    form, narrowed = filters(request)
    step_key = asked(request, "stufe")
    steps = ladder(request.actor)
    context = {
        "tabs": sections(request, "state" if step_key == "state" else "themes"),
        "form": form,
        "cards": theme_cards(request.actor, narrowed, step_key=step_key),
        "step": next((step for step in steps if step.key == step_key), None),
        "steps": steps,
        "small": counter(request.actor).small(),
        "may_bundle": policy.bundle_findings(request.actor),
    }
    return render(request, "steering/themes/themes.html", context)


@guarded(Theme, policy.view_theme)
def theme(request: Request, row: Theme) -> HttpResponse:
    actor = request.actor
    writer = counter(actor)
    file = theme_file(actor, row)
    open_theme = row.merged_into_id is None
    context = {
        "theme": row,
        "card": card_of(actor, row),
        "file": file,
        "findings": [(link, writer.of_finding(link.finding)) for link in file.links],
        "can": {
            "change_theme": open_theme and policy.change_theme(actor, row),
            "move_theme": open_theme and policy.move_theme(actor, row),
            "add_finding": open_theme and policy.add_finding_to_theme(actor, row),
            "merge_theme": open_theme and policy.merge_theme(actor, row),
            "start_measure": open_theme and policy.start_measure(actor, row),
            "give_feedback": open_theme and policy.give_feedback(actor, row),
        },
    }
    return render(request, "steering/themes/theme.html", context)


@allowed(policy.bundle_findings)
@once
def bundle_findings(request: Request) -> HttpResponse:
    _form, narrowed = filters(request)
    wanted = Finding.objects.visible_to(request.actor).filter(public_id=asked(request, "hinweis")).first()
    initial: dict[str, Any] = {"field_id": narrowed.field_id}
    if wanted is not None:
        initial = {"field_id": wanted.field_id, "finding_ids": [wanted.pk], "title": wanted.title}
    form = BundleFindingsForm(
        request.actor,
        request.POST if request.method == "POST" else None,
        initial=initial,
        only_field=initial["field_id"] if request.method != "POST" else None,
    )

    def act(values: dict[str, Any]) -> str:
        return page_of(themes.bundle_findings(actor=request.actor, **values))

    return work(
        request,
        form,
        act,
        title=_("Hinweise zu einem Thema bündeln"),
        button=_("Thema anlegen"),
        back=reverse("steering:board"),
        success=_("Das Thema ist angelegt."),
    )


@guarded(Theme, policy.change_theme)
@once
def change_theme(request: Request, row: Theme) -> HttpResponse:
    stored = {
        "title": row.title,
        "summary": row.summary,
        "priority": row.priority,
        "stage": row.stage,
        "is_generative": row.is_generative,
    }
    form = ChangeThemeForm(request.actor, request.POST if request.method == "POST" else None, initial=stored)
    version = posted_version(request)

    def act(values: dict[str, Any]) -> str:
        themes.change_theme(actor=request.actor, theme_id=row.pk, version=version, **values)
        return page_of(row)

    newer = request.method == "POST" and version != row.version
    return work(
        request,
        form,
        act,
        title=_("Thema ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Das Thema ist geändert."),
        version=row.version,
        stored=[
            (_("Titel des Themas"), row.title),
            (_("Worum es geht"), row.summary),
            (_("Priorität"), row.get_priority_display()),
            (_("Aufbereitung"), row.get_stage_display()),
        ]
        if newer
        else [],
    )


@guarded(Theme, policy.add_finding_to_theme)
@once
def add_finding_to_theme(request: Request, row: Theme) -> HttpResponse:
    form = AddFindingForm(request.actor, request.POST if request.method == "POST" else None)

    def act(values: dict[str, Any]) -> str:
        themes.add_finding_to_theme(actor=request.actor, theme_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Hinweis zuordnen"),
        button=_("Zuordnen"),
        back=page_of(row),
        success=_("Der Strukturhinweis gehört jetzt zu diesem Thema."),
    )


@guarded(Theme, policy.merge_theme)
@once
def merge_theme(request: Request, row: Theme) -> HttpResponse:
    form = MergeThemeForm(request.actor, request.POST if request.method == "POST" else None, theme=row)

    def act(values: dict[str, Any]) -> str:
        return page_of(themes.merge_theme(actor=request.actor, theme_id=row.pk, **values))

    return work(
        request,
        form,
        act,
        title=_("Themen zusammenführen"),
        button=_("Zusammenführen"),
        back=page_of(row),
        success=_("Die Themen sind zusammengeführt."),
    )


@guarded(Theme, policy.move_theme)
@once
def move_theme(request: Request, row: Theme) -> HttpResponse:
    form = MoveThemeForm(
        request.actor, request.POST if request.method == "POST" else None, now=open_step(request.actor, row)
    )

    def act(values: dict[str, Any]) -> str:
        themes.move_theme(actor=request.actor, theme_id=row.pk, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Thema weitergeben"),
        button=_("Stufe wechseln"),
        back=page_of(row),
        success=_("Die Stufe ist gewechselt."),
    )
