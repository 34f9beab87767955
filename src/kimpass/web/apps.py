from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from kimpass.kernel.rowsecurity import raise_walls


class WebConfig(AppConfig):
    name = "kimpass.web"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # The signal comes once for each app with tables; ours that stands highest comes last.
        highest = apps.get_app_config("controlling")
        post_migrate.connect(raise_walls, sender=highest, dispatch_uid="kimpass_walls")
