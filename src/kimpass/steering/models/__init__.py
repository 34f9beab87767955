"""Findings, themes, bodies, sessions, decisions, measures: all below the line of personal data."""

from kimpass.steering.models.body import (
    AgendaItem,
    Attendance,
    Body,
    BodyMember,
    Decision,
    Measure,
    MeasureState,
    Session,
    SessionTask,
)
from kimpass.steering.models.finding import (
    Feedback,
    FeedbackSeen,
    Finding,
    LadderStep,
    Theme,
    ThemeEvidence,
    ThemeFinding,
    ThemeStep,
)

__all__ = [
    "AgendaItem",
    "Attendance",
    "Body",
    "BodyMember",
    "Decision",
    "Feedback",
    "FeedbackSeen",
    "Finding",
    "LadderStep",
    "Measure",
    "MeasureState",
    "Session",
    "SessionTask",
    "Theme",
    "ThemeEvidence",
    "ThemeFinding",
    "ThemeStep",
]
