"""Keys: one master key outside the database, and data keys for each tenant, wrapped by it (R18)."""

import os
from base64 import b64decode
from binascii import Error
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import IntegrityError, transaction

from kimpass.vault.models import TenantKeyRing

KEY_BYTES, NONCE_BYTES = 32, 12


class KeyUnusable(RuntimeError):
    """A master key is malformed, or none of those given opens what the tenant's key was wrapped with."""


@dataclass(frozen=True, slots=True)
class DataKey:
    """A tenant's key of one generation, unwrapped; never stored and never printed."""

    tenant_id: int
    generation: int
    secret: bytes

    def __repr__(self) -> str:
        return f"DataKey(tenant {self.tenant_id}, generation {self.generation})"

    def seal(self, content: bytes, *, bound_to: str) -> bytes:
        """Encrypt with AES-256-GCM; `bound_to` names the place, so that the result opens nowhere else."""
        return _seal(self.secret, content, f"{self.tenant_id}:{bound_to}")

    def open(self, sealed: bytes, *, bound_to: str) -> bytes:
        """
        Decrypt what was sealed for the same tenant and place.

        :raises InvalidTag: content, place or key is another one.
        """
        return _open(self.secret, sealed, f"{self.tenant_id}:{bound_to}")


def _seal(secret: bytes, content: bytes, place: str) -> bytes:
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(secret).encrypt(nonce, content, place.encode())


def _open(secret: bytes, sealed: bytes, place: str) -> bytes:
    if len(sealed) <= NONCE_BYTES:
        raise InvalidTag
    return AESGCM(secret).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())


def master_key(text: str) -> bytes:
    """
    Return the master key written in base64.

    :raises KeyUnusable: it is no base64, or not of 32 bytes.
    """
    try:
        key = b64decode(text.strip().replace("-", "+").replace("_", "/"), validate=True)
    except (Error, ValueError) as error:
        raise KeyUnusable("Der Hauptschlüssel ist nicht in Base64 geschrieben.") from error
    if len(key) != KEY_BYTES:
        raise KeyUnusable("Der Hauptschlüssel muss 32 Byte lang sein.")
    return key


def _place(tenant_id: int, generation: int) -> str:
    return f"kimpass:data-key:{tenant_id}:{generation}"


def _unwrap(row: TenantKeyRing) -> DataKey:
    place = _place(row.tenant_id, row.generation)
    for text in (settings.MASTER_KEY, *settings.PREVIOUS_MASTER_KEYS):
        try:
            secret = _open(master_key(text), bytes(row.wrapped), place)
        except InvalidTag:
            continue
        return DataKey(row.tenant_id, row.generation, secret)
    raise KeyUnusable("Keiner der angegebenen Hauptschlüssel öffnet die Datenschlüssel dieses Mandanten.")


def _wrap(secret: bytes, tenant_id: int, generation: int) -> bytes:
    return _seal(master_key(settings.MASTER_KEY), secret, _place(tenant_id, generation))


def _make(tenant_id: int, generation: int) -> DataKey:
    secret = AESGCM.generate_key(bit_length=8 * KEY_BYTES)
    wrapped = _wrap(secret, tenant_id, generation)
    TenantKeyRing.objects.create(tenant_id=tenant_id, generation=generation, wrapped=wrapped)
    return DataKey(tenant_id, generation, secret)


def current(tenant_id: int) -> DataKey:
    """
    Return the key with which this tenant encrypts today; the first use makes it.

    :raises KeyUnusable: the master key is another one than that which wrapped it.
    """
    rows = TenantKeyRing.objects.asked_for().filter(tenant_id=tenant_id).order_by("-generation")
    if (row := rows.first()) is not None:
        return _unwrap(row)
    try:
        with transaction.atomic():
            return _make(tenant_id, 1)
    except IntegrityError:
        # Somebody else made it in the same moment.
        return _unwrap(rows.get(generation=1))


def of_generation(tenant_id: int, generation: int) -> DataKey:
    """
    Return the key with which something older was encrypted.

    :raises KeyUnusable: there is none, or no master key opens it.
    """
    row = TenantKeyRing.objects.asked_for().filter(tenant_id=tenant_id, generation=generation).first()
    if row is None:
        raise KeyUnusable(f"Den Datenschlüssel der Generation {generation} gibt es nicht.")
    return _unwrap(row)


@transaction.atomic
def rewrap(tenant_id: int) -> int:
    """
    Wrap every data key of a tenant anew with the present master key, and return how many.

    :raises KeyUnusable: none of the given master keys opens one of them.
    """
    rows = TenantKeyRing.objects.asked_for().filter(tenant_id=tenant_id).select_for_update().order_by("generation")
    count = 0
    for row in rows:
        row.wrapped = _wrap(_unwrap(row).secret, tenant_id, row.generation)
        row.save(update_fields=["wrapped"])
        count += 1
    return count


@transaction.atomic
def next_generation(tenant_id: int) -> DataKey:
    """Make a new data key for what is encrypted from now on; older ones stay, to open what is older."""
    rows = TenantKeyRing.objects.asked_for().filter(tenant_id=tenant_id).select_for_update().order_by("-generation")
    last = rows.first()
    return _make(tenant_id, 1 if last is None else last.generation + 1)
