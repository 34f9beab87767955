"""Who acts, and may they? Pure values: no ORM, no request."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto

from django.core.exceptions import PermissionDenied


class Permission(StrEnum):
    """Every right in the product, on one page."""

    ACCESS_RECORD = auto()
    ACCESS_VIEW = auto()
    CASE_VIEW = auto()
    CASE_WORK = auto()
    CASE_CLOSE = auto()
    CASE_EXPORT = auto()
    CASELOAD_MOVE = auto()
    ACCESS_COORDINATE = auto()
    PERSON_SEARCH = auto()
    PERSON_EDIT = auto()
    CONSENT_RECORD = auto()
    CONSENT_TEXT_RELEASE = auto()
    FINDING_REPORT = auto()
    FINDING_VIEW = auto()
    THEME_WORK = auto()
    BODY_VIEW = auto()
    SESSION_WORK = auto()
    DECISION_RECORD = auto()
    MEASURE_WORK = auto()
    FEEDBACK_GIVE = auto()
    DIRECTORY_VIEW = auto()
    INTERPRETER_BOOK = auto()
    INTERPRETER_MANAGE = auto()
    PROCEDURE_SET = auto()
    CASE_FIGURES = auto()
    PROCEEDING_WORK = auto()
    HANDOVER_RECEIVE = auto()
    CAMPAIGN_WORK = auto()
    BACKLOG_VIEW = auto()
    ORGANISATION_VIEW = auto()
    ORGANISATION_WORK = auto()
    GOAL_WORK = auto()
    REPORT_VIEW = auto()
    REPORT_WORK = auto()
    REPORT_RELEASE = auto()
    LAND_VIEW = auto()
    TENANT_OPEN = auto()
    USERS_MANAGE = auto()
    CATALOGUE_MANAGE = auto()
    DISTRICT_IMPORT = auto()
    DISTRICT_SETUP = auto()
    LOG_VIEW = auto()


WHOLE_TENANT = None


@dataclass(frozen=True, slots=True)
class Actor:
    """The person or machine behind a request, with rights and today's date resolved once."""

    user_id: int
    tenant_id: int
    staff_id: int
    today: date
    role_keys: frozenset[str] = frozenset()
    grants: frozenset[tuple[Permission, int | None]] = frozenset()
    deputising_for: frozenset[int] = field(default_factory=frozenset)
    # What the tenant is, and the parts of the programme it does not carry out today (TEN-05).
    tenant_kind: str = ""
    parts_off: frozenset[str] = frozenset()
    # For the frame of a page only; kept out of comparison, and out of anything that is printed.
    staff_name: str = field(default="", compare=False, repr=False)
    tenant_name: str = field(default="", compare=False, repr=False)
    # The tenant's own words (TEN-04), as pairs of key and word.
    words: tuple[tuple[str, str], ...] = field(default=(), compare=False, repr=False)

    def may(self, permission: Permission, *, unit_id: int | None = None) -> bool:
        """Test whether the right is held in the whole tenant, or in this unit."""
        return (permission, WHOLE_TENANT) in self.grants or (
            unit_id is not None and (permission, unit_id) in self.grants
        )

    def may_somewhere(self, permission: Permission) -> bool:
        """Test whether the right is held in at least one unit."""
        return any(held == permission for held, _ in self.grants)

    def units_with(self, permission: Permission) -> frozenset[int] | None:
        """Return the units in which the right is held; None stands for the whole tenant."""
        units = frozenset(unit for held, unit in self.grants if held == permission)
        return None if WHOLE_TENANT in units else frozenset(unit for unit in units if unit is not None)

    def works_with(self, part: str) -> bool:
        """Test whether the tenant carries out a part of the programme today."""
        return part not in self.parts_off

    @property
    def acts_for(self) -> frozenset[int]:
        """Return the staff members whose cases the actor keeps today: himself and those he deputises for."""
        return self.deputising_for | {self.staff_id}


@dataclass(frozen=True, slots=True)
class Decision:
    """An answer with a reason; truthy when allowed."""

    allowed: bool
    reason: str = ""

    def __bool__(self) -> bool:
        return self.allowed


ALLOW = Decision(allowed=True)


def deny(reason: str) -> Decision:
    """Refuse, in words a user understands."""
    return Decision(allowed=False, reason=reason)


def require(decision: Decision) -> None:
    """
    Let a permitted act pass.

    :raises PermissionDenied: the decision refuses.
    """
    if not decision:
        raise PermissionDenied(decision.reason)


class RuleViolation(Exception):
    """The actor is allowed, but the state of the world says no."""

    def __init__(self, *reasons: str) -> None:
        self.reasons: list[str] = list(reasons)
        super().__init__("; ".join(self.reasons))

    @classmethod
    def because(cls, reasons: Iterable[str]) -> "RuleViolation":
        """Build the refusal from a list of reasons."""
        return cls(*reasons)
