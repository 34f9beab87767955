"""Make the files of a released report in the background, keep them encrypted, and find them again."""

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.models import ReportFile, ReportRelease
from kimpass.controlling.selectors.documents import of_release
from kimpass.controlling.selectors.outputs import KEPT, file_name, made
from kimpass.kernel import background
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.kernel.tenancy import bound
from kimpass.vault import files
from kimpass.vault.kinds import CSV, PDF, XLSX
from kimpass.vault.kinds import DOCX as WORD

State = ReportFile.State
TAKEN = frozenset({PDF, WORD, XLSX, CSV})
# What the bar shows: the content is checked, the file is made.
CHECKED, MADE = 25, 80


class FileNotPossible(RuleViolation):
    """There is no file of that kind."""


@transaction.atomic
def ask_for_file(*, actor: Actor, release_id: int, file_format: str) -> ReportFile:
    """
    Have a file of a released version made; one that is there or on its way is returned as it is.

    :raises PermissionDenied: the policy refuses this actor.
    :raises FileNotPossible: there is no such format.
    """
    rows = ReportRelease.objects.visible_to(actor).select_for_update(of=("self",))
    release: ReportRelease = rows.get(pk=release_id)
    require(policy.ask_for_file(actor, release))
    if file_format not in KEPT:
        raise FileNotPossible(_("Dieses Format gibt es nicht."))
    known = ReportFile.objects.for_tenant(actor).filter(release=release, format=file_format)
    kept: ReportFile | None = known.exclude(state=State.FAILED).order_by("-pk").first()
    if kept is None:
        kept = ReportFile.objects.create(
            tenant_id=actor.tenant_id,
            report_id=release.report_id,
            release=release,
            format=file_format,
            asked_by_id=actor.staff_id,
        )
        log.record(actor, "report.file_asked_for", kept, format=file_format)
    if kept.state == State.WAITING:
        # Also what waited when the program was stopped; whoever comes second finds it taken.
        background.after_commit(make_file, kept.tenant_id, kept.pk)
    return kept


def _step(tenant_id: int, file_id: int, *, before: str, **values: object) -> bool:
    """Write how far a file is, if it is where we left it."""
    with bound(tenant_id):
        rows = ReportFile.objects.asked_for().filter(tenant_id=tenant_id, pk=file_id, state=before)
        return bool(rows.update(**values))


def _content(tenant_id: int, file_id: int) -> tuple[bytes, str]:
    with bound(tenant_id):
        rows = ReportFile.objects.asked_for().filter(tenant_id=tenant_id).select_related("release")
        asked = rows.get(pk=file_id)
        if asked.release is None:
            raise FileNotPossible(_("Dateien gibt es von freigegebenen Fassungen."))
        document = of_release(asked.release)
    _step(tenant_id, file_id, before=State.RUNNING, progress=CHECKED)
    content = made(document, asked.format), file_name(document, asked.format)
    _step(tenant_id, file_id, before=State.RUNNING, progress=MADE)
    return content


def make_file(tenant_id: int, file_id: int) -> bool:
    """
    Make a file somebody asked for; return whether it was ours to make.

    Nothing is locked while it is made: each step is a transaction of its own, and a second maker finds it taken.

    :raises ReleaseDamaged: the checksum of the released version does not fit.
    """
    require(policy.make_file())
    if not _step(tenant_id, file_id, before=State.WAITING, state=State.RUNNING, progress=5):
        return False
    try:
        content, name = _content(tenant_id, file_id)
        with bound(tenant_id):
            stored = files.store(tenant_id=tenant_id, content=content, name=name, accept=TAKEN)
            rows = ReportFile.objects.asked_for().filter(tenant_id=tenant_id, pk=file_id, state=State.RUNNING)
            rows.update(state=State.DONE, progress=100, stored=stored)
    except Exception:
        _step(tenant_id, file_id, before=State.RUNNING, state=State.FAILED)
        raise
    return True
