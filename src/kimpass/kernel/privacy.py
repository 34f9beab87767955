"""What kind of data a table holds, why, and how long: declared beside the table, read by tests and registers."""

from dataclasses import dataclass, field
from enum import StrEnum


class DataClass(StrEnum):
    """How much a value can hurt the person it is about."""

    NONE = "none"
    STAFF = "staff"
    CLIENT = "client"
    SPECIAL = "special"


class Retention(StrEnum):
    """The rule by which rows end; the months stand in each tenant's retention table."""

    PERMANENT = "permanent"
    PROGRAMME = "programme"
    STAFF = "staff"
    REGISTERED_ONLY = "registered_only"
    CASE = "case"
    CONSENT_PROOF = "consent_proof"
    LOG = "log"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Privacy:
    """Class, purpose and retention of a table's columns; `columns` names those that differ from the rest."""

    data_class: DataClass
    purpose: str
    retention: Retention
    columns: dict[str, DataClass] = field(default_factory=dict)

    def class_of(self, column: str) -> DataClass:
        """Return the class of one column."""
        return self.columns.get(column, self.data_class)


def structure(purpose: str) -> Privacy:
    """Declare a table about the system, not about people."""
    return Privacy(DataClass.NONE, purpose, Retention.PROGRAMME)


def staff(purpose: str, **columns: DataClass) -> Privacy:
    """Declare a table about people who work in the programme."""
    return Privacy(DataClass.STAFF, purpose, Retention.STAFF, columns)


def client(purpose: str, *, retention: Retention = Retention.CASE, **columns: DataClass) -> Privacy:
    """Declare a table about people who are advised."""
    return Privacy(DataClass.CLIENT, purpose, retention, columns)
