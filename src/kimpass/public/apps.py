from django.apps import AppConfig


class PublicConfig(AppConfig):
    name = "kimpass.public"
    default_auto_field = "django.db.models.BigAutoField"
