"""The application's addresses and one page that writes while it should read."""

from django.http import HttpResponse
from django.urls import path

from kimpass.config.urls import *  # noqa: F403
from kimpass.config.urls import urlpatterns as real
from kimpass.kernel.http import allowed
from kimpass.organisation.models import Agency
from kimpass.web.policy import view_today


@allowed(view_today)
def writes(request):
    Agency.objects.create(tenant_id=request.actor.tenant_id, key="heimlich", name="Heimlich", kind="other")
    return HttpResponse("geschrieben")


urlpatterns = [*real, path("schreibt/", writes, name="writes")]
