from importlib import import_module

from django.apps import AppConfig


class ControllingConfig(AppConfig):
    name = "kimpass.controlling"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Let goals count what the indicators define."""
        import_module("kimpass.controlling.selectors.indicators")
        import_module("kimpass.controlling.selectors.indicators.countable").offer_to_goals()
