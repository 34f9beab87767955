"""Addresses of access, intake, case list, phases and closing; the case page itself is in `urls_record`."""

from django.urls import include, path

app_name = "casework"
urlpatterns = [
    path("", include("kimpass.casework.urls_record")),
]
