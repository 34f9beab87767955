"""Addresses of the tests: `ui` stands at the bottom and is tested without the contexts above it."""

from django.http import HttpResponse
from django.urls import include, path


def nothing(request):
    return HttpResponse("")


web = ([path("heute/", nothing, name="today"), path("suche/", nothing, name="search")], "web")
urlpatterns = [
    path("ui/", include("kimpass.ui.urls")),
    path("", include(web)),
    path("abmelden/", nothing, name="account_logout"),
]
