"""What is wrong in a sheet, where, and what to do."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that keeps the sheet from being taken over; row 0 stands for the whole file."""

    row: int
    column: str
    words: str

    def __str__(self) -> str:
        if not self.row:
            return self.words
        where = _("Zeile %(row)s") % {"row": self.row}
        return f"{where}, {self.column}: {self.words}" if self.column else f"{where}: {self.words}"


@dataclass
class Report:
    """What an import did, or would do."""

    cases: int = 0
    persons: int = 0
    known: int = 0
    problems: list[Problem] = field(default_factory=list)
    notices: list[Problem] = field(default_factory=list)

    def wrong(self, row: int, column: str, words: str) -> None:
        """Note what keeps the sheet from being taken over."""
        self.problems.append(Problem(row, column, words))

    def notice(self, row: int, column: str, words: str) -> None:
        """Note what somebody should look at, and what stops nothing."""
        self.notices.append(Problem(row, column, words))


class BadCell(ValueError):
    """A cell says nothing that can be taken over; the message says what to write."""
