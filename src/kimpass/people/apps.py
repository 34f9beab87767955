from importlib import import_module

from django.apps import AppConfig

from kimpass.law import precheck


class PeopleConfig(AppConfig):
    name = "kimpass.people"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what the contexts below tell; refuse to start with rules of law that cannot be read."""
        import_module("kimpass.people.subscribers")
        precheck.start()
