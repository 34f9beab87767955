from django.urls import URLPattern

app_name = "controlling"
urlpatterns: list[URLPattern] = []
