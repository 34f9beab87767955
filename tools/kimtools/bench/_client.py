"""Requests put to the application inside this process, and their processor time: server and database, no client."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import override_settings

TICK = os.sysconf("SC_CLK_TCK")
FRAME = (
    "django_session",
    "accounts_user",
    "organisation_staffmember",
    "organisation_roleassignment",
    "set_config",
    "audit_readentry",
)
FRAME_AT_MOST = 5
CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET TRANSACTION", "SET CONSTRAINTS", "PRAGMA")


@dataclass
class Answer:
    """What came back, and what it cost."""

    status: int
    body: bytes
    location: str
    cpu: float
    wall: float
    statements: list[str] = field(default_factory=list)

    def counted(self) -> list[str]:
        """
        Return the statements without transaction control and without the frame of a signed-in request.

        Of the frame at most five are free; a frame that asks more often counts for the page.
        """
        own = [sql for sql in self.statements if not sql.lstrip().upper().startswith(CONTROL)]
        frame = [sql for sql in own if any(name in _first_table(sql) for name in FRAME)]
        page = [sql for sql in own if sql not in frame]
        return page + frame[FRAME_AT_MOST:]


def _first_table(sql: str) -> str:
    """Return the statement up to its conditions: enough to see what it reads or writes."""
    if "set_config" in sql:
        return "set_config"
    head = sql.partition(" WHERE ")[0]
    kind = head.lstrip("( ")[:6].upper()
    return head.partition(" FROM ")[2].partition(" ")[0] if kind == "SELECT" else head[:80]


class BackendClock:
    """Processor time of the database server process that serves our connection; SQLite has none of its own."""

    def read(self) -> float:
        """Return the seconds used so far."""
        if connection.vendor != "postgresql":
            return 0.0
        pid = connection.connection.info.backend_pid if connection.connection else 0
        path = Path(f"/proc/{pid}/stat")
        if not pid or not path.exists():
            return 0.0
        fields = path.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICK


class Application:
    """One configuration of the application, asked through its WSGI door."""

    def __init__(self, cookie: str, prepare: Callable[[], None] | None = None, **settings: Any) -> None:
        self.cookie, self.prepare, self.settings = cookie, prepare, settings
        with override_settings(**settings):
            self.handler = WSGIHandler()

    @contextmanager
    def open(self) -> Iterator[None]:
        """Hold this configuration while requests are put."""
        with override_settings(**self.settings):
            if self.prepare:
                self.prepare()
            yield

    def ask(self, path: str, data: dict[str, str] | None = None, *, watch: bool = False, htmx: bool = False) -> Answer:
        """Put one request and return the answer with its cost."""
        environ = self._environ(path, data)
        if htmx:
            environ["HTTP_HX_REQUEST"] = "true"
        started: dict[str, Any] = {}

        def start_response(status: str, headers: list[tuple[str, str]], exc_info: object = None, /) -> Any:
            started["status"], started["headers"] = int(status.split()[0]), dict(headers)

        statements: list[str] = []

        def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001 - Django's signature
            statements.append(sql)
            return execute(sql, params, many, context)

        before, wall = time.process_time(), time.perf_counter()
        if watch:
            with connection.execute_wrapper(note):
                body = self._body(environ, start_response)
        else:
            body = self._body(environ, start_response)
        cpu, wall = time.process_time() - before, time.perf_counter() - wall
        location = started["headers"].get("Location", "")
        return Answer(started["status"], body, location, cpu, wall, statements)

    def _body(self, environ: dict[str, Any], start_response: Any) -> bytes:
        answer = self.handler(environ, start_response)
        try:
            return b"".join(answer)
        finally:
            answer.close()

    def _environ(self, path: str, data: dict[str, str] | None) -> dict[str, Any]:
        body = urlencode(data or {}).encode()
        place, _, query = path.partition("?")
        token = "t" * 32
        if data is not None:
            body = urlencode(data | {"csrfmiddlewaretoken": token}).encode()
        return {
            "REQUEST_METHOD": "GET" if data is None else "POST",
            "PATH_INFO": place,
            "QUERY_STRING": query,
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8000",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "127.0.0.1:8000",
            "HTTP_COOKIE": f"{self.cookie}; csrftoken={token}",
            "HTTP_ACCEPT_LANGUAGE": "de",
            "REMOTE_ADDR": "127.0.0.1",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "wsgi.errors": BytesIO(),
            "wsgi.url_scheme": "http",
            "wsgi.version": (1, 0),
            "wsgi.multithread": False,
            "wsgi.multiprocess": False,
            "wsgi.run_once": False,
        }
