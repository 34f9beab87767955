"""The social areas of a Kommune: entered, renamed, removed on its page."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import social_areas as actions
from kimpass.organisation.forms.social_areas import SocialAreaForm
from kimpass.organisation.models import Unit
from kimpass.organisation.views.post_frame import work
from kimpass.ui.pressing import press
from kimpass.vault.once import once


def page_of(unit: Unit) -> str:
    return reverse("posts:commune", args=[unit.public_id])


@guarded(Unit, policy.add_social_area)
@once
def add_social_area(request: Request, row: Unit) -> HttpResponse:
    form = SocialAreaForm(request.POST or None)
    return work(
        request,
        form,
        lambda: actions.add_social_area(actor=request.actor, unit_id=row.pk, **form.cleaned_data),
        title=_("Sozialraum aufnehmen"),
        button=_("Aufnehmen"),
        back=page_of(row),
        success=_("Der Sozialraum ist aufgenommen. Stellen können ihn als Einsatzgebiet haben."),
        about=row.name,
    )


@guarded(Unit, policy.rename_social_area, rows=Unit.objects.social_areas)
@once
def rename_social_area(request: Request, row: Unit) -> HttpResponse:
    form = SocialAreaForm(request.POST or None, name=row.name)
    return work(
        request,
        form,
        lambda: actions.rename_social_area(actor=request.actor, area_id=row.pk, **form.cleaned_data),
        title=_("Sozialraum umbenennen"),
        button=_("Umbenennen"),
        back=page_of(row.place),
        success=_("Der Sozialraum heißt jetzt anders."),
        about=row.full_name,
        replaces=row,
    )


@guarded(Unit, policy.remove_social_area, rows=Unit.objects.social_areas)
@once
def remove_social_area(request: Request, row: Unit) -> HttpResponse:
    return press(
        request,
        lambda: actions.remove_social_area(actor=request.actor, area_id=row.pk),
        back=page_of(row.place),
        success=_("Der Sozialraum ist von der Liste genommen."),
    )
