"""Pages anybody may open."""

from django.urls import path

from kimpass.public.views import on_site

app_name = "public"
urlpatterns = [
    path("<slug:tenant_key>/", on_site, name="on_site"),
]
