"""An offer on its way in, whatever format it came in, and what is wrong with a file."""

from dataclasses import dataclass, field
from datetime import date

from kimpass.network.models.hours import Hours
from kimpass.network.models.parts import LocationData


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something in a file, with the place where it stands."""

    path: str
    words: str

    def __str__(self) -> str:
        return f"{self.path}: {self.words}" if self.path else self.words


@dataclass(frozen=True, slots=True)
class Organisation:
    """Whoever gives an offer."""

    name: str
    kind: str = ""
    description: str = ""
    website: str = ""
    email: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """An offer with codes and names instead of the rows of a tenant; `path` says where it stands in the file."""

    path: str
    key: str
    organisation: Organisation
    name: str
    values: dict[str, str | int | None]
    field_code: str = ""
    unit_name: str = ""
    spoken: tuple[str, ...] = ()
    other_languages: tuple[str, ...] = ()
    domain_codes: tuple[str, ...] = ()
    hours: tuple[Hours, ...] = ()
    places: tuple[LocationData, ...] = ()
    checked_on: date | None = None
    is_active: bool = True
    # The source knows only some of it: what else stands in the directory is kept.
    is_partial: bool = False


@dataclass(slots=True)
class Report:
    """What an import did, or would do: counts, remarks, and everything that is wrong."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    ended: int = 0
    organisations: int = 0
    notices: list[Problem] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def wrong(self, path: str, words: str) -> None:
        """Note what keeps the file from being taken."""
        self.problems.append(Problem(path, words))

    def note(self, path: str, words: str) -> None:
        """Note what is taken otherwise than it stands."""
        self.notices.append(Problem(path, words))
