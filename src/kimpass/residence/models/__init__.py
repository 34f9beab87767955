"""What the offices of Baustein 3 keep: proceedings, counts, checklists, the campaign; nothing that names a person."""

from kimpass.residence.models.campaign import CampaignStep, NaturalisationCampaign
from kimpass.residence.models.proceedings import (
    Checklist,
    ChecklistItem,
    Kind,
    MonthlyCount,
    OrderOfWork,
    Proceeding,
    ProceedingStep,
    own_authority,
)

__all__ = [
    "CampaignStep",
    "Checklist",
    "ChecklistItem",
    "Kind",
    "MonthlyCount",
    "NaturalisationCampaign",
    "OrderOfWork",
    "Proceeding",
    "ProceedingStep",
    "own_authority",
]
