"""Who sees funding, agreements and the use of money, and who works on them (FUN)."""

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import (
    Agreement,
    ExternalAdvice,
    FundingLine,
    GrantNotice,
    StatementOfUse,
    TenantModel,
)

ONLY_READERS = _("Förderung und Vereinbarungen sehen Geschäftsführung, Koordinierende Stelle und Administration.")
ONLY_WORKERS = _("Förderung und Vereinbarungen pflegt die Geschäftsführung.")


def _sees(actor: Actor, row: TenantModel | None = None) -> Decision:
    inside = row is None or row.tenant_id == actor.tenant_id
    return ALLOW if inside and actor.may(Permission.ORGANISATION_VIEW) else deny(str(ONLY_READERS))


def _works(actor: Actor, row: TenantModel | None = None) -> Decision:
    inside = row is None or row.tenant_id == actor.tenant_id
    return ALLOW if inside and actor.may(Permission.ORGANISATION_WORK) else deny(str(ONLY_WORKERS))


def see_funding(actor: Actor) -> Decision:
    """Decide who sees the money of the years, its rates and what will be left of it."""
    return _sees(actor)


def see_funding_line(actor: Actor, line: FundingLine) -> Decision:
    """Decide who opens one line of money."""
    return _sees(actor, line)


def add_funding_line(actor: Actor) -> Decision:
    """Decide who enters a line of money (FUN-01)."""
    return _works(actor)


def correct_funding_line(actor: Actor, line: FundingLine) -> Decision:
    """Decide who corrects a line of money with a reason."""
    return _works(actor, line)


def record_line_state(actor: Actor, line: FundingLine) -> Decision:
    """Decide who says how far a line of money has come."""
    return _works(actor, line)


def add_grant_notice(actor: Actor) -> Decision:
    """Decide who enters a grant notice (FUN-04)."""
    return _works(actor)


def change_grant_notice(actor: Actor, notice: GrantNotice) -> Decision:
    """Decide who changes what is known about a grant notice."""
    return _works(actor, notice)


def see_statement_of_use(actor: Actor, statement: StatementOfUse) -> Decision:
    """Decide who reads a statement of use."""
    return _sees(actor, statement)


def write_statement_of_use(actor: Actor, line: FundingLine) -> Decision:
    """Decide who says what of a line was used (FUN-13)."""
    return _works(actor, line)


def submit_statement_of_use(actor: Actor, statement: StatementOfUse) -> Decision:
    """Decide who notes that a statement of use was handed in."""
    return _works(actor, statement)


def reopen_statement_of_use(actor: Actor, statement: StatementOfUse) -> Decision:
    """Decide who takes a statement of use up again."""
    return _works(actor, statement)


def add_external_advice(actor: Actor) -> Decision:
    """Decide who enters process advice from outside (FUN-11)."""
    return _works(actor)


def change_external_advice(actor: Actor, advice: ExternalAdvice) -> Decision:
    """Decide who changes what is known about process advice."""
    return _works(actor, advice)


def see_agreements(actor: Actor) -> Decision:
    """Decide who sees the contracts by which money, posts and joint work are passed on."""
    return _sees(actor)


def see_agreement(actor: Actor, agreement: Agreement) -> Decision:
    """Decide who opens one contract."""
    return _sees(actor, agreement)


def add_agreement(actor: Actor) -> Decision:
    """Decide who enters a contract (FUN-06)."""
    return _works(actor)


def change_agreement(actor: Actor, agreement: Agreement) -> Decision:
    """Decide who changes parties, money and term of a contract."""
    return _works(actor, agreement)


def change_agreement_posts(actor: Actor, agreement: Agreement) -> Decision:
    """Decide who says which posts a contract is about."""
    return _works(actor, agreement)


def change_agreement_clauses(actor: Actor, agreement: Agreement) -> Decision:
    """Decide who writes what a contract settles beside money."""
    return _works(actor, agreement)


def change_agreement_state(actor: Actor, agreement: Agreement) -> Decision:
    """Decide who says how far a contract has come."""
    return _works(actor, agreement)
