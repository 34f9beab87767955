"""The addresses allauth reverses by name, each with our guard; whatever is not listed does not exist."""

from django.urls import path

from kimpass.accounts import views

urlpatterns = [
    path("anmelden/", views.login, name="account_login"),
    path("abmelden/", views.logout, name="account_logout"),
    path("registrieren/", views.closed, name="account_signup"),
    path("passwort-vergessen/", views.closed, name="account_reset_password"),
]
