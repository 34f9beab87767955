from django.conf import settings
from django.urls import URLPattern, path

from kimpass.ui import views

app_name = "ui"
# A page for builders: an office at work has no use for it.
urlpatterns: list[URLPattern] = [path("", views.gallery, name="gallery")] if settings.DEBUG or settings.DEMO else []
