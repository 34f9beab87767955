from django.apps import AppConfig


class ControllingConfig(AppConfig):
    name = "kimpass.controlling"
    default_auto_field = "django.db.models.BigAutoField"
