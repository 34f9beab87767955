"""What somebody has typed and not sent yet: encrypted, for this login alone, dies after days (promise 1)."""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from kimpass.kernel.access import Actor, RuleViolation
from kimpass.vault import keys
from kimpass.vault.models import Draft

KEPT_FOR = timedelta(days=14)
MOST_LETTERS, MOST_FIELDS, MOST_TABS, MOST_DRAFTS = 100_000, 200, 4, 200
KEY, SUBJECT, TAB = (
    re.compile(r"[a-z0-9_.:-]{1,60}"),
    re.compile(r"[a-z0-9_.-]{0,40}"),
    re.compile(r"[A-Za-z0-9_-]{8,40}"),
)


class DraftCannotBeKept(RuleViolation):
    """A draft is malformed or too long."""


class SomebodyElseIsSignedIn(DraftCannotBeKept):
    """The page was opened by another login than the one that is signed in now."""


@dataclass(frozen=True, slots=True)
class Place:
    """The form a draft belongs to, and what the form is about (a public id, or nothing)."""

    form_key: str
    subject: str = ""

    def is_sound(self) -> bool:
        """Test whether both parts are names a draft can be kept under."""
        return bool(KEY.fullmatch(self.form_key) and SUBJECT.fullmatch(self.subject))


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """What one tab saved last: its values by field, and when."""

    tab: str
    saved_at: datetime
    values: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """What a form carries about its draft: place, tab, and the tab whose draft was put back into it, up to when."""

    place: Place
    tab: str
    from_tab: str = ""
    until: str = ""

    def written(self) -> str:
        """Return the mark as it stands in the form."""
        parts = [self.place.form_key, self.place.subject, self.tab, self.from_tab, self.until]
        return "|".join(parts).rstrip("|")

    @staticmethod
    def origin(found: SavedDraft) -> str:
        """Return the end of the mark that the browser adds when it puts this draft back."""
        return f"{found.tab}|{found.saved_at.isoformat()}"

    @classmethod
    def read(cls, text: str) -> "Mark | None":
        """Return the mark that was sent, None when it is none of ours."""
        parts = [*text.split("|"), "", "", "", ""][:5]
        mark = cls(Place(parts[0], parts[1]), *parts[2:])
        return mark if mark.place.is_sound() and TAB.fullmatch(mark.tab) else None

    def tabs(self) -> dict[str, datetime | None]:
        """Return whose drafts the sent form settles: its own, and the one put back, up to when it was."""
        settled: dict[str, datetime | None] = {self.tab: None}
        with suppress(ValueError):
            until = datetime.fromisoformat(self.until)
            if self.from_tab and until.tzinfo is not None:
                settled = {self.from_tab: until, **settled}
        return settled


def owner_mark(actor: Actor) -> str:
    """Return a mark of the login that tells nothing: a page kept open is not saved for whoever signs in next."""
    return salted_hmac("kimpass.draft", f"{actor.tenant_id}:{actor.user_id}", algorithm="sha256").hexdigest()[:24]


def _row(actor: Actor, place: Place, *, lock: bool = False) -> Draft | None:
    rows = Draft.objects.visible_to(actor).filter(form_key=place.form_key, subject=place.subject)
    return (rows.select_for_update() if lock else rows).first()


def _bound_to(user_id: int, place: Place, generation: int) -> str:
    return f"draft:{user_id}:{place.form_key}:{place.subject}:{generation}"


def _opened(actor: Actor, place: Place, row: Draft | None) -> list[dict[str, Any]]:
    """Return what the tabs saved, the newest last; nothing when no key opens it: a draft is no record."""
    if row is None:
        return []
    try:
        key = keys.of_generation(actor.tenant_id, row.key_generation)
        text = key.open(bytes(row.content), bound_to=_bound_to(actor.user_id, place, row.key_generation))
    except (InvalidTag, keys.KeyUnusable):
        return []
    entries: list[dict[str, Any]] = json.loads(text)
    return entries


def _write(actor: Actor, place: Place, row: Draft | None, entries: list[dict[str, Any]], at: datetime) -> None:
    if not entries:
        if row is not None:
            row.delete()
        return
    key = keys.current(actor.tenant_id)
    text = json.dumps(entries).encode()
    content = key.seal(text, bound_to=_bound_to(actor.user_id, place, key.generation))
    Draft.objects.asked_for().update_or_create(
        tenant_id=actor.tenant_id,
        user_id=actor.user_id,
        form_key=place.form_key,
        subject=place.subject,
        defaults={"key_generation": key.generation, "content": content, "saved_at": at},
    )


