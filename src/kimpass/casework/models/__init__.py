"""Access, case, phases, planning, sharing, talks, record."""

from kimpass.casework.models.access import (
    AccessIdentity,
    AccessReason,
    AccessRequest,
    OfficeHourContact,
    OfficeHourTopic,
)
from kimpass.casework.models.case import Case, CaseMember, CasePhase, PartOfCaseQuerySet, Responsibility
from kimpass.casework.models.importing import ImportedLine
from kimpass.casework.models.interpreting import InterpreterRequest
from kimpass.casework.models.keeping import CaseloadMove, CaseloadMoveItem, DeputyNote, UnitChange
from kimpass.casework.models.phase import FOLLOWS, GATES, Gate, Phase, may_follow
from kimpass.casework.models.planning import (
    Assessment,
    AssessmentArea,
    CaseFinding,
    Goal,
    GoalAgreement,
    GoalStep,
    ServiceLinking,
)
from kimpass.casework.models.record import (
    CaseEvaluation,
    Closure,
    Contact,
    ContactPerson,
    ContactTopic,
    FollowUp,
    TaskArea,
)
from kimpass.casework.models.sharing import AnswerLink, CaseHandover, HandoverTemplate, Referral
from kimpass.casework.models.talks import (
    CaseConference,
    CaseDiscussion,
    CaseReconstruction,
    ConferenceAgreement,
    ConferenceParticipant,
    DiscussionParticipant,
    GuidedInterview,
    ReconstructionStation,
)
from kimpass.casework.models.uma import UmaFocus, UmaTrack
from kimpass.casework.models.work import (
    Appointment,
    CalendarFeed,
    CaseTask,
    Document,
    LetterTemplate,
    SavedFilter,
    StandardTask,
)

__all__ = [
    "FOLLOWS",
    "GATES",
    "AccessIdentity",
    "AccessReason",
    "AccessRequest",
    "AnswerLink",
    "Appointment",
    "Assessment",
    "AssessmentArea",
    "CalendarFeed",
    "Case",
    "CaseConference",
    "CaseDiscussion",
    "CaseEvaluation",
    "CaseFinding",
    "CaseHandover",
    "CaseMember",
    "CasePhase",
    "CaseReconstruction",
    "CaseTask",
    "CaseloadMove",
    "CaseloadMoveItem",
    "Closure",
    "ConferenceAgreement",
    "ConferenceParticipant",
    "Contact",
    "ContactPerson",
    "ContactTopic",
    "DeputyNote",
    "DiscussionParticipant",
    "Document",
    "FollowUp",
    "Gate",
    "Goal",
    "GoalAgreement",
    "GoalStep",
    "GuidedInterview",
    "HandoverTemplate",
    "ImportedLine",
    "InterpreterRequest",
    "LetterTemplate",
    "OfficeHourContact",
    "OfficeHourTopic",
    "PartOfCaseQuerySet",
    "Phase",
    "ReconstructionStation",
    "Referral",
    "Responsibility",
    "SavedFilter",
    "ServiceLinking",
    "StandardTask",
    "TaskArea",
    "UmaFocus",
    "UmaTrack",
    "UnitChange",
    "may_follow",
]
