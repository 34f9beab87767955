from importlib import import_module

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "kimpass.network"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Listen to what the structure tells."""
        import_module("kimpass.network.subscribers")
