"""One engine, in a process of its own: fill, measure every page and its floor in turn, print the figures."""

import gc
import json
import secrets
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import cycle
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

settings.DATABASES["default"]["CONN_MAX_AGE"] = None
settings.DATABASES["default"]["OPTIONS"].pop("pool", None)
settings.DEBUG = False
django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402 - needs the settings
from django.urls import reverse  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from kimpass.accounts.models import User  # noqa: E402
from kimpass.casework.models import Case  # noqa: E402
from kimpass.kernel.rowsecurity import RUNTIME_ROLE  # noqa: E402
from kimpass.kernel.tenancy import bound  # noqa: E402
from kimpass.organisation.selectors.actors import resolve_actor  # noqa: E402
from kimpass.people.selectors.names import find_people  # noqa: E402
from kimtools.bench import _floor  # noqa: E402
from kimtools.bench._client import Answer, Application, BackendClock  # noqa: E402
from kimtools.bench._result import median, progress  # noqa: E402
from kimtools.bench._stock import Measured, Stock  # noqa: E402

REPEATS, REQUESTS, WARM = 3, 40, 6
# As somebody types them: whole names, beginnings, and another transliteration.
TYPED = ("berhane", "kowal", "yildirim", "tesfa", "olena")
CASES = 20


@dataclass(frozen=True, slots=True)
class Page:
    """A page and its floor: how each is asked."""

    key: str
    full: Callable[[Application], Answer]
    floor: Callable[[Application], Answer]


def cookie_of(user_id: int, tenant_id: int) -> str:
    """Sign a user in and return the cookie."""
    user = User.objects.get(pk=user_id)
    store = import_module(settings.SESSION_ENGINE).SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store["tenant_id"] = tenant_id
    store.save()
    return f"{settings.SESSION_COOKIE_NAME}={store.session_key}"


def _role(sql: str) -> Callable[[], None]:
    def prepare() -> None:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute(sql)

    return prepare


def pages(measured: Measured, today: date) -> list[Page]:
    """Return the pages with addresses of records that exist."""
    with bound(measured.tenant_id):
        actor = resolve_actor(user_id=measured.user_id, tenant_id=measured.tenant_id, today=today)
        cases = [row.public_id for row in Case.objects.visible_to(actor).order_by("pk")[:CASES]]
        hits = {word: ",".join(str(hit.person.pk) for hit in find_people(actor, word)) or "0" for word in TYPED}
    # One after the other, so that nothing is measured which only helps whoever asks for the same again.
    opened, bare_opened, typed, bare_typed = cycle(cases), cycle(cases), cycle(TYPED), cycle(TYPED)
    note_page = reverse("casework:record_contact", args=[cases[0]])
    note = {"happened_on": today.strftime("%d.%m.%Y"), "kind": "talk", "text": "Kurzes Gespräch, alles läuft."}
    bare = note | {"happened_on": today.isoformat()}

    def save_note(app: Application) -> Answer:
        return app.ask(note_page, note | {"form_token": secrets.token_hex(16)})

    return [
        Page("P1", lambda app: app.ask(reverse("casework:caseload")), lambda app: app.ask("/liste/")),
        Page(
            "P2",
            lambda app: app.ask(reverse("casework:case", args=[next(opened)])),
            lambda app: app.ask(f"/fall/{next(bare_opened)}/"),
        ),
        Page(
            "P3",
            lambda app: app.ask(reverse("web:search"), {"q": next(typed)}, htmx=True),
            lambda app: _bare_search(app, next(bare_typed), hits),
        ),
        Page("P4", save_note, lambda app: app.ask(f"/notiz/{cases[0]}/", bare)),
        Page("P6", lambda app: app.ask("/"), lambda app: app.ask(f"/heute/?am={today.isoformat()}")),
    ]


def _bare_search(app: Application, word: str, hits: dict[str, str]) -> Answer:
    return app.ask(f"/suche/?q={word}&ids={hits[word]}")


def _cost(app: Application, ask: Callable[[Application], Answer], clock: BackendClock) -> float:
    """Return the processor seconds of one request, averaged over a block of them."""
    with app.open():
        before = clock.read()
        answers = [ask(app) for _ in range(REQUESTS)]
        database = clock.read() - before
    wrong = [answer for answer in answers if answer.status >= 400]
    if wrong:
        raise SystemExit(f"a measured request answered {wrong[0].status}: {wrong[0].body[:300]!r}")
    return (sum(answer.cpu for answer in answers) + database) / REQUESTS


def measure(page: Page, full: Application, floor: Application) -> dict[str, Any]:
    """Measure a page and its floor in turn."""
    clock = BackendClock()
    for app, ask in ((full, page.full), (floor, page.floor)):
        with app.open():
            for _ in range(WARM):
                ask(app)
    pairs = []
    for _ in range(REPEATS):
        gc.collect()
        pairs.append((_cost(full, page.full, clock), _cost(floor, page.floor, clock)))
    with full.open():
        walls = sorted(page.full(full).wall for _ in range(REQUESTS))
        watched = full_watched(page, full)
    return {
        "cpu_ms": round(median([a for a, _ in pairs]) * 1000, 3),
        "floor_ms": round(median([b for _, b in pairs]) * 1000, 3),
        "ratio": round(median([a / b for a, b in pairs]), 3),
        "p50_ms": round(walls[len(walls) // 2] * 1000, 2),
        "p95_ms": round(walls[int(len(walls) * 0.95)] * 1000, 2),
        "statements": len(watched),
        "sql": [sql[:160] for sql in watched],
    }


def full_watched(page: Page, app: Application) -> list[str]:
    """Return the statements of one request."""
    watching = Watching(app)
    page.full(watching)  # type: ignore[arg-type]  # asks like an application
    return watching.seen


class Watching:
    """An application that notes the statements of what it is asked."""

    def __init__(self, app: Application) -> None:
        self.app = app
        self.seen: list[str] = []

    def ask(self, path: str, data: dict[str, str] | None = None, *, htmx: bool = False) -> Answer:
        """Put the request and keep its statements."""
        answer = self.app.ask(path, data, watch=True, htmx=htmx)
        self.seen = answer.counted()
        return answer


def rows_statements(full: Application) -> dict[str, int]:
    """Count the statements of the list at 10 and at 200 rows."""
    with full.open():
        address = reverse("casework:caseload")
        return {f"statements_at_{n}": len(full.ask(f"{address}?zeilen={n}", watch=True).counted()) for n in (10, 200)}


def run(cases: int) -> dict[str, Any]:
    """Fill the database and measure."""
    today = localdate()
    call_command("migrate", verbosity=0)
    measured = Stock(cases=cases, tenants=4 if cases >= 2000 else 1, today=today).fill()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    else:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
    cookie = cookie_of(measured.user_id, measured.tenant_id)
    full = Application(cookie, _role(f"SET ROLE {RUNTIME_ROLE}"))
    floor = Application(cookie, _role("RESET ROLE"), ROOT_URLCONF="kimtools.bench._floor", MIDDLEWARE=_floor.MIDDLEWARE)
    answer: dict[str, Any] = {}
    for page in pages(measured, today):
        answer[page.key] = measure(page, full, floor)
        progress(f"{page.key}: {answer[page.key]['ratio']} x Boden, {answer[page.key]['statements']} Anweisungen")
    answer["P1"] |= rows_statements(full)
    answer["cases"] = cases
    return answer


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]))))
