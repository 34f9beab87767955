from django.urls import path

from kimpass.network.views import services

app_name = "network"
urlpatterns = [
    path("", services.directory_page, name="directory"),
    path("neu/", services.add_service, name="add_service"),
    path("<pid:pid>/", services.service, name="service"),
    path("<pid:pid>/aendern/", services.change_service, name="change_service"),
    path("<pid:pid>/beenden/", services.end_service, name="end_service"),
]
