"""The number of the request in hand, for log and trail alike."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

_request_id: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """Return the number of the request in hand, empty outside one."""
    return _request_id.get()


@contextmanager
def numbered() -> Iterator[str]:
    """Give what happens inside a new number."""
    token = _request_id.set(str(uuid4()))
    try:
        yield _request_id.get()
    finally:
        _request_id.reset(token)
