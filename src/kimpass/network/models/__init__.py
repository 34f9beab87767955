"""Offers, needs, interpreters and materials: what the network has, and what it lacks."""

from kimpass.network.models.directory import (
    Demarcation,
    Service,
    ServiceDomain,
    ServiceLanguage,
    ServiceLocation,
    ServicePair,
    ServiceSchedule,
)
from kimpass.network.models.interpreters import Interpreter, InterpreterAssignment, InterpreterLanguage
from kimpass.network.models.materials import Material, MaterialIssue, MaterialVersion
from kimpass.network.models.needs import ContextFigure, NeedsAnalysis, NeedSignal, NeedsLine

__all__ = [
    "ContextFigure",
    "Demarcation",
    "Interpreter",
    "InterpreterAssignment",
    "InterpreterLanguage",
    "Material",
    "MaterialIssue",
    "MaterialVersion",
    "NeedSignal",
    "NeedsAnalysis",
    "NeedsLine",
    "Service",
    "ServiceDomain",
    "ServiceLanguage",
    "ServiceLocation",
    "ServicePair",
    "ServiceSchedule",
]
