"""What a rule sees: facts, the reference day, the law of that day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from kimpass.law.facts import Facts, Stay
from kimpass.law.rulebook import Law, Paper, Rulebook
from kimpass.law.stays import Count, before, paper_on

TOLERATION_GROUP = "duldung"
OPPORTUNITY = "AE104C"
CONTINUED = "FIKT81_4"
# Until the title is issued, residence is deemed allowed (§ 25 Abs. 1 Satz 3 AufenthG); the gap is still to be checked.
WAITING_FOR_PAPER = timedelta(days=366)
COUNTS = {
    "ja": Count.FULL,
    "halb": Count.HALF,
    "nein": Count.BREAK,
    "pruefen": Count.MAYBE,
    "b60": Count.BREAK,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One person on one day under one norm."""

    facts: Facts
    day: date
    law: Law
    book: Rulebook

    @property
    def stays(self) -> tuple[Stay, ...]:
        """Return the papers in order of time."""
        return self.facts.get("status") or ()

    @property
    def today(self) -> Stay | None:
        """Return the paper of the reference day."""
        return paper_on(self.stays, self.day)

    def paper(self, code: str) -> Paper:
        """Return what is known of a paper."""
        return self.book.papers[code]

    def is_tolerated(self) -> bool:
        """Test whether a toleration is held today."""
        today = self.today
        return today is not None and self.paper(today.code).group == TOLERATION_GROUP

    def opportunity_title(self) -> Stay | None:
        """Return the § 104c title held today, itself or as it continues under § 81 Abs. 4 AufenthG."""
        today = self.today
        if today is not None and today.code == CONTINUED:
            today = self.previous(today)
        return today if today is not None and today.code == OPPORTUNITY else None

    def previous(self, stay: Stay) -> Stay | None:
        """Return what a certificate of continued validity continues."""
        earlier = before(self.stays, stay)
        while earlier is not None and earlier.code == CONTINUED:
            earlier = before(self.stays, earlier)
        return earlier

    def worth(self, column: str) -> Callable[[Stay], Count]:
        """Return how the time of a paper counts under a column of the list of papers."""

        def count(stay: Stay) -> Count:
            value = self.paper(stay.code).counts[column]
            if value == "bisher":
                earlier = self.previous(stay)
                return Count.MAYBE if earlier is None else count(earlier)
            if value == "schutz":
                return Count.FULL if self.led_to_protection(stay) else Count.BREAK
            return COUNTS[value]

        return count

    def led_to(self, stay: Stay, kind: Callable[[Paper], bool]) -> bool:
        """Test whether an asylum procedure was followed by a title of that kind, at once or some months later."""
        following = next((s for s in self.stays if s.first > stay.first), None)
        if following is None or stay.last is None or following.first - stay.last > WAITING_FOR_PAPER:
            return False
        if following.code in (stay.code, CONTINUED, "ANKUNFT"):
            return self.led_to(following, kind)
        return kind(self.paper(following.code))

    def led_to_protection(self, stay: Stay) -> bool:
        """Test whether protection was granted in the procedure (§ 55 Abs. 3 AsylG)."""
        return self.led_to(stay, lambda paper: paper.protection)

    def data_error(self) -> str:
        """Say which paper cannot have begun when it is said to have, empty when all can."""
        for stay in self.stays:
            paper = self.paper(stay.code)
            if paper.renamed:
                continue  # the same title under its old or new citation
            early = paper.valid_from is not None and stay.first < paper.valid_from
            late = paper.valid_to is not None and stay.first > paper.valid_to
            if early or late:
                return f"{paper.citation} konnte am {stay.first} nicht beginnen."
        return ""
