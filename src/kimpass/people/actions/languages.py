"""Which languages somebody speaks, how well, and for which an interpreter is needed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import YesNo
from kimpass.people import policy
from kimpass.people.models import LanguageLevel, Person, PersonLanguage


class LanguagesRefused(RuleViolation):
    """The languages cannot be recorded like this."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """One language of a person."""

    language: str
    level: str = ""
    needs_interpreter: str = YesNo.NOT_ASKED


@transaction.atomic
def record_languages(*, actor: Actor, person_id: int, spoken: Sequence[Spoken]) -> Person:
    """
    Replace the languages of a person by these, in this order.

    :raises PermissionDenied: the policy refuses this actor.
    :raises LanguagesRefused: a language stands twice, or a value is not on the list.
    """
    person: Person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.record_languages(actor, person))
    codes = [each.language for each in spoken]
    if len(codes) != len(set(codes)):
        raise LanguagesRefused(_("Eine Sprache steht zweimal da. Bitte nennen Sie jede einmal."))
    for each in spoken:
        fits = 1 < len(each.language) <= 12 and each.level in {"", *LanguageLevel.values}
        if not fits or each.needs_interpreter not in YesNo.values:
            raise LanguagesRefused(_("Bitte wählen Sie einen Wert aus der Liste."))
    PersonLanguage.objects.of(person).delete()
    PersonLanguage.objects.bulk_create(
        PersonLanguage(
            tenant_id=actor.tenant_id,
            person=person,
            language=each.language,
            level=each.level,
            needs_interpreter=each.needs_interpreter,
        )
        for each in spoken
    )
    log.record(actor, "person.languages_recorded", person, languages=len(codes))
    return person
