"""The open office hour: somebody came, and is counted without a person (ACC-10)."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.casework import policy
from kimpass.casework.models import OfficeHourContact, OfficeHourTopic
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import CatalogueEntry

MOST_PERSONS, LONGEST_MINUTES, LONGEST_LANGUAGE = 50, 480, 12


class OfficeHourRefused(RuleViolation):
    """The contact cannot be counted like this, or not be taken back."""


def _obstacles(persons: int, minutes: int | None, outcome: str, language: str, on: date, today: date) -> list[str]:
    checks = (
        (not 1 <= persons <= MOST_PERSONS, _("Es kommen zwischen 1 und %(most)s Personen.") % {"most": MOST_PERSONS}),
        (
            minutes is not None and not 1 <= minutes <= LONGEST_MINUTES,
            _("Ein Gespräch dauert zwischen 1 und %(most)s Minuten.") % {"most": LONGEST_MINUTES},
        ),
        (outcome not in OfficeHourContact.Outcome.values, _("Dieses Ergebnis gibt es nicht.")),
        (len(language) > LONGEST_LANGUAGE, _("Diese Sprache gibt es nicht.")),
        (on > today, _("Das Datum liegt in der Zukunft.")),
    )
    return [words for wrong, words in checks if wrong]


@transaction.atomic
def record_office_hour_contact(
    *,
    actor: Actor,
    unit_id: int,
    topic_ids: Sequence[int],
    on: date,
    language: str = "",
    persons: int = 1,
    minutes: int | None = None,
    outcome: str = OfficeHourContact.Outcome.INFORMED,
) -> OfficeHourContact:
    """
    Count somebody who came to the open office hour; `minutes` may be unknown.

    :raises PermissionDenied: the policy refuses this actor.
    :raises OfficeHourRefused: no topic is named, or a number or the day cannot be.
    """
    require(policy.record_office_hour_contact(actor, unit_id))
    obstacles = _obstacles(persons, minutes, outcome, language, on, actor.today)
    wanted = set(topic_ids)
    fields = CatalogueEntry.objects.for_tenant(actor).filter(catalogue="field_of_action", pk__in=wanted)
    if not wanted or fields.count() != len(wanted):
        obstacles.append(_("Bitte tippen Sie mindestens ein Thema an."))
    if obstacles:
        raise OfficeHourRefused(*obstacles)
    contact: OfficeHourContact = OfficeHourContact.objects.create(
        tenant_id=actor.tenant_id,
        unit_id=unit_id,
        held_on=on,
        language=language,
        persons=persons,
        minutes=minutes,
        outcome=outcome,
        recorded_by_id=actor.staff_id,
    )
    OfficeHourTopic.objects.bulk_create(
        OfficeHourTopic(tenant_id=actor.tenant_id, contact=contact, field_id=field_id) for field_id in sorted(wanted)
    )
    log.record(actor, "office_hour.counted", contact, unit=unit_id, topics=len(wanted))
    return contact


@transaction.atomic
def withdraw_office_hour_contact(*, actor: Actor, contact_id: int) -> None:
    """
    Take back what was counted by mistake, on the day it was counted.

    :raises PermissionDenied: the policy refuses this actor.
    :raises OfficeHourRefused: the day is over.
    """
    visible = OfficeHourContact.objects.visible_to(actor).select_for_update(of=("self",))
    contact: OfficeHourContact = visible.get(pk=contact_id)
    require(policy.withdraw_office_hour_contact(actor, contact))
    if contact.held_on != actor.today:
        raise OfficeHourRefused(_("Nur Einträge von heute lassen sich zurücknehmen. Der Eintrag bleibt gezählt."))
    log.record(actor, "office_hour.withdrawn", contact, unit=contact.unit_id)
    OfficeHourTopic.objects.for_tenant(actor).filter(contact=contact).delete()
    OfficeHourContact.objects.for_tenant(actor).filter(pk=contact.pk).delete()
