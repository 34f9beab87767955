"""Files kept encrypted outside database and web root: put in, read, thrown away, swept (R18)."""

import hashlib
import hmac
import os
import struct
import tempfile
from collections.abc import Iterator
from pathlib import Path

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.kernel.ids import new_public_id
from kimpass.vault import keys
from kimpass.vault.kinds import PAPERS, SCANS, TABLES, Kind, UnacceptableFile, examine
from kimpass.vault.models import StoredFile

__all__ = [
    "PAPERS", "SCANS", "TABLES", "FileUnreadable", "Kind", "UnacceptableFile",
    "discard", "examine", "path_of", "read", "reseal", "store", "sweep",
]  # fmt: skip

# First bytes of every file of ours; then the generation of the key, then what AES-GCM wrote.
MARK = b"KIMV1"
HEADER = struct.Struct(">5sI")


class FileUnreadable(RuleViolation):
    """A file is missing or damaged, or its key does not fit."""


def _lost() -> FileUnreadable:
    return FileUnreadable(
        _(
            "Die Datei lässt sich nicht öffnen. Ihre Angaben dazu sind erhalten. "
            "Bitte wenden Sie sich an die Administration."
        )
    )


def _folder(tenant_id: int) -> Path:
    return Path(settings.DOCUMENTS_DIR) / str(tenant_id)


def path_of(tenant_id: int, public_id: str) -> Path:
    """Return where the content of a file lies."""
    return _folder(tenant_id) / public_id[:2] / public_id


def _bound_to(public_id: str, generation: int) -> str:
    return f"file:{public_id}:{generation}"


def _write(path: Path, content: bytes) -> None:
    """Write whole or not at all: a crash leaves the old file or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, part = tempfile.mkstemp(dir=path.parent, prefix=".part-")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        Path(part).replace(path)
    except BaseException:
        Path(part).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _seal(key: keys.DataKey, public_id: str, content: bytes) -> bytes:
    header = HEADER.pack(MARK, key.generation)
    return header + key.seal(content, bound_to=_bound_to(public_id, key.generation))


def _checksum(key: keys.DataKey, content: bytes) -> str:
    # Keyed, so that nobody who holds only the database can tell whether a known paper is in a file.
    return hmac.new(key.secret, content, hashlib.sha256).hexdigest()


@transaction.atomic
def store(*, tenant_id: int, content: bytes, name: str, accept: frozenset[str]) -> StoredFile:
    """
    Keep a file encrypted and return its row; of its name only the ending is kept.

    The content is on disk before the row can be committed. If the transaction is undone, the sweep removes it.

    :raises UnacceptableFile: it is empty, too large, not of an accepted kind, damaged or dangerous.
    :raises KeyUnusable: the master key is not the one that wrapped the tenant's key.
    """
    kind = examine(content, name=name, accept=accept)
    key = keys.current(tenant_id)
    public_id = new_public_id()
    _write(path_of(tenant_id, public_id), _seal(key, public_id, content))
    return StoredFile.objects.create(
        tenant_id=tenant_id,
        public_id=public_id,
        key_generation=key.generation,
        size=len(content),
        checksum=_checksum(key, content),
        content_type=kind.content_type,
        extension=kind.extension,
    )


def _opened(stored: StoredFile) -> tuple[keys.DataKey, bytes]:
    try:
        raw = path_of(stored.tenant_id, stored.public_id).read_bytes()
        mark, generation = HEADER.unpack_from(raw)
        if mark != MARK:
            raise _lost()
        key = keys.of_generation(stored.tenant_id, generation)
        return key, key.open(raw[HEADER.size :], bound_to=_bound_to(stored.public_id, generation))
    except (OSError, struct.error, InvalidTag, keys.KeyUnusable) as error:
        raise _lost() from error


def read(stored: StoredFile) -> bytes:
    """
    Return the content of a file.

    :raises FileUnreadable: it is missing, was tampered with, or its key does not fit.
    """
    return _opened(stored)[1]


def discard(stored: StoredFile) -> None:
    """Throw a file away: its row now, its content once that is committed."""
    path = path_of(stored.tenant_id, stored.public_id)
    stored.delete()
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


@transaction.atomic
def reseal(stored: StoredFile, key: keys.DataKey) -> None:
    """
    Encrypt a file anew with another key of its tenant.

    The file says itself which key opens it, so it stays readable whether or not the row follows.

    :raises FileUnreadable: it cannot be opened.
    """
    content = read(stored)
    stored.key_generation, stored.checksum = key.generation, _checksum(key, content)
    stored.save(update_fields=["key_generation", "checksum"])
    _write(path_of(stored.tenant_id, stored.public_id), _seal(key, stored.public_id, content))


def _on_disk(tenant_id: int) -> Iterator[Path]:
    folder = _folder(tenant_id)
    return (path for path in folder.glob("*/*") if path.is_file()) if folder.is_dir() else iter(())


def sweep(tenant_id: int, *, older_than: float) -> int:
    """Remove contents no row knows, written before this instant (seconds), and return how many."""
    known = set(StoredFile.objects.asked_for().filter(tenant_id=tenant_id).values_list("public_id", flat=True))
    swept = 0
    for path in _on_disk(tenant_id):
        if path.name not in known and path.stat().st_mtime < older_than:
            path.unlink(missing_ok=True)
            swept += 1
    return swept
