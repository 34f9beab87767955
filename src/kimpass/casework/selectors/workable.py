"""Cases something may still be written into: loaded under a lock, and open."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from django.db import models
from django.utils.translation import gettext as _

from kimpass.casework.models import Case, Phase
from kimpass.kernel.access import Actor, Permission, RuleViolation
from kimpass.people.models import HouseholdMember
from kimpass.people.selectors import papers, signing

P = TypeVar("P", bound=models.Model)


class CaseIsClosed(RuleViolation):
    """Nothing is added to a closed case; reopening it is a use case of its own."""


def case_to_write(actor: Actor, case_id: int) -> Case:
    """
    Return a case the actor may see, locked until the end of the transaction.

    :raises Case.DoesNotExist: the actor may not see it.
    """
    found: Case = Case.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=case_id)
    return found


def part_to_write(actor: Actor, model: type[P], row_id: int) -> P:
    """
    Return a row of a case the actor may see, case and row locked until the end of the transaction.

    :raises ObjectDoesNotExist: the actor may not see it.
    """
    rows: Any = model._default_manager
    case = case_to_write(actor, rows.visible_to(actor).values_list("case_id", flat=True).get(pk=row_id))
    row: P = rows.of(case).select_for_update(of=("self",)).get(pk=row_id)
    row.case = case  # type: ignore[attr-defined]  # every part of a case has one
    return row


def refuse_closed(case: Case) -> None:
    """
    Let only an open case pass.

    :raises CaseIsClosed: the case is closed.
    """
    if case.closed_on is not None:
        raise CaseIsClosed(_("Der Fall ist abgeschlossen. Öffnen Sie ihn wieder, um etwas einzutragen."))


class NotSigned(RuleViolation):
    """Beyond intake nothing happens without consent and release (CM-02)."""


def refuse_unsigned(case: Case, on: date) -> None:
    """
    Let only a case pass whose reference person has signed.

    :raises NotSigned: consent or release is missing on this day, or was withdrawn.
    """
    if not papers.signed_for(case.household, on):
        raise NotSigned(
            _(
                "Einwilligung oder Schweigepflichtentbindung fehlt. "
                "Ohne beide geht die Beratung nicht über den Intake hinaus."
            )
        )


def refuse_without_own_consent(case: Case, person_ids: Iterable[int], on: date) -> None:
    """
    Let content about a grown-up member pass only with that member's own consent, once the case is beyond intake.

    For the reference person the gate of the phase has asked already; for minors whoever has custody has signed with it.

    :raises NotSigned: a member who may be of full age has not consented on this day (HH-05).
    """
    wanted = set(person_ids)
    if case.phase == Phase.INTAKE or not wanted:
        return
    rows = HouseholdMember.objects.of(case.household).on(on).filter(person__in=wanted, is_reference=False)
    for member in rows.select_related("person"):
        minor = signing.ages_on(member.person, on).is_minor
        if not minor and (missing := papers.missing_consent(member.person, on)):
            words = {"name": member.person.given_names or member.person.family_name, "paper": missing[0]}
            raise NotSigned(
                _("Für Angaben, die %(name)s betreffen, fehlt: %(paper)s. Jede erwachsene Person willigt selbst ein.")
                % words
            )


def standing_in(actor: Actor, case: Case, permission: Permission) -> Actor:
    """
    Return the actor with a right he holds in the unit of the case as well.

    Whoever deputises from a neighbouring municipality acts there in place of the colleague; the floors below know
    units only, not who keeps which case.
    """
    if not actor.may_somewhere(permission):
        return actor
    return replace(actor, grants=actor.grants | {(permission, case.unit_id)})
