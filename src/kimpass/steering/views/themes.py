"""Themes: list, page, bundle, move up and down the ladder."""

from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.steering import policy
from kimpass.steering.actions import feedback as answer
from kimpass.steering.actions import themes
from kimpass.steering.forms.feedback import STAGE_LENGTH
from kimpass.steering.forms.themes import (
    AddFindingForm,
    BundleFindingsForm,
    ChangeThemeForm,
    MergeThemeForm,
    MoveThemeForm,
    SplitThemeForm,
)
from kimpass.steering.models import Finding, Theme
from kimpass.steering.presenters.written import written_on
from kimpass.steering.selectors.choices import fields_by_code
from kimpass.steering.selectors.counts import counter
from kimpass.steering.selectors.findings import for_bodies
from kimpass.steering.selectors.ladder import ladder, open_step
from kimpass.steering.selectors.polls import polls_of
from kimpass.steering.selectors.reconstruction import copies_behind
from kimpass.steering.selectors.suggestions import suggestions
from kimpass.steering.selectors.theme_life import life_of, picture
from kimpass.steering.selectors.themes import card_of, theme_cards, theme_file
from kimpass.steering.views.frame import KEY, asked, filters, sections, work
from kimpass.ui.choosing import key_of
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once


def page_of(theme: Theme) -> str:
    return reverse("steering:theme", args=[theme.public_id])


@allowed(policy.view_findings)
def theme_register(request: Request) -> HttpResponse:
    form, narrowed = filters(request)
    step_key = asked(request, "stufe")
    steps = ladder(request.actor)
    context = {
        "tabs": sections(request, "themes"),
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
    card = card_of(actor, row)
    life = life_of(actor, row, file)
    shown = {found.pk for found in for_bodies(actor, [row.pk]).get(row.pk, [])}
    context = {
        "theme": row,
        "card": card,
        "file": file,
        "findings": [
            (link, writer.of_finding(link.finding), link.valid_until is None and link.finding_id not in shown)
            for link in file.links
        ],
        "polls": polls_of(actor, row),
        "life": life,
        "picture": picture(actor, row, file.steps, life),
        "reconstructions": copies_behind(actor, row.pk),
        "written": written_on(actor, row),
        "may_write": open_theme and policy.write_paper(actor, row),
        "can": {
            "change_theme": open_theme and policy.change_theme(actor, row),
            "move_theme": open_theme and policy.move_theme(actor, row),
            "add_finding": open_theme and policy.add_finding_to_theme(actor, row),
            "split_theme": open_theme and card.findings > 1 and policy.split_theme(actor, row),
            "merge_theme": open_theme and policy.merge_theme(actor, row),
            "start_measure": open_theme and policy.start_measure(actor, row),
            "ask_poll": open_theme and policy.ask_poll(actor),
            "give_feedback": open_theme and policy.give_feedback(actor, row),
        },
    }
    return render(request, "steering/themes/theme.html", context)


@allowed(policy.bundle_findings)
def theme_suggestions(request: Request) -> HttpResponse:
    """Show which findings say the same, and which theme each may belong to."""
    context = {"tabs": sections(request, "themes"), "suggestions": suggestions(request.actor)}
    return render(request, "steering/themes/suggestions.html", context)


@allowed(policy.bundle_findings)
@once
def bundle_findings(request: Request) -> HttpResponse:
    _form, narrowed = filters(request)
    chosen = [key for key in request.GET.getlist("hinweis")[:50] if KEY.fullmatch(key)]
    wanted = list(Finding.objects.visible_to(request.actor).filter(public_id__in=chosen).order_by("pk"))
    only_field = wanted[0].field_id if wanted else narrowed.field_id
    initial: dict[str, Any] = {"field_id": key_of(fields_by_code(request.actor), only_field)}
    if wanted:
        initial |= {"finding_ids": [row.public_id for row in wanted], "title": wanted[0].title}
    form = BundleFindingsForm(
        request.actor,
        posted(request),
        initial=initial,
        only_field=only_field if request.method != "POST" else None,
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
    form = ChangeThemeForm(request.actor, posted(request), initial=stored)
    version = posted_version(request)

    def act(values: dict[str, Any]) -> str:
        themes.change_theme(actor=request.actor, theme_id=row.pk, version=version, **values)
        return page_of(row)

    return work(
        request,
        form,
        act,
        title=_("Thema ändern"),
        button=_("Speichern"),
        back=page_of(row),
        success=_("Das Thema ist geändert."),
        row=row,
    )


@guarded(Theme, policy.add_finding_to_theme)
@once
def add_finding_to_theme(request: Request, row: Theme) -> HttpResponse:
    initial = {"finding_id": asked(request, "hinweis")}
    form = AddFindingForm(request.actor, posted(request), initial=initial)

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
    form = MergeThemeForm(request.actor, posted(request), theme=row)

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


@guarded(Theme, policy.split_theme)
@once
def split_theme(request: Request, row: Theme) -> HttpResponse:
    form = SplitThemeForm(request.actor, posted(request), theme=row)

    def act(values: dict[str, Any]) -> str:
        return page_of(themes.split_theme(actor=request.actor, theme_id=row.pk, **values))

    return work(
        request,
        form,
        act,
        title=_("Thema teilen"),
        button=_("Teilen"),
        back=page_of(row),
        success=_("Das Thema ist geteilt."),
    )


@guarded(Theme, policy.move_theme)
@once
def move_theme(request: Request, row: Theme) -> HttpResponse:
    form = MoveThemeForm(request.actor, posted(request), now=open_step(request.actor, row))

    @transaction.atomic
    def act(values: dict[str, Any]) -> str:
        told = values.pop("feedback", "")
        themes.move_theme(actor=request.actor, theme_id=row.pk, **values)
        if told and (now := open_step(request.actor, row)):
            answer.give_feedback(
                actor=request.actor,
                theme_id=row.pk,
                stage=now.step.label[:STAGE_LENGTH],
                text=told,
                at=timezone.now(),
                page=request.build_absolute_uri(reverse("steering:my_findings")),
            )
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
