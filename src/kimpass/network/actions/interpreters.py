"""Keep the pool of interpreters (INT): who interprets what, on which footing, at which rate."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.network import policy
from kimpass.network.models import Interpreter, InterpreterLanguage
from kimpass.network.selectors import interpreters as found
from kimpass.organisation.models import Agency


class InterpreterNotPossible(RuleViolation):
    """The entry cannot be made or changed that way."""


@dataclass(frozen=True, slots=True)
class InterpreterData:
    """What the pool says about an interpreter; `rate_per_hour` in euro, None where nobody agreed on one."""

    name: str
    kind: str
    languages: tuple[str, ...]
    agency_id: int | None = None
    reachable_by: str = ""
    undertaking_on: date | None = None
    rate_per_hour: Decimal | None = None


def _check(actor: Actor, data: InterpreterData) -> None:
    reasons = []
    if not data.name.strip():
        reasons.append(_("Bitte nennen Sie den Namen oder den Dienst."))
    if data.kind not in Interpreter.Kind.values:
        reasons.append(_("Bitte wählen Sie, auf welcher Grundlage gedolmetscht wird."))
    known = {code for code, _label in found.language_choices(actor)}
    if not data.languages or not set(data.languages) <= known:
        reasons.append(_("Bitte wählen Sie mindestens eine Sprache aus der Liste."))
    if data.agency_id is not None and not Agency.objects.for_tenant(actor).filter(pk=data.agency_id).exists():
        reasons.append(_("Diese Stelle gibt es nicht."))
    if data.undertaking_on is not None and data.undertaking_on > actor.today:
        reasons.append(_("Der Tag der Verpflichtung liegt in der Zukunft."))
    if data.rate_per_hour is not None and not 0 <= data.rate_per_hour < 10_000:
        reasons.append(_("Der Stundensatz liegt zwischen 0 und 9.999,99 Euro."))
    if reasons:
        raise InterpreterNotPossible.because(reasons)


def _speak(actor: Actor, interpreter: Interpreter, languages: tuple[str, ...]) -> None:
    spoken = InterpreterLanguage.objects.for_tenant(actor).filter(interpreter=interpreter)
    spoken.exclude(language__in=languages).delete()
    have = set(spoken.values_list("language", flat=True))
    InterpreterLanguage.objects.bulk_create(
        InterpreterLanguage(tenant_id=actor.tenant_id, interpreter=interpreter, language=code)
        for code in dict.fromkeys(languages)
        if code not in have
    )


@transaction.atomic
def add_interpreter(*, actor: Actor, interpreter: InterpreterData) -> Interpreter:
    """
    Enter somebody into the pool.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InterpreterNotPossible: name, languages, agency, day or rate do not fit, or she is there already.
    """
    require(policy.add_interpreter(actor))
    _check(actor, interpreter)
    same = Interpreter.objects.for_tenant(actor).filter(name__iexact=interpreter.name.strip(), ended_on__isnull=True)
    agency = interpreter.agency_id
    if same.filter(agency__isnull=True).exists() if agency is None else same.filter(agency_id=agency).exists():
        raise InterpreterNotPossible(_("Dieser Eintrag steht schon in der Liste."))
    entry: Interpreter = Interpreter.objects.create(tenant_id=actor.tenant_id, **_columns(interpreter))
    _speak(actor, entry, interpreter.languages)
    log.record(actor, "interpreter.added", entry, languages=len(interpreter.languages))
    return entry


@transaction.atomic
def change_interpreter(*, actor: Actor, interpreter_id: int, version: int, interpreter: InterpreterData) -> Interpreter:
    """
    Change an entry of the pool.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InterpreterNotPossible: somebody changed it in between, it has ended, or a value does not fit.
    """
    entry = _under_lock(actor, interpreter_id)
    require(policy.change_interpreter(actor, entry))
    if entry.ended_on is not None:
        raise InterpreterNotPossible(_("Dieser Eintrag ist beendet."))
    if entry.version != version:
        raise InterpreterNotPossible(_("Der Eintrag wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _check(actor, interpreter)
    values = _columns(interpreter)
    for name, value in values.items():
        setattr(entry, name, value)
    entry.version += 1
    entry.save(update_fields=[*values, "version"])
    _speak(actor, entry, interpreter.languages)
    log.record(actor, "interpreter.changed", entry, languages=len(interpreter.languages))
    return entry


@transaction.atomic
def end_interpreter(*, actor: Actor, interpreter_id: int, on: date) -> Interpreter:
    """
    Note that somebody no longer interprets; past bookings keep her.

    :raises PermissionDenied: the policy refuses this actor.
    :raises InterpreterNotPossible: the entry has ended already, or bookings with her are still open.
    """
    entry = _under_lock(actor, interpreter_id)
    require(policy.end_interpreter(actor, entry))
    if entry.ended_on is not None:
        raise InterpreterNotPossible(_("Dieser Eintrag ist schon beendet."))
    if found.open_assignments(actor).filter(interpreter=entry).exists():
        raise InterpreterNotPossible(_("Es gibt noch offene Einsätze. Bitte erst umbesetzen oder stornieren."))
    entry.ended_on = on
    entry.version += 1
    entry.save(update_fields=["ended_on", "version"])
    log.record(actor, "interpreter.ended", entry)
    return entry


def _under_lock(actor: Actor, interpreter_id: int) -> Interpreter:
    found_row: Interpreter = (
        Interpreter.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=interpreter_id)
    )
    return found_row


def _columns(data: InterpreterData) -> dict[str, object]:
    return {
        "name": data.name.strip(),
        "kind": data.kind,
        "agency_id": data.agency_id,
        "reachable_by": data.reachable_by.strip(),
        "undertaking_on": data.undertaking_on,
        "rate_per_hour": data.rate_per_hour,
    }
