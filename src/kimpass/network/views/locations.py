from django.http import HttpResponse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded
from kimpass.network import policy
from kimpass.network.actions import locations
from kimpass.network.forms.services import LocationForm, stored_place
from kimpass.network.models import Service, ServiceLocation
from kimpass.network.selectors import directory
from kimpass.network.views import frame
from kimpass.network.views.services import page_of
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


@guarded(Service, policy.add_location)
@once
def add_location(request: Request, row: Service) -> HttpResponse:
    def act(form: LocationForm) -> str:
        locations.add_location(actor=request.actor, service_id=row.pk, location=form.told())
        return page_of(row)

    form = LocationForm(posted(request))
    title, success = _("Ort hinzufügen"), _("Der Ort steht beim Angebot.")
    return frame.work(request, form, act, title=title, back=page_of(row), success=success)


@guarded(ServiceLocation, policy.change_location)
@once
def change_location(request: Request, row: ServiceLocation) -> HttpResponse:
    service = Service.objects.visible_to(request.actor).get(pk=row.service_id)
    whole = directory.whole(request.actor, service)
    place = next(place for place in whole.places if place.row.pk == row.pk)

    def act(form: LocationForm) -> str:
        version = posted_version(request)
        locations.change_location(actor=request.actor, location_id=row.pk, version=version, location=form.told())
        return page_of(service)

    form = LocationForm(posted(request), initial=stored_place(place))
    success = _("Der Ort ist geändert.")
    return frame.work(request, form, act, title=_("Ort ändern"), back=page_of(service), success=success, row=row)


@guarded(ServiceLocation, policy.remove_location)
@once
def remove_location(request: Request, row: ServiceLocation) -> HttpResponse:
    service = Service.objects.visible_to(request.actor).get(pk=row.service_id)
    return press(
        request,
        lambda: locations.remove_location(actor=request.actor, location_id=row.pk),
        back=page_of(service),
        success=_("Der Ort ist entfernt."),
    )
