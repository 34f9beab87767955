"""Ask what a pre-check needs, and examine: a pre-check, never a decision (B3-07)."""

from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.law.errors import Refused
from kimpass.people import policy
from kimpass.people.models import CheckFact, Person, PreCheck
from kimpass.people.selectors import check_words, known_facts, law_checks
from kimpass.people.selectors.known_facts import Known
from kimpass.steering.selectors.office_language import in_german


class AnswerRefused(RuleViolation):
    """The answer is none the law's vocabulary knows, or the file holds the fact itself."""


class PreCheckRefused(RuleViolation):
    """What the file says cannot be examined as it stands."""


def _open_answer(person: Person, name: str) -> CheckFact | None:
    rows = CheckFact.objects.of(person).filter(name=name, superseded_at__isnull=True)
    found: CheckFact | None = rows.select_for_update(of=("self",)).first()
    return found


@transaction.atomic
def answer_check_question(*, actor: Actor, person_id: int, basis: str, name: str, value: Any) -> CheckFact:
    """
    Record an answer; None was asked and is unknown. A newer answer supersedes, an older one stays readable.

    :raises PermissionDenied: the policy refuses this actor.
    :raises AnswerRefused: the norm does not ask it, the value cannot be, or the file holds the fact itself.
    """
    person: Person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.answer_check_question(actor, person))
    if law_checks.question(basis, name, actor.today) is None:
        raise AnswerRefused(_("Danach fragt diese Vorschrift nicht."))
    known = known_facts.known_facts(person, actor.today).get(name)
    if known is not None and not known.asked:
        raise AnswerRefused(_("Diese Angabe steht in der Akte. Bitte ändern Sie sie dort."))
    try:
        law_checks.is_possible(name, value, actor.today)
    except Refused as refused:
        raise AnswerRefused(refused.reason) from refused
    before, now = _open_answer(person, name), timezone.now()
    if before is not None:
        if before.value == value:
            return before
        before.superseded_at = now
        before.save(update_fields=["superseded_at"])
    answer: CheckFact = CheckFact.objects.create(
        tenant_id=actor.tenant_id,
        person=person,
        name=name,
        value=value,
        recorded_at=now,
        recorded_by_id=actor.staff_id,
    )
    log.record(actor, "pre_check.question_answered", answer, fact=name, known=int(value is not None))
    return answer


@in_german
def _worded(known: Mapping[str, Known], names: Collection[str]) -> dict[str, Any]:
    """Return facts as they are kept with a check, in words that no later vocabulary changes."""
    return {
        name: row.stored(check_words.question_words(name), check_words.value_words(name, row.value))
        for name, row in known.items()
        if name in names
    }


@transaction.atomic
def run_pre_check(*, actor: Actor, person_id: int, basis: str) -> PreCheck:
    """
    Examine what is known today, and keep facts, version, trace and result as they are.

    :raises PermissionDenied: the policy refuses this actor.
    :raises PreCheckRefused: there is no such norm, the facts contradict each other, or the person is German.
    """
    person = Person.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=person_id)
    require(policy.run_pre_check(actor, person))
    if known_facts.is_german(person):
        raise PreCheckRefused(_("Die Akte nennt die deutsche Staatsangehörigkeit. Eine Vorprüfung erübrigt sich."))
    known = in_german(known_facts.known_facts)(person, actor.today)
    try:
        values = {name: row.value for name, row in known.items()}
        proofs = {name: row.proof for name, row in known.items()}
        found = law_checks.examine(basis, values, actor.today, sources=proofs)
        wanted = law_checks.wanted_of(found)
    except Refused as refused:
        raise PreCheckRefused(_("Die Angaben passen nicht zusammen: %(why)s") % {"why": refused.reason}) from refused
    check: PreCheck = PreCheck.objects.create(
        tenant_id=actor.tenant_id,
        person=person,
        basis=basis,
        rule_version=found.version,
        reference_date=actor.today,
        facts=_worded(known, wanted),
        result=found.result,
        trace=found.trace,
        overall=found.overall,
        met_on=found.met_on,
        checked_at=timezone.now(),
        checked_by_id=actor.staff_id,
    )
    log.record(actor, "pre_check.run", check, basis=basis, overall=found.overall)
    return check
