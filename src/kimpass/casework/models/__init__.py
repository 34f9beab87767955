"""Access, case, phases, planning, record."""

from kimpass.casework.models.access import AccessIdentity, AccessReason, AccessRequest
from kimpass.casework.models.case import Case, CaseMember, CasePhase, PartOfCaseQuerySet, Responsibility
from kimpass.casework.models.phase import FOLLOWS, GATES, Gate, Phase, may_follow
from kimpass.casework.models.planning import (
    Assessment,
    AssessmentArea,
    CaseFinding,
    Goal,
    GoalAgreement,
    GoalStep,
    Referral,
    ServiceLinking,
)
from kimpass.casework.models.record import CaseEvaluation, Closure, Contact, ContactTopic, FollowUp

__all__ = [
    "FOLLOWS",
    "GATES",
    "AccessIdentity",
    "AccessReason",
    "AccessRequest",
    "Assessment",
    "AssessmentArea",
    "Case",
    "CaseEvaluation",
    "CaseFinding",
    "CaseMember",
    "CasePhase",
    "Closure",
    "Contact",
    "ContactTopic",
    "FollowUp",
    "Gate",
    "Goal",
    "GoalAgreement",
    "GoalStep",
    "PartOfCaseQuerySet",
    "Phase",
    "Referral",
    "Responsibility",
    "ServiceLinking",
    "may_follow",
]
