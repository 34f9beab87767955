import hashlib
import time

import pytest
from django.db import transaction

from kimpass.kernel.tenancy import bound
from kimpass.vault import files, keys
from kimpass.vault.files import PAPERS, FileUnreadable, UnacceptableFile
from kimpass.vault.models import StoredFile
from kimpass.vault.tests import samples

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"


def put(musterland, content=samples.PDF, name="Bescheid Amal Berg.pdf"):
    return files.store(tenant_id=musterland.tenant.pk, content=content, name=name, accept=PAPERS)


def place(stored):
    return files.path_of(stored.tenant_id, stored.public_id)


def test_store_and_read_give_back_the_same_bytes(musterland):
    stored = put(musterland)
    assert files.read(stored) == samples.PDF
    assert (stored.size, stored.extension, stored.content_type) == (len(samples.PDF), "pdf", "application/pdf")


def test_what_lies_on_disk_says_nothing(musterland, tmp_path):
    stored = put(musterland)
    assert b"Catalog" not in place(stored).read_bytes()
    assert place(stored).stat().st_mode & 0o077 == 0
    assert not [path for path in tmp_path.rglob("*") if "Amal" in path.name]
    assert stored.checksum != hashlib.sha256(samples.PDF).hexdigest()


def test_a_refused_file_leaves_neither_row_nor_file(musterland, tmp_path):
    with pytest.raises(UnacceptableFile):
        put(musterland, b"MZ")
    assert not StoredFile.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_file_put_in_the_place_of_another_does_not_open(musterland):
    one, other = put(musterland), put(musterland, b"Notiz", "a.txt")
    place(one).write_bytes(place(other).read_bytes())
    with pytest.raises(FileUnreadable, match="nicht öffnen"):
        files.read(one)


def test_a_file_of_another_tenant_does_not_open(musterland, neighbour):
    stored = put(musterland)
    with bound(neighbour.pk):
        theirs = files.store(tenant_id=neighbour.pk, content=b"x", name="a.txt", accept=PAPERS)
        place(theirs).write_bytes(place(stored).read_bytes())
        with pytest.raises(FileUnreadable):
            files.read(theirs)


@pytest.mark.parametrize("damage", [b"", b"KIMV1", b"x" * 100])
def test_a_damaged_file_says_so(musterland, damage):
    stored = put(musterland)
    place(stored).write_bytes(damage)
    with pytest.raises(FileUnreadable):
        files.read(stored)


def test_a_missing_file_says_so(musterland):
    stored = put(musterland)
    place(stored).unlink()
    with pytest.raises(FileUnreadable, match="Administration"):
        files.read(stored)


def test_discard_waits_for_the_commit(musterland, django_capture_on_commit_callbacks):
    stored = put(musterland)
    path = place(stored)
    with django_capture_on_commit_callbacks(execute=False) as callbacks:
        files.discard(stored)
    assert not StoredFile.objects.exists()
    assert path.exists()
    callbacks[0]()
    assert not path.exists()


def test_sweep_takes_what_an_undone_transaction_left_and_nothing_else(musterland):
    kept = put(musterland)
    with transaction.atomic():
        orphan = place(put(musterland))
        transaction.set_rollback(True)
    assert orphan.exists()
    assert files.sweep(musterland.tenant.pk, older_than=time.time() - 3600) == 0
    assert files.sweep(musterland.tenant.pk, older_than=time.time() + 60) == 1
    assert not orphan.exists()
    assert files.read(kept) == samples.PDF


def test_reseal_brings_an_older_file_under_the_newest_key(musterland):
    stored = put(musterland)
    before = place(stored).read_bytes()
    files.reseal(stored, keys.next_generation(musterland.tenant.pk))
    stored.refresh_from_db()
    assert stored.key_generation == 2
    assert place(stored).read_bytes() != before
    assert files.read(stored) == samples.PDF


def test_a_file_resealed_while_its_row_was_not_stays_readable(musterland):
    stored = put(musterland)
    key = keys.next_generation(musterland.tenant.pk)
    with transaction.atomic():
        files.reseal(stored, key)
        transaction.set_rollback(True)
    stored.refresh_from_db()
    assert stored.key_generation == 1
    assert files.read(stored) == samples.PDF
