"""
What a statement of use says of a line: granted, used, given back, left over, with the rows behind it (FUN-13).

Personnel costs are kept in the districts' own bookkeeping: what was used is told by a person, the rest is worked out.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from kimpass.organisation.models import Agreement, AgreementParty, ExternalAdvice, FundingLine, StatementOfUse
from kimpass.organisation.selectors.agreements import FORWARDING
from kimpass.organisation.selectors.funding import (
    NOT_SAID,
    Standing,
    granted_of,
    is_granted,
    lines_of_year,
    standings,
    states_of,
    words_of,
)
from kimpass.ui.components.values import de_date, de_money, fte

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class UseProof:
    """One row behind a statement, in words that need no other table."""

    text: str
    amount: Decimal | None = None
    on: date | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Use:
    """A line with its statement; what nobody told is unknown and never nought."""

    line: FundingLine
    standing: Standing
    statement: StatementOfUse | None

    @property
    def label(self) -> str:
        """Return what the line is called."""
        return words_of(self.line)

    @property
    def granted(self) -> Decimal:
        """Return what the line is worth: as granted where a state tells it, else its amount."""
        return granted_of(self.line, self.standing)

    @property
    def is_granted(self) -> bool:
        """Test whether the money is certain."""
        return is_granted(self.standing)

    @property
    def used(self) -> Decimal | None:
        """Return what was used, unknown while nobody said."""
        return None if self.statement is None else self.statement.used

    @property
    def returned(self) -> Decimal | None:
        """Return what was given back, unknown while nobody said."""
        return None if self.statement is None else self.statement.returned

    @property
    def remainder(self) -> Decimal | None:
        """Return what is neither used nor given back; unknown while the use is, what was not given back counts as 0."""
        return None if self.used is None else self.granted - self.used - (self.returned or ZERO)

    @property
    def is_submitted(self) -> bool:
        """Test whether the statement was handed in."""
        return self.statement is not None and self.statement.submitted_on is not None

    @property
    def is_due(self) -> bool:
        """Test whether nothing was handed in although the money is certain."""
        return self.is_granted and not self.is_submitted


def uses_of_year(tenant_id: int, year: int, known_at: datetime | None = None) -> list[Use]:
    """Return the lines of a year with their statements, all as known at an instant, in three statements."""
    lines = lines_of_year(tenant_id, year, known_at)
    told = standings(tenant_id, lines, known_at)
    rows = StatementOfUse.objects.asked_for().known(known_at).filter(tenant_id=tenant_id, line__in=lines)
    found = {row.line_id: row for row in rows}
    return [Use(line, told.get(line.pk, NOT_SAID), found.get(line.pk)) for line in lines]


def use_of(line: FundingLine) -> Use:
    """Return one line with its statement."""
    statement = StatementOfUse.objects.asked_for().current().filter(tenant_id=line.tenant_id, line=line).first()
    return Use(line, standings(line.tenant_id, [line]).get(line.pk, NOT_SAID), statement)


def _notice_rows(line: FundingLine) -> list[UseProof]:
    notice = line.notice
    if notice is None:
        return []
    size = f", {fte(notice.fte)}" if notice.fte is not None else ""
    text = _("Zuwendungsbescheid %(reference)s%(size)s") % {"reference": notice.file_reference, "size": size}
    return [UseProof(" ".join(text.split()), notice.amount, notice.dated_on)]


def _state_rows(line: FundingLine, known_at: datetime | None) -> list[UseProof]:
    return [
        UseProof(
            str(state.get_state_display()) + (f": {state.note}" if state.note else ""), state.amount, state.valid_from
        )
        for state in states_of(line, known_at)
    ]


def _agreement_rows(line: FundingLine) -> list[UseProof]:
    rows = Agreement.objects.asked_for().filter(tenant_id=line.tenant_id, funding_line=line, kind__in=FORWARDING)
    parties = AgreementParty.objects.asked_for().order_by("pk")
    found = rows.prefetch_related(Prefetch("parties", queryset=parties)).order_by("starts_on", "pk")
    return [
        UseProof(
            _("Weitergeleitet: %(parties)s (%(state)s)")
            % {
                "parties": " – ".join(party.label for party in row.parties.all()),
                "state": row.get_state_display(),
            },
            row.amount,
            row.signed_on,
        )
        for row in found
    ]


def _advice_rows(line: FundingLine) -> list[UseProof]:
    rows = ExternalAdvice.objects.asked_for().filter(tenant_id=line.tenant_id, line=line).order_by("held_on", "pk")
    return [UseProof(_("Begleitung: %(topic)s") % {"topic": row.topic}, row.cost, row.held_on) for row in rows]


def proof_of(use: Use, known_at: datetime | None = None) -> list[UseProof]:
    """
    Return the rows behind a statement: the line, its notice, its states, what was passed on, advice from outside.

    Line and states are as known at an instant; contracts, notices and advice keep no earlier words.
    """
    line = use.line
    size = f", {fte(line.fte_funded)}" if line.fte_funded is not None else ""
    own = [UseProof(_("Eigenanteil"), line.own_share)] if line.own_share is not None else []
    return [
        UseProof(f"{use.label} {line.year}{size}", line.amount, None, line.source),
        *_notice_rows(line),
        *_state_rows(line, known_at),
        *own,
        *_agreement_rows(line),
        *_advice_rows(line),
    ]


def _use_sentences(use: Use) -> list[str]:
    if use.used is None:
        return [_("Wie viel davon verwendet wurde, ist noch nicht angegeben.")]
    found = [_("Verwendet wurden %(used)s.") % {"used": de_money(use.used)}]
    if use.returned:
        found.append(_("Zurückgezahlt wurden %(returned)s.") % {"returned": de_money(use.returned)})
    remainder = use.remainder or ZERO
    if remainder:
        found.append(_("Es verbleiben %(rest)s.") % {"rest": de_money(remainder)})
    else:
        found.append(_("Ein Rest verbleibt nicht."))
    return found


def draft_text(use: Use) -> str:
    """Return a draft of the statement in sentences, made of what is recorded; a person reads and changes it."""
    line = use.line
    last = line.valid_until - timedelta(days=1)
    parts = [
        _("Für „%(label)s“ standen vom %(start)s bis %(end)s %(amount)s zur Verfügung.")
        % {
            "label": use.label,
            "start": de_date(line.valid_from),
            "end": de_date(last),
            "amount": de_money(use.granted),
        }
    ]
    if line.fte_funded is not None:
        parts.append(_("Gefördert wurden %(size)s.") % {"size": fte(line.fte_funded)})
    if line.notice is not None and line.notice.file_reference:
        parts.append(_("Grundlage ist der Bescheid %(reference)s.") % {"reference": line.notice.file_reference})
    passed = [row.amount for row in _agreement_rows(line)]
    known = [amount for amount in passed if amount is not None]
    if known:
        parts.append(_("Weitergeleitet wurden %(passed)s.") % {"passed": de_money(sum(known, ZERO))})
    if line.own_share is not None:
        parts.append(_("Der Eigenanteil betrug %(own)s.") % {"own": de_money(line.own_share)})
    return " ".join([*parts, *_use_sentences(use)])
