import base64
import os

import pytest
from cryptography.exceptions import InvalidTag

from kimpass.kernel.tenancy import bound
from kimpass.vault import keys
from kimpass.vault.models import TenantKeyRing

pytestmark = pytest.mark.django_db


def fresh_master():
    return base64.b64encode(os.urandom(32)).decode()


def test_the_first_use_makes_the_key_and_later_ones_find_it(musterland):
    first, again = keys.current(musterland.tenant.pk), keys.current(musterland.tenant.pk)
    assert first == again
    assert first.generation == 1
    assert TenantKeyRing.objects.count() == 1


def test_the_key_lies_wrapped_only(musterland):
    key = keys.current(musterland.tenant.pk)
    assert key.secret not in bytes(TenantKeyRing.objects.get().wrapped)
    assert key.secret.hex() not in repr(key)


@pytest.mark.parametrize("text", ["", "kein Schlüssel", base64.b64encode(b"kurz").decode()])
def test_a_malformed_master_key_is_refused(text):
    with pytest.raises(keys.KeyUnusable):
        keys.master_key(text)


def test_a_master_key_in_the_alphabet_of_addresses_is_the_same():
    key = bytes(range(224, 256))
    assert (
        keys.master_key(base64.urlsafe_b64encode(key).decode())
        == key
        == keys.master_key(base64.b64encode(key).decode())
    )


def test_another_master_key_opens_nothing(musterland, settings):
    keys.current(musterland.tenant.pk)
    settings.MASTER_KEY = fresh_master()
    with pytest.raises(keys.KeyUnusable, match="Keiner"):
        keys.current(musterland.tenant.pk)


def test_a_wrapped_key_is_worth_nothing_in_another_tenant(musterland, neighbour):
    keys.current(musterland.tenant.pk)
    stolen = TenantKeyRing.objects.get()
    with bound(neighbour.pk):
        TenantKeyRing.objects.create(tenant_id=neighbour.pk, generation=1, wrapped=stolen.wrapped)
        with pytest.raises(keys.KeyUnusable):
            keys.current(neighbour.pk)


def test_sealed_content_opens_at_its_place_only(musterland):
    key = keys.current(musterland.tenant.pk)
    sealed = key.seal(b"Bescheid", bound_to="file:a")
    assert b"Bescheid" not in sealed
    assert key.open(sealed, bound_to="file:a") == b"Bescheid"
    for wrong, place in ((sealed, "file:b"), (sealed[:-1] + bytes([sealed[-1] ^ 1]), "file:a"), (b"", "file:a")):
        with pytest.raises(InvalidTag):
            key.open(wrong, bound_to=place)


def test_rewrap_changes_the_master_key_and_keeps_the_data_key(musterland, settings):
    before = keys.current(musterland.tenant.pk)
    old, settings.MASTER_KEY = settings.MASTER_KEY, fresh_master()
    settings.PREVIOUS_MASTER_KEYS = [old]
    assert keys.rewrap(musterland.tenant.pk) == 1
    settings.PREVIOUS_MASTER_KEYS = []
    assert keys.current(musterland.tenant.pk) == before


def test_next_generation_leaves_the_older_key_readable(musterland):
    first = keys.current(musterland.tenant.pk)
    second = keys.next_generation(musterland.tenant.pk)
    assert (second.generation, keys.current(musterland.tenant.pk)) == (2, second)
    assert second.secret != first.secret
    assert keys.of_generation(musterland.tenant.pk, 1) == first