def _refuse_bad(actor: Actor, place: Place, tab: str, owner: str, values: Mapping[str, list[str]]) -> None:
    if not constant_time_compare(owner, owner_mark(actor)):
        raise SomebodyElseIsSignedIn(
            _("Inzwischen ist jemand anderes angemeldet. Ihr Text steht noch auf dieser Seite.")
        )
    if not place.is_sound() or not TAB.fullmatch(tab):
        raise DraftCannotBeKept(_("Dieser Entwurf lässt sich nicht zuordnen. Bitte laden Sie die Seite neu."))
    letters = sum(len(name) + sum(len(text) for text in texts) for name, texts in values.items())
    if letters > MOST_LETTERS or len(values) > MOST_FIELDS:
        raise DraftCannotBeKept(_("Der Text ist für einen Entwurf zu lang. Bitte speichern Sie ihn in Teilen."))


@transaction.atomic
def save(*, actor: Actor, place: Place, tab: str, owner: str, values: Mapping[str, list[str]], at: datetime) -> None:
    """
    Keep what a tab holds, beside what other tabs of the same login hold for the same form.

    :raises DraftCannotBeKept: it is malformed or too long.
    :raises SomebodyElseIsSignedIn: the page was opened by another login.
    """
    _refuse_bad(actor, place, tab, owner, values)
    row = _row(actor, place, lock=True)
    if row is None and Draft.objects.visible_to(actor).count() >= MOST_DRAFTS:
        raise DraftCannotBeKept(_("Es gibt zu viele offene Entwürfe. Bitte senden oder verwerfen Sie ältere."))
    entries = [entry for entry in _opened(actor, place, row) if entry["tab"] != tab]
    entries.append({"tab": tab, "at": at.isoformat(), "values": {name: list(texts) for name, texts in values.items()}})
    _write(actor, place, row, entries[-MOST_TABS:], at)


def load(actor: Actor, place: Place, *, at: datetime) -> SavedDraft | None:
    """Return what was saved last for a form, None when nothing was or it has died."""
    row = _row(actor, place)
    if row is None or row.saved_at < at - KEPT_FOR:
        return None
    entries = _opened(actor, place, row)
    if not entries:
        return None
    newest = entries[-1]
    return SavedDraft(newest["tab"], datetime.fromisoformat(newest["at"]), newest["values"])


def discard(*, actor: Actor, place: Place, tabs: Mapping[str, datetime | None]) -> None:
    """
    Drop what these tabs saved, at the latest at the instant given; what other tabs hold stays.

    A tab whose draft was taken over by another one may have gone on writing: then its newer words stay.
    """
    row = _row(actor, place, lock=True)
    before = _opened(actor, place, row)

    def is_done(entry: dict[str, Any]) -> bool:
        until = tabs.get(entry["tab"])
        return entry["tab"] in tabs and (until is None or datetime.fromisoformat(entry["at"]) <= until)

    after = [entry for entry in before if not is_done(entry)]
    if row is not None and len(after) != len(before):
        _write(actor, place, row, after, row.saved_at)


def sweep(tenant_id: int, *, at: datetime) -> int:
    """Delete the drafts nobody came back to, and return how many."""
    return Draft.objects.asked_for().filter(tenant_id=tenant_id, saved_at__lt=at - KEPT_FOR).delete()[0]


def reseal(tenant_id: int, key: keys.DataKey) -> int:
    """Encrypt the drafts of a tenant anew with another of its keys, and return how many; unreadable ones stay."""
    count = 0
    for row in Draft.objects.asked_for().filter(tenant_id=tenant_id).select_for_update().order_by("pk"):
        place = Place(row.form_key, row.subject)
        with suppress(InvalidTag, keys.KeyUnusable):
            old = keys.of_generation(tenant_id, row.key_generation)
            text = old.open(bytes(row.content), bound_to=_bound_to(row.user_id, place, row.key_generation))
            row.key_generation = key.generation
            row.content = key.seal(text, bound_to=_bound_to(row.user_id, place, key.generation))
            row.save(update_fields=["key_generation", "content"])
            count += 1
    return count
