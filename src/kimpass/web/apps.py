from importlib import import_module

from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "kimpass.web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let every migration end with the walls up and the earlier rows kept."""
        import_module("kimpass.web.walls").stand_by()
