"""Many tables made at once by one migration: the state of the models is drawn once, not again after every table."""

from collections.abc import Sequence
from typing import Any

from django.db import router
from django.db.migrations.operations import CreateModel
from django.db.migrations.operations.base import Operation


class Together(Operation):
    """
    Make the tables of a context as they are after all its operations.

    Every table here hangs on the tenant, so that Django draws all of them anew after each single operation: minutes for
    a new installation. The database therefore gets the tables in their last form, keys and constraints included.
    """

    reduces_to_sql = True

    def __init__(self, operations: Sequence[Operation]) -> None:
        self.operations = list(operations)

    def deconstruct(self) -> Any:
        """Return how a migration writes this operation."""
        return self.__class__.__qualname__, [self.operations], {}

    def state_forwards(self, app_label: str, state: Any) -> None:
        """Note the models; they are drawn once, when somebody asks for them."""
        state.__dict__.pop("apps", None)
        for operation in self.operations:
            operation.state_forwards(app_label, state)

    def _tables(self, app_label: str, state: Any, alias: str) -> list[Any]:
        made = [state.apps.get_model(app_label, op.name) for op in self.operations if isinstance(op, CreateModel)]
        return [model for model in made if router.allow_migrate_model(alias, model)]

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Make the tables."""
        for model in self._tables(app_label, to_state, schema_editor.connection.alias):
            schema_editor.create_model(model)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        """Drop the tables, last first."""
        for model in reversed(self._tables(app_label, from_state, schema_editor.connection.alias)):
            schema_editor.delete_model(model)

    def describe(self) -> str:
        """Say what is done."""
        return f"Make {sum(isinstance(op, CreateModel) for op in self.operations)} tables"
