"""Keep the register of materials: editions, language versions, files, and where copies went (PR-01, PR-02, PR-04)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.events import publish
from kimpass.network import policy
from kimpass.network.events import FreeTextWritten
from kimpass.network.models import Material, MaterialIssue, MaterialVersion
from kimpass.network.selectors.interpreters import language_choices
from kimpass.organisation.models import Unit
from kimpass.vault import files

MOST_COPIES = 1_000_000


class MaterialNotPossible(RuleViolation):
    """The material, its version or its issue cannot be entered that way."""


@dataclass(frozen=True, slots=True)
class VersionData:
    """A material in one language; `content` is a file to keep, `name` what it was called (only its ending is kept)."""

    language: str
    title: str = ""
    state: str = MaterialVersion.State.PLANNED
    address: str = ""
    content: bytes | None = None
    name: str = ""


@dataclass(frozen=True, slots=True)
class IssueData:
    """How many copies went where."""

    place: str
    copies: int
    issued_on: date
    unit_id: int | None = None
    language: str = ""


def _under_lock(actor: Actor, material_id: int) -> Material:
    row: Material = Material.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=material_id)
    return row


def _refuse_ended(material: Material) -> None:
    if material.ended_on is not None:
        raise MaterialNotPossible(_("Dieses Material wird nicht mehr verwendet."))


def _check(actor: Actor, kind: str, title: str, other_than: int = 0) -> None:
    reasons = []
    if kind not in Material.Kind.values:
        reasons.append(_("Bitte wählen Sie die Art des Materials."))
    if not title.strip():
        reasons.append(_("Bitte geben Sie dem Material einen Titel."))
    same = Material.objects.for_tenant(actor).filter(kind=kind, title__iexact=title.strip(), ended_on__isnull=True)
    if same.exclude(pk=other_than).exists():
        reasons.append(_("Ein Material dieser Art und dieses Titels gibt es schon."))
    if reasons:
        raise MaterialNotPossible.because(reasons)


@transaction.atomic
def add_material(*, actor: Actor, kind: str, title: str, edition_on: date) -> Material:
    """
    Enter a material in its first edition.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MaterialNotPossible: kind, title or day do not fit, or it is there already.
    """
    require(policy.add_material(actor))
    _check(actor, kind, title)
    if edition_on > actor.today:
        raise MaterialNotPossible(_("Der Tag der Auflage liegt in der Zukunft."))
    made: Material = Material.objects.create(
        tenant_id=actor.tenant_id, kind=kind, title=title.strip(), edition_on=edition_on
    )
    log.record(actor, "material.added", made, kind=kind)
    return made


@transaction.atomic
def change_material(*, actor: Actor, material_id: int, version: int, kind: str, title: str) -> Material:
    """
    Change kind or title.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MaterialNotPossible: somebody was quicker, it has ended, or kind or title do not fit.
    """
    material = _under_lock(actor, material_id)
    require(policy.change_material(actor, material))
    _refuse_ended(material)
    if material.version != version:
        raise MaterialNotPossible(_("Der Eintrag wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _check(actor, kind, title, material.pk)
    material.kind, material.title = kind, title.strip()
    material.version += 1
    material.save(update_fields=["kind", "title", "version"])
    log.record(actor, "material.changed", material, kind=kind)
    return material


@transaction.atomic
def renew_material(*, actor: Actor, material_id: int, edition_on: date) -> Material:
    """
    Note that the German original changed: every version of an older edition is outdated from now on.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MaterialNotPossible: it has ended, or the day does not follow the last edition.
    """
    material = _under_lock(actor, material_id)
    require(policy.renew_material(actor, material))
    _refuse_ended(material)
    if not material.edition_on <= edition_on <= actor.today:
        raise MaterialNotPossible(_("Der Tag der Auflage liegt zwischen der letzten Auflage und heute."))
    material.edition += 1
    material.edition_on = edition_on
    material.version += 1
    material.save(update_fields=["edition", "edition_on", "version"])
    log.record(actor, "material.renewed", material, edition=material.edition)
    return material


@transaction.atomic
def end_material(*, actor: Actor, material_id: int) -> Material:
    """
    Note that a material is no longer used; versions and issues stay readable.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MaterialNotPossible: it has ended already.
    """
    material = _under_lock(actor, material_id)
    require(policy.end_material(actor, material))
    _refuse_ended(material)
    material.ended_on = actor.today
    material.version += 1
    material.save(update_fields=["ended_on", "version"])
    log.record(actor, "material.ended", material)
    return material


def _check_version(actor: Actor, data: VersionData) -> None:
    reasons = []
    if data.language not in {code for code, _label in language_choices(actor)}:
        reasons.append(_("Bitte wählen Sie die Sprache aus der Liste."))
    if data.state not in MaterialVersion.State.values:
        reasons.append(_("Bitte wählen Sie den Stand der Fassung."))
    if reasons:
        raise MaterialNotPossible.because(reasons)


def _refuse_empty(version: MaterialVersion) -> None:
    if version.state == MaterialVersion.State.PUBLISHED and version.file_id is None and not version.address:
        raise MaterialNotPossible(_("Eine veröffentlichte Fassung braucht eine Datei oder eine Adresse."))


def _keep_file(actor: Actor, version: MaterialVersion, data: VersionData) -> None:
    if data.content is None:
        return
    former = version.file
    version.file = files.store(tenant_id=actor.tenant_id, content=data.content, name=data.name, accept=files.PAPERS)
    version.file_name = f"{version.language}.{version.file.extension}"
    if former is not None:
        version.save(update_fields=["file", "file_name"])
        files.discard(former)


@transaction.atomic
def add_material_version(*, actor: Actor, material_id: int, data: VersionData) -> MaterialVersion:
    """
    Add a language version of the current edition.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MaterialNotPossible: the language is unknown or there already, or published without file and address.
    :raises UnacceptableFile: the file is too large, damaged, dangerous or of a kind that is not taken.
    """
    material = _under_lock(actor, material_id)
    require(policy.add_material_version(actor, material))
    _refuse_ended(material)
    _check_version(actor, data)
    if MaterialVersion.objects.for_tenant(actor).filter(material=material, language=data.language).exists():
        raise MaterialNotPossible(_("Diese Sprachfassung gibt es schon. Bitte ändern Sie sie."))
    made = MaterialVersion(
        tenant_id=actor.tenant_id,
        material=material,
        language=data.language,
        edition=material.edition,
        title=data.title.strip(),
        state=data.state,
        address=data.address,
    )
    _keep_file(actor, made, data)
    _refuse_empty(made)
    made.save()
    log.record(actor, "material.version_added", made, language=made.language, state=made.state)
    return made


@transaction.atomic
def change_material_version(
    *, actor: Actor, version_id: int, version: int, data: VersionData, is_current: bool
) -> MaterialVersion:
    """
    Change a language version; `is_current` says that it now follows the newest edition.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MaterialNotPossible: somebody was quicker, the material has ended, or published without file and address.
    :raises UnacceptableFile: the file is too large, damaged, dangerous or of a kind that is not taken.
    """
    rows = MaterialVersion.objects.visible_to(actor).select_related("material", "file")
    entry: MaterialVersion = rows.select_for_update(of=("self",)).get(pk=version_id)
    require(policy.change_material_version(actor, entry))
    _refuse_ended(entry.material)
    if entry.version != version:
        raise MaterialNotPossible(_("Der Eintrag wurde inzwischen geändert. Beide Fassungen stehen unten."))
    _check_version(actor, VersionData(entry.language, data.title, data.state))
    entry.title, entry.state, entry.address = data.title.strip(), data.state, data.address
    if is_current:
        entry.edition = entry.material.edition
    _keep_file(actor, entry, data)
    _refuse_empty(entry)
    entry.version += 1
    entry.save(update_fields=["title", "state", "address", "edition", "file", "file_name", "version"])
    log.record(actor, "material.version_changed", entry, language=entry.language, state=entry.state)
    return entry


@transaction.atomic
def issue_material(*, actor: Actor, material_id: int, issue: IssueData) -> MaterialIssue:
    """
    Note that copies went to a place of issue.

    :raises PermissionDenied: the policy refuses this actor.
    :raises MaterialNotPossible: place, number, day, language or municipality do not fit, or the material has ended.
    :raises RuleViolation: the place is the name of a person.
    """
    material = _under_lock(actor, material_id)
    require(policy.issue_material(actor, material))
    _refuse_ended(material)
    reasons = []
    if not issue.place.strip():
        reasons.append(_("Bitte nennen Sie den Ausgabeort."))
    if not 0 < issue.copies <= MOST_COPIES:
        reasons.append(_("Die Anzahl liegt zwischen 1 und 1.000.000."))
    if issue.issued_on > actor.today:
        reasons.append(_("Der Tag der Ausgabe liegt in der Zukunft."))
    if issue.unit_id is not None and not Unit.objects.for_tenant(actor).filter(pk=issue.unit_id).exists():
        reasons.append(_("Bitte wählen Sie eine Kommune."))
    if issue.language and issue.language not in {code for code, _label in language_choices(actor)}:
        reasons.append(_("Bitte wählen Sie die Sprache aus der Liste."))
    if reasons:
        raise MaterialNotPossible.because(reasons)
    publish(FreeTextWritten((issue.place,)))
    made: MaterialIssue = MaterialIssue.objects.create(
        tenant_id=actor.tenant_id,
        material=material,
        place=issue.place.strip(),
        unit_id=issue.unit_id,
        language=issue.language,
        copies=issue.copies,
        issued_on=issue.issued_on,
    )
    log.record(actor, "material.issued", material, copies=issue.copies)
    return made
