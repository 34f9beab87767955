"""Concepts in their editions."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import concepts
from kimpass.controlling.forms.concepts import ConceptForm
from kimpass.controlling.models import Concept
from kimpass.controlling.selectors.concepts import concept_groups, kommunen_without
from kimpass.controlling.views.frame import work
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once


@allowed(policy.see_concepts)
def concept_list(request: Request) -> HttpResponse:
    groups = concept_groups(request.actor)
    context = {
        "groups": groups,
        "without": kommunen_without(request.actor),
        "count": sum(len(group.editions) for group in groups),
        "can_work": policy.add_concept(request.actor),
    }
    return render(request, "controlling/concepts/concept_list.html", context)


@allowed(policy.add_concept)
@once
def add_concept(request: Request) -> HttpResponse:
    form = ConceptForm(request.actor, posted(request))

    def act(_values: dict[str, Any]) -> str:
        concepts.add_concept(actor=request.actor, concept=form.concept())
        return reverse("controlling:concepts")

    return work(
        request,
        form,
        act,
        title=_("Fassung aufnehmen"),
        button=_("Aufnehmen"),
        back=reverse("controlling:concepts"),
        success=_("Die Fassung ist aufgenommen."),
    )


@guarded(Concept, policy.change_concept)
@once
def change_concept(request: Request, concept: Concept) -> HttpResponse:
    form, version = ConceptForm(request.actor, posted(request), concept=concept), posted_version(request)

    def act(_values: dict[str, Any]) -> str:
        concepts.change_concept(actor=request.actor, concept_id=concept.pk, version=version, concept=form.concept())
        return reverse("controlling:concepts")

    return work(
        request,
        form,
        act,
        title=_("Fassung ändern"),
        button=_("Speichern"),
        back=reverse("controlling:concepts"),
        success=_("Die Fassung ist geändert."),
        row=concept,
    )
