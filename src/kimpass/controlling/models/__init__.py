"""Goals, milestones, reports and what goes to the Land. No key to people."""

from kimpass.controlling.models.exchange import (
    ReceivedSubmission,
    SharedSolution,
    SolutionAdopted,
    Submission,
    Transfer,
    TransferMapping,
)
from kimpass.controlling.models.goal import (
    Attainment,
    AttainmentValue,
    GoalCriterion,
    GoalPeriod,
    PeriodKind,
    ProgrammeGoal,
)
from kimpass.controlling.models.milestone import (
    MilestoneCell,
    MilestoneEvidence,
    MilestonePlan,
    MilestoneRow,
)
from kimpass.controlling.models.report import (
    Concept,
    Report,
    ReportedFigure,
    ReportExplanation,
    ReportFile,
    ReportRelease,
    ReportText,
)

__all__ = [
    "Attainment",
    "AttainmentValue",
    "Concept",
    "GoalCriterion",
    "GoalPeriod",
    "MilestoneCell",
    "MilestoneEvidence",
    "MilestonePlan",
    "MilestoneRow",
    "PeriodKind",
    "ProgrammeGoal",
    "ReceivedSubmission",
    "Report",
    "ReportExplanation",
    "ReportFile",
    "ReportRelease",
    "ReportText",
    "ReportedFigure",
    "SharedSolution",
    "SolutionAdopted",
    "Submission",
    "Transfer",
    "TransferMapping",
]
