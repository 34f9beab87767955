"""What people tells the floors above."""

from dataclasses import dataclass
from datetime import date, datetime

from kimpass.kernel.access import Actor


@dataclass(frozen=True, slots=True)
class PaperWithdrawn:
    """
    A consent or release was taken back: whoever passed something on stops, and says whom to tell.

    Exactly one of the two ids is set; `agency_ids` None means the whole paper, else only these bodies of a release.
    """

    actor: Actor
    person_id: int
    on: date
    at: datetime
    consent_id: int | None = None
    release_id: int | None = None
    agency_ids: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class PersonsMerging:
    """Two rows for one person are about to become one: whoever knows a reason against it refuses now."""

    tenant_id: int
    kept_id: int
    absorbed_id: int
