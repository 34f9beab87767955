from django.urls import include, path, register_converter

from kimpass.kernel.converters import PublicIdConverter

register_converter(PublicIdConverter, "pid")

urlpatterns = [
    path("konto/", include("kimpass.accounts.urls_allauth")),
    path("konto/", include("kimpass.accounts.urls")),
    path("", include("kimpass.web.urls")),
    path("ui/", include("kimpass.ui.urls")),
    path("", include("kimpass.casework.urls")),
    path("vor-ort/", include("kimpass.public.urls")),
    path("personen/", include("kimpass.people.urls")),
    path("struktur/", include("kimpass.steering.urls")),
    path("netzwerk/", include("kimpass.network.urls")),
    path("baustein3/", include("kimpass.residence.urls")),
    path("steuerung/", include("kimpass.controlling.urls")),
    path("steuerung/", include("kimpass.organisation.urls_posts")),
    path("steuerung/", include("kimpass.organisation.urls_money")),
    path("verwaltung/", include("kimpass.organisation.urls")),
]

# What goes wrong is said in one place and in plain words.
handler400 = "kimpass.web.errors.bad_request"
handler403 = "kimpass.web.errors.forbidden"
handler404 = "kimpass.web.errors.not_found"
handler500 = "kimpass.web.errors.server_error"
