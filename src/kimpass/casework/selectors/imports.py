"""The district's own words as a sheet may use them, and what was taken over before."""

from collections.abc import Iterable
from typing import Any

from babel import Locale

from kimpass.casework.importer.columns import plain
from kimpass.casework.importer.lines import Vocabulary
from kimpass.casework.models import AccessRequest, Contact, ImportedLine
from kimpass.casework.selectors import choices
from kimpass.kernel.access import Actor, Permission
from kimpass.organisation.models import Agency, ExtraField, StaffMember
from kimpass.organisation.selectors import extra_fields
from kimpass.people.models import ConsentText
from kimpass.people.presenters import country_choices

GERMAN = Locale("de")


def _by_word(pairs: Iterable[tuple[object, object]]) -> dict[str, str]:
    return {plain(str(word)): str(value) for value, word in pairs}


def _countries() -> dict[str, str]:
    found = _by_word(country_choices())
    return found | {plain(code): code for code, _name in country_choices()} | {"staatenlos": "XS", "ungeklart": "XX"}


def _languages(actor: Actor) -> dict[str, str]:
    usual = {plain(str(name)): code.lower() for code, name in GERMAN.languages.items() if len(code) <= 3}
    own = choices.languages(actor)
    return usual | _by_word(own) | {plain(code): code for code, _name in own}


def vocabulary(actor: Actor) -> Vocabulary:
    """Return the words the actor's district knows, with what they stand for."""
    units = choices.units(actor, Permission.CASE_WORK)
    fields = extra_fields.in_use(extra_fields.all_fields(actor.tenant_id), actor.today)
    return Vocabulary(
        units={plain(unit.label): str(unit.id) for unit in units},
        languages=_languages(actor),
        countries=_countries(),
        channels=_by_word(AccessRequest.Channel.choices),
        contact_kinds=_by_word(Contact.Kind.choices),
        agencies={plain(name): str(pk) for pk, name in Agency.objects.for_tenant(actor).values_list("pk", "name")},
        fields=tuple(field for field in fields if field.target != ExtraField.Target.CONTACT),
    )


def imported_lines(actor: Actor) -> dict[str, ImportedLine]:
    """Return what the actor took over before, by the key of the line."""
    rows: Any = ImportedLine.objects.for_tenant(actor).filter(staff_member_id=actor.staff_id).select_related("case")
    return {row.external_key: row for row in rows.order_by("pk")}


def german_text(actor: Actor, purpose: str) -> int | None:
    """Return the German wording of a paper: of the actor's own body before others, the newest first."""
    agency = StaffMember.objects.for_tenant(actor).values_list("agency_id", flat=True).get(pk=actor.staff_id)
    rows = ConsentText.objects.visible_to(actor).filter(purpose=purpose, language="de")
    known = rows.exclude(translation_state=ConsentText.TranslationState.OUTDATED)
    found = sorted(
        known.values_list("pk", "employing_body_id", "text_version"), key=lambda row: (row[1] != agency, -row[2])
    )
    return found[0][0] if found else None
