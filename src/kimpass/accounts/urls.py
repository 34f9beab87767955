from django.urls import path

from kimpass.accounts import views

app_name = "accounts"
urlpatterns = [
    path("kreis/", views.choose_tenant, name="choose_tenant"),
    path("passwort/", views.own_password, name="own_password"),
    path("vorfuehrung/", views.demo_login, name="demo_login"),
    path("sprache/", views.set_language, name="set_language"),
]
