"""What the structure tells the floors above."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TenantOpened:
    """A tenant was opened and its catalogues are there: contexts add what every tenant starts with."""

    tenant_id: int
    on: date
