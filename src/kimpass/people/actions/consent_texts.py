"""Wordings of consents and releases: supplied, rewritten as new versions, released by somebody (DP-01)."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation.models import Agency
from kimpass.people import policy
from kimpass.people.models import ConsentText
from kimpass.people.models.wordings import GERMAN, hash_of, supply, wording_of

State = ConsentText.TranslationState
SHORTEST, LONGEST = 200, 20_000
NEEDED = {ConsentText.Purpose.CONFIDENTIALITY_RELEASE.value: "{recipients}"}


class ConsentTextRefused(RuleViolation):
    """A wording cannot be made, changed or released as asked."""


@transaction.atomic
def supply_consent_texts(*, actor: Actor, agency_id: int) -> int:
    """
    Give an employing body the wordings it does not have yet, and return how many those were.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ConsentTextRefused: the body employs nobody in the programme, or has all of them.
    """
    require(policy.supply_consent_texts(actor))
    body: Agency | None = Agency.objects.visible_to(actor).select_for_update(of=("self",)).filter(pk=agency_id).first()
    if body is None or not body.is_employing_body:
        raise ConsentTextRefused(_("Texte bekommen nur Anstellungsträger."))
    made = supply(body)
    if not made:
        raise ConsentTextRefused(_("Diese Stelle hat bereits alle Texte."))
    log.record(actor, "consent_texts.supplied", body, texts=made)
    return made


@transaction.atomic
def release_consent_text(*, actor: Actor, text_id: int, remark: str) -> ConsentText:
    """
    Release a translation: somebody answers for it from now on, and says who checked it.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ConsentTextRefused: it is released or outdated already, or nothing is said about the check.
    """
    text: ConsentText = ConsentText.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=text_id)
    require(policy.release_consent_text(actor, text))
    if text.translation_state != State.MACHINE_MADE:
        raise ConsentTextRefused(_("Dieser Text ist bereits freigegeben oder veraltet."))
    if not remark.strip() or len(remark.strip()) > 200:
        raise ConsentTextRefused(_("Bitte schreiben Sie in höchstens 200 Zeichen, wer die Übersetzung geprüft hat."))
    text.translation_state = State.RELEASED
    text.checked_by_id = actor.staff_id
    text.checked_on = actor.today
    text.checked_remark = remark.strip()
    text.version += 1
    text.save(update_fields=["translation_state", "checked_by", "checked_on", "checked_remark", "version"])
    log.record(actor, "consent_text.released", text, language=text.language, text_version=text.text_version)
    return text


def _obstacles(old: ConsentText, german: ConsentText, body_text: str) -> list[str]:
    found = []
    if not SHORTEST <= len(body_text) <= LONGEST:
        found.append(_("Der Text muss zwischen 200 und 20.000 Zeichen lang sein."))
    mark = NEEDED.get(old.purpose, "")
    if mark and mark not in body_text:
        found.append(_("Der Platzhalter %(mark)s fehlt: dort stehen später die genannten Stellen.") % {"mark": mark})
    if old.language != GERMAN:
        expected, written = len(wording_of(german.body_text).parts), len(wording_of(body_text).parts)
        if expected != written:
            words = {"expected": expected, "written": written}
            found.append(
                _("Der deutsche Text hat %(expected)s Absätze, die Übersetzung %(written)s: Sie stehen nebeneinander.")
                % words
            )
    if hash_of(body_text) == old.text_hash:
        found.append(_("Der Text ist unverändert."))
    return found


@transaction.atomic
def rewrite_consent_text(*, actor: Actor, text_id: int, body_text: str) -> ConsentText:
    """
    Write a new version of a wording; the old one stays, because signatures refer to it.

    A new German version leaves its translations behind: they are outdated until somebody translates it anew.

    :raises PermissionDenied: the policy refuses this actor.
    :raises ConsentTextRefused: it is not the newest version, or the text does not fit beside the German one.
    """
    old: ConsentText = ConsentText.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=text_id)
    require(policy.rewrite_consent_text(actor, old))
    same = ConsentText.objects.for_tenant(actor).filter(employing_body=old.employing_body_id, purpose=old.purpose)
    newest = same.filter(language=old.language).aggregate(newest=Max("text_version"))["newest"]
    if newest != old.text_version:
        raise ConsentTextRefused(_("Es gibt bereits eine neuere Fassung. Bitte ändern Sie diese."))
    german = same.filter(language=GERMAN).order_by("-text_version").first()
    words = "\n".join(line.rstrip() for line in body_text.strip().splitlines())
    if german is None:
        raise ConsentTextRefused(_("Es fehlt der deutsche Text, den die Übersetzung wiedergibt."))
    if obstacles := _obstacles(old, german, words):
        raise ConsentTextRefused(*obstacles)
    is_german = old.language == GERMAN
    text: ConsentText = ConsentText.objects.create(
        tenant_id=actor.tenant_id,
        employing_body_id=old.employing_body_id,
        purpose=old.purpose,
        language=old.language,
        text_version=old.text_version + 1,
        body_text=words,
        text_hash=hash_of(words),
        translates=None if is_german else german,
        translation_state=State.RELEASED if is_german else State.MACHINE_MADE,
        checked_by_id=actor.staff_id if is_german else None,
        checked_on=actor.today if is_german else None,
    )
    outdated = same.exclude(pk=text.pk)
    if not is_german:
        outdated = outdated.filter(language=old.language)
    outdated.exclude(translation_state=State.OUTDATED).update(translation_state=State.OUTDATED)
    log.record(actor, "consent_text.rewritten", text, language=text.language, text_version=text.text_version)
    return text
