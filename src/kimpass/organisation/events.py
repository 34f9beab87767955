"""What the structure tells the floors above."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class TenantOpened:
    """A tenant was opened and its catalogues are there: contexts add what every tenant starts with."""

    tenant_id: int
    on: date


@dataclass(frozen=True, slots=True)
class EmployingBodyAdded:
    """A body that employs case managers was entered: contexts add what every such body needs of its own."""

    tenant_id: int
    agency_id: int


@dataclass(frozen=True, slots=True)
class FundingLineCorrected:
    """A row of money was corrected by a new one: what was paid from the old row is paid from the new one."""

    tenant_id: int
    old_id: int
    new_id: int


@dataclass(frozen=True, slots=True)
class OfficeTextWritten:
    """Somebody wrote words about money, posts or contracts: whoever knows how people show in words may refuse them."""

    texts: tuple[str, ...]
