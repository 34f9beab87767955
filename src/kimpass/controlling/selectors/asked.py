"""What a report is asked about."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeVar

from kimpass.kernel.period import Period
from kimpass.organisation.models import Tenant, Unit
from kimpass.organisation.selectors.words import COMMON, Words, words_at

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Asked:
    """Whose report, true as of when, as known when (None is now), over which half-open period, for which place."""

    tenant: Tenant
    today: date
    as_of: date
    known_at: datetime | None = None
    period: Period | None = None
    period_label: str = ""
    unit: Unit | None = None
    # Age bands and whatever else a kind lets its writer choose.
    settings: Mapping[str, Any] = field(default_factory=dict)
    # The Land reads all its places in the words of the programme, whatever a district says (TEN-04).
    in_common_words: bool = False
    # What several figures of one report look up; never copied to another question.
    _known: dict[str, Any] = field(default_factory=dict, init=False, compare=False, repr=False)

    @property
    def scope(self) -> str:
        """Return the place the figures are about, in words."""
        return self.unit.name if self.unit else self.tenant.name

    @property
    def words(self) -> Words:
        """Return how whoever the report is about calls things."""
        return COMMON if self.in_common_words else self.once("words", lambda: words_at(self.tenant.pk))

    def once(self, what: str, look_up: Callable[[], T]) -> T:
        """Return what is looked up, once for all figures of this question."""
        if what not in self._known:
            self._known[what] = look_up()
        found: T = self._known[what]
        return found
