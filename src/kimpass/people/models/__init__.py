"""Persons, households, consent."""

from kimpass.people.models.consent import (
    ConfidentialityRelease,
    ConsentText,
    DataProcessingConsent,
    ReleaseRecipient,
    Signer,
)
from kimpass.people.models.person import (
    ContactPoint,
    Household,
    HouseholdMember,
    Keeper,
    LegalDomainPeriod,
    NameKey,
    PartOfPersonQuerySet,
    Person,
    PersonLanguage,
    PersonNationality,
    ResidenceStatus,
)

__all__ = [
    "ConfidentialityRelease",
    "ConsentText",
    "ContactPoint",
    "DataProcessingConsent",
    "Household",
    "HouseholdMember",
    "Keeper",
    "LegalDomainPeriod",
    "NameKey",
    "PartOfPersonQuerySet",
    "Person",
    "PersonLanguage",
    "PersonNationality",
    "ReleaseRecipient",
    "ResidenceStatus",
    "Signer",
]
