"""Findings, themes, bodies, sessions, decisions, measures, events: all below the line of personal data."""

from kimpass.steering.models.body import (
    AgendaItem,
    Attendance,
    Body,
    BodyMember,
    Decision,
    Measure,
    MeasureState,
    Sector,
    Session,
    SessionTask,
)
from kimpass.steering.models.finding import (
    Feedback,
    FeedbackSeen,
    Finding,
    FindingAspect,
    LadderStep,
    Theme,
    ThemeEvidence,
    ThemeFinding,
    ThemeStep,
)
from kimpass.steering.models.invitation import Invitation, SessionGuest
from kimpass.steering.models.paper import DecisionPaper, DeliberationPath, EffectCheck, StateIssue
from kimpass.steering.models.poll import ChainStation, Poll, PollAnswer, ProcessChain
from kimpass.steering.models.reconstruction import ReconstructionCopy
from kimpass.steering.models.training import (
    Event,
    EventAttendance,
    EventSeries,
    InductionItem,
    InductionStep,
    TrainingProgramme,
    TrainingRecord,
)

__all__ = [
    "AgendaItem",
    "Attendance",
    "Body",
    "BodyMember",
    "ChainStation",
    "Decision",
    "DecisionPaper",
    "DeliberationPath",
    "EffectCheck",
    "Event",
    "EventAttendance",
    "EventSeries",
    "Feedback",
    "FeedbackSeen",
    "Finding",
    "FindingAspect",
    "InductionItem",
    "InductionStep",
    "Invitation",
    "LadderStep",
    "Measure",
    "MeasureState",
    "Poll",
    "PollAnswer",
    "ProcessChain",
    "ReconstructionCopy",
    "Sector",
    "Session",
    "SessionGuest",
    "SessionTask",
    "StateIssue",
    "Theme",
    "ThemeEvidence",
    "ThemeFinding",
    "ThemeStep",
    "TrainingProgramme",
    "TrainingRecord",
]
