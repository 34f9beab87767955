"""Addresses of the case page and of what is recorded on it."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
