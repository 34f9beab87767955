import base64
import os
import time
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from kimpass.kernel.tenancy import bound
from kimpass.vault import drafts, files, keys
from kimpass.vault.models import Draft, FormToken, StoredFile
from kimpass.vault.tests import samples

pytestmark = pytest.mark.django_db
NOTE = drafts.Place("contact", "fall")


@pytest.fixture(autouse=True)
def _own_folder(settings, tmp_path):
    settings.DOCUMENTS_DIR = tmp_path / "documents"


@pytest.fixture
def stored(musterland):
    return files.store(tenant_id=musterland.tenant.pk, content=samples.PDF, name="a.pdf", accept=files.PAPERS)


def draft(musterland):
    actor = musterland.actor("alice")
    mark = drafts.owner_mark(actor)
    drafts.save(actor=actor, place=NOTE, tab="t" * 10, owner=mark, values={"text": ["x"]}, at=timezone.now())


def run(name, **options):
    out = StringIO()
    call_command(name, stdout=out, verbosity=0, **options)
    return out.getvalue()


def test_tidy_takes_what_is_old_and_nothing_else(musterland, stored):
    draft(musterland)
    for token, days in (("neu", 1), ("alt", 31)):
        spent = timezone.now() - timedelta(days=days)
        FormToken.objects.create(tenant_id=musterland.tenant.pk, user_id=1, token=token, spent_at=spent)
    orphan = files.path_of(musterland.tenant.pk, "zz0000000000")
    orphan.parent.mkdir(parents=True, exist_ok=True)
    orphan.write_bytes(b"x")
    assert "0 Entwürfe, 1 Formularmarken, 0 Dateien" in run("tidy")
    assert orphan.exists()
    os.utime(orphan, (time.time() - 90_000,) * 2)
    Draft.objects.update(saved_at=timezone.now() - timedelta(days=15))
    assert "1 Entwürfe, 0 Formularmarken, 1 Dateien" in run("tidy")
    assert not orphan.exists()
    assert files.read(stored) == samples.PDF


def test_rotate_keys_changes_the_master_key(musterland, stored, settings):
    old, settings.MASTER_KEY = settings.MASTER_KEY, base64.b64encode(os.urandom(32)).decode()
    with pytest.raises(CommandError, match="Keiner"):
        run("rotate_keys")
    settings.PREVIOUS_MASTER_KEYS = [old]
    assert "1 Schlüssel neu verpackt, 0 Dateien" in run("rotate_keys")
    settings.PREVIOUS_MASTER_KEYS = []
    assert files.read(stored) == samples.PDF


def test_rotate_keys_encrypts_everything_anew(musterland, neighbour, stored):
    draft(musterland)
    with bound(neighbour.pk):
        theirs = files.store(tenant_id=neighbour.pk, content=b"x", name="a.txt", accept=files.PAPERS)
    before = files.path_of(stored.tenant_id, stored.public_id).read_bytes()
    assert "2 Dateien und Entwürfe" in run("rotate_keys", data_keys=True)
    stored.refresh_from_db()
    assert (stored.key_generation, Draft.objects.get().key_generation) == (2, 2)
    assert files.path_of(stored.tenant_id, stored.public_id).read_bytes() != before
    assert files.read(stored) == samples.PDF
    assert drafts.load(musterland.actor("alice"), NOTE, at=timezone.now()).values == {"text": ["x"]}
    with bound(neighbour.pk):
        assert files.read(StoredFile.objects.get(pk=theirs.pk)) == b"x"
    assert keys.current(musterland.tenant.pk).generation == 2
