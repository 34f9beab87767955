"""What the database itself watches over, put up after every migration: the walls, and what rows said before."""

from typing import Any

from django.apps import apps
from django.db.models.signals import post_migrate, pre_migrate

from kimpass.audit.keeping import give_clock, keep_earlier_rows, let_migrations_work
from kimpass.controlling.selectors.known import read_models
from kimpass.kernel.rowsecurity import raise_walls


def _keep(using: str = "default", **_: Any) -> None:
    keep_earlier_rows(read_models(), using)


def stand_by() -> None:
    """Listen for the end of migrations."""
    # The signal comes once for each app with tables; ours that stands highest comes last.
    highest = apps.get_app_config("controlling")
    pre_migrate.connect(let_migrations_work, dispatch_uid="kimpass_rest")
    post_migrate.connect(raise_walls, sender=highest, dispatch_uid="kimpass_walls")
    post_migrate.connect(_keep, sender=highest, dispatch_uid="kimpass_keep")
    give_clock()
