"""Let papers be signed on the screen, taken back, and a translation be released."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from kimpass.casework.models import Case, Phase, Referral, Responsibility
from kimpass.kernel.access import Actor
from kimpass.people.actions import consent_texts, consents, withdrawals
from kimpass.people.actions.consents import OnScreen
from kimpass.people.models import ConsentText, DataProcessingConsent, Person, PersonLanguage
from kimpass.people.selectors.consent_texts import by_language, offered
from kimpass.people.selectors.papers import reference_person
from kimpass.web.demo.world import District

CHECKED = "Vereidigte Übersetzerin, im Auftrag des Kommunalen Integrationszentrums"
# A line that could be anybody's.
DRAWN = (((90, 190), (150, 90), (190, 210), (250, 120), (310, 200), (380, 130), (470, 190), (610, 150)),)


def sign_and_withdraw(district: District) -> None:
    """Let it happen in the district, as far as it has somebody for it."""
    managers = list(district.managers.values())
    if "coordinator" in district.office:
        _release_arabic(district, district.office["coordinator"])
    for manager in managers[:1]:
        _sign_on_screen(district, manager)
        _withdraw(district, manager)


def _release_arabic(district: District, coordinator: Actor) -> None:
    actor = district.on(coordinator, district.today - timedelta(days=40))
    for text in ConsentText.objects.for_tenant(actor).filter(language="ar", employing_body__key="kreis"):
        consent_texts.release_consent_text(actor=actor, text_id=text.pk, remark=CHECKED)


def _kept(district: District, manager: Actor) -> list[Case]:
    held = Responsibility.objects.for_tenant(manager).on(district.today).filter(staff_member_id=manager.staff_id)
    rows = Case.objects.for_tenant(manager).open().filter(pk__in=held.values("case")).select_related("household")
    return list(rows.order_by("-opened_on", "pk"))


def _sign_on_screen(district: District, manager: Actor) -> None:
    """Have somebody in intake, who has not signed yet, sign on the screen in his or her own language."""
    signed = DataProcessingConsent.objects.for_tenant(manager).values("person")
    unsigned = [case for case in _kept(district, manager) if case.phase == Phase.INTAKE]
    for case in unsigned:
        person = reference_person(case.household, district.today)
        if Person.objects.for_tenant(manager).filter(pk=person.pk, pk__in=signed).exists():
            continue
        spoken = PersonLanguage.objects.for_tenant(manager).filter(person=person).values_list("language", flat=True)
        texts = offered(manager, ConsentText.Purpose.DATA_PROCESSING, body_id=person.controller_id)
        consents.record_consent(
            actor=manager,
            person_id=person.pk,
            text_id=by_language(texts, spoken)[0].pk,
            signed_on=district.today,
            signer="person",
            evidence=OnScreen(DRAWN),
            explained_by_interpreter=True,
        )
        return


def _withdraw(district: District, manager: Actor) -> None:
    """Let somebody take a release back after a body received something: it stands on the list."""
    cases = _kept(district, manager)
    sent = Referral.objects.for_tenant(manager).filter(case__in=cases, release__withdrawn_at__isnull=True)
    last: Any = sent.order_by("-referred_on", "pk").first()
    if last is not None:
        day = max(last.referred_on, district.today - timedelta(days=1))
        at = datetime.combine(day, time(10, 20), UTC)
        withdrawals.withdraw_release(actor=district.on(manager, day), release_id=last.release_id, at=at)
