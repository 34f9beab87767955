from django.urls import include, path, register_converter

from kimpass.kernel.converters import PublicIdConverter

register_converter(PublicIdConverter, "pid")

urlpatterns = [
    path("konto/", include("kimpass.accounts.urls_allauth")),
    path("konto/", include("kimpass.accounts.urls")),
    path("", include("kimpass.web.urls")),
    path("ui/", include("kimpass.ui.urls")),
    path("", include("kimpass.casework.urls")),
    path("personen/", include("kimpass.people.urls")),
    path("struktur/", include("kimpass.steering.urls")),
    path("netzwerk/", include("kimpass.network.urls")),
    path("steuerung/", include("kimpass.controlling.urls")),
    path("verwaltung/", include("kimpass.organisation.urls")),
]
