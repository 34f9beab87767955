from importlib import import_module

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "kimpass.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what the contexts below tell."""
        import_module("kimpass.people.subscribers")
