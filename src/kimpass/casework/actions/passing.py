"""How cases change hands: one row ends, the next begins, and sight follows on the same day (CM-21)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework.models import Responsibility
from kimpass.casework.selectors import kept
from kimpass.kernel.access import Actor, RuleViolation
from kimpass.people.models import Keeper

Row = Responsibility | Keeper


class CannotPass(RuleViolation):
    """The cases cannot change hands like this."""


@dataclass(frozen=True, slots=True)
class Passing:
    """Cases pass to somebody on a day; `at` is when this was written down."""

    actor: Actor
    to_staff_id: int
    on: date
    at: datetime

    def obstacles(self) -> list[str]:
        """Return, in words, why nobody may receive cases so."""
        able = {member.pk for member in kept.colleagues(self.actor, self.on)}
        if self.to_staff_id in able:
            return []
        return [_("An diesem Tag führt Fälle nur, wer ein offenes Konto und eine Rolle im Case Management hat.")]

    def _end(self, row: Row) -> None:
        """End a row the day before; what would have lasted no day is superseded instead."""
        if row.valid_from < self.on:
            row.valid_until = self.on
        else:
            row.superseded_at = self.at
        row.save(update_fields=["valid_until", "superseded_at"])

    def pass_on(self, rows: Sequence[Responsibility]) -> None:
        """Let the primary contact of these cases change, and sight on their households with it."""
        for row in rows:
            self._end(row)
        Responsibility.objects.bulk_create(
            Responsibility(
                tenant_id=row.tenant_id,
                case_id=row.case_id,
                staff_member_id=self.to_staff_id,
                kind=row.kind,
                valid_from=self.on,
                recorded_at=self.at,
            )
            for row in rows
        )
        self._nobody_deputises_for_himself([row.case_id for row in rows])
        for staff_id in {row.staff_member_id for row in rows}:
            self._sight({row.case.household_id for row in rows if row.staff_member_id == staff_id}, staff_id)
        for row in rows:
            log.record(self.actor, "case.keeper_changed", row.case, to_staff=self.to_staff_id)

    def _nobody_deputises_for_himself(self, case_ids: Iterable[int]) -> None:
        deputies = Responsibility.objects.for_tenant(self.actor).current()
        mine = deputies.filter(kind=Responsibility.Kind.DEPUTY, case_id__in=case_ids, staff_member_id=self.to_staff_id)
        for row in mine.filter(valid_until__isnull=True):
            self._end(row)

    def _sight(self, household_ids: set[int], from_staff_id: int) -> None:
        """Move sight on households; whoever still keeps another case of one goes on seeing it."""
        still = (
            Responsibility.objects.for_tenant(self.actor)
            .current()
            .filter(staff_member_id=from_staff_id, valid_until__isnull=True, case__household__in=household_ids)
        )
        keeps_on = set(still.values_list("case__household", flat=True))
        keepers = Keeper.objects.for_tenant(self.actor).current().filter(household_id__in=household_ids)
        open_keepers: list[Any] = list(keepers.filter(valid_until__isnull=True).select_for_update(of=("self",)))
        for row in open_keepers:
            if row.staff_member_id == from_staff_id and row.household_id not in keeps_on:
                self._end(row)
        begun = {row.household_id: row for row in open_keepers if row.staff_member_id == self.to_staff_id}
        for row in begun.values():
            if row.valid_from > self.on:
                row.valid_from = self.on
                row.save(update_fields=["valid_from"])
        Keeper.objects.bulk_create(
            Keeper(
                tenant_id=self.actor.tenant_id,
                household_id=household_id,
                staff_member_id=self.to_staff_id,
                valid_from=self.on,
                recorded_at=self.at,
            )
            for household_id in sorted(household_ids - set(begun))
        )
