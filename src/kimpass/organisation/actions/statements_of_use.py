"""Say what of a line was used and given back, and hand the statement in (FUN-13)."""

from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.organisation import policy
from kimpass.organisation.events import OfficeTextWritten
from kimpass.organisation.models import FundingLine, FundingLineState, StatementOfUse
from kimpass.organisation.models.amounts import money_obstacle
from kimpass.organisation.models.keeping import keep
from kimpass.organisation.selectors.funding import entry_of, granted_of


class StatementNotPossible(RuleViolation):
    """The statement of use cannot be written or handed in like this."""


def _line(actor: Actor, line_id: int) -> FundingLine:
    line: FundingLine = FundingLine.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=line_id)
    return line


def _statement(actor: Actor, statement_id: int) -> StatementOfUse:
    rows = StatementOfUse.objects.visible_to(actor).select_for_update(of=("self",))
    statement: StatementOfUse = rows.get(pk=statement_id)
    return statement


def _refuse_earlier(statement: StatementOfUse) -> None:
    if statement.superseded_at is not None:
        raise StatementNotPossible(_("Das ist eine frühere Fassung des Nachweises. Bitte arbeiten Sie an der neuen."))


def _obstacles(line: FundingLine, used: Decimal | None, returned: Decimal | None) -> list[str]:
    worth = granted_of(line, entry_of(line).standing)
    reasons = [money_obstacle(_("Verwendet"), used), money_obstacle(_("Zurückgezahlt"), returned)]
    if not any(reasons) and (used or Decimal(0)) + (returned or Decimal(0)) > worth:
        reasons.append(
            _("Verwendet und zurückgezahlt ergeben mehr als die bewilligten %(worth)s Euro. Bitte prüfen Sie beides.")
            % {"worth": f"{worth:f}".replace(".", ",")}
        )
    return [reason for reason in reasons if reason]


@transaction.atomic
def write_statement_of_use(
    *, actor: Actor, line_id: int, version: int, used: Decimal | None, returned: Decimal | None, text: str
) -> StatementOfUse:
    """
    Say what of a line was used and given back; what is left over shows by itself. Version 0 begins a statement.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StatementNotPossible: it is handed in, was changed meanwhile, or the amounts are more than the line.
    """
    line = _line(actor, line_id)
    require(policy.write_statement_of_use(actor, line))
    if line.superseded_at is not None:
        raise StatementNotPossible(_("Dieser Posten wurde inzwischen berichtigt. Bitte arbeiten Sie am neuen Stand."))
    found: StatementOfUse | None = StatementOfUse.objects.for_tenant(actor).current().filter(line=line).first()
    if version != (found.version if found else 0):
        raise StatementNotPossible(_("Der Nachweis wurde inzwischen geändert. Beide Fassungen stehen unten."))
    if found is not None and found.submitted_on is not None:
        raise StatementNotPossible(_("Der Nachweis ist eingereicht. Bitte nehmen Sie ihn zuerst wieder auf."))
    if reasons := _obstacles(line, used, returned):
        raise StatementNotPossible.because(reasons)
    publish(OfficeTextWritten((text,)))
    if found is not None:
        keep(found, timezone.now())
    statement = found or StatementOfUse(tenant_id=actor.tenant_id, line=line, version=0)
    statement.used, statement.returned, statement.text = used, returned, text
    statement.version += 1
    statement.save()
    log.record(actor, "statement_of_use.written", statement, version=statement.version)
    return statement


@transaction.atomic
def submit_statement_of_use(*, actor: Actor, statement_id: int, on: date) -> StatementOfUse:
    """
    Note that a statement was handed in; from then on it is not changed.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StatementNotPossible: it was handed in already, nobody said what was used, or the day lies ahead.
    """
    statement = _statement(actor, statement_id)
    require(policy.submit_statement_of_use(actor, statement))
    _refuse_earlier(statement)
    reasons = []
    if statement.submitted_on is not None:
        reasons.append(_("Der Nachweis ist schon eingereicht."))
    if statement.used is None:
        reasons.append(_("Bitte geben Sie zuerst an, wie viel verwendet wurde. Unbekannt ist nicht null."))
    if on > actor.today:
        reasons.append(_("Das Datum liegt in der Zukunft."))
    if reasons:
        raise StatementNotPossible.because(reasons)
    keep(statement, timezone.now())
    statement.submitted_on = on
    statement.version += 1
    statement.save(update_fields=["submitted_on", "version", "recorded_at"])
    log.record(actor, "statement_of_use.submitted", statement)
    return statement


@transaction.atomic
def reopen_statement_of_use(*, actor: Actor, statement_id: int) -> StatementOfUse:
    """
    Take a statement up again that was handed in, because it must be changed; the trail keeps that it was.

    :raises PermissionDenied: the policy refuses this actor.
    :raises StatementNotPossible: it was not handed in, or its line counts as proven.
    """
    statement = _statement(actor, statement_id)
    require(policy.reopen_statement_of_use(actor, statement))
    _refuse_earlier(statement)
    if statement.submitted_on is None:
        raise StatementNotPossible(_("Der Nachweis ist noch nicht eingereicht."))
    standing = entry_of(statement.line).standing
    if standing.state is not None and standing.state.state == FundingLineState.State.PROVEN:
        raise StatementNotPossible(_("Der Posten ist nachgewiesen. Bitte ändern Sie zuerst seinen Stand."))
    handed_in = statement.submitted_on.isoformat()
    keep(statement, timezone.now())
    statement.submitted_on = None
    statement.version += 1
    statement.save(update_fields=["submitted_on", "version", "recorded_at"])
    log.record(actor, "statement_of_use.reopened", statement, submitted_on=handed_in)
    return statement
