"""Let a recorded row change under its own address: what it said before stays as a superseded copy."""

from datetime import datetime

from kimpass.organisation.models.base import RecordedModel

OWN = frozenset({"id", "public_id", "superseded_at"})


def keep(row: RecordedModel, at: datetime) -> None:
    """Write down what a row says before it is changed; whoever asks what was known before `at` finds the copy."""
    fields = [field for field in row._meta.concrete_fields if field.name not in OWN]
    values = {field.attname: getattr(row, field.attname) for field in fields}
    type(row).objects.create(superseded_at=at, **values)
    row.recorded_at = at
