"""Work that takes long: done after the commit, by one thread of this process, one piece after the other."""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache
from typing import Any

from django.db import connection, transaction

logger = logging.getLogger(__name__)


@lru_cache(maxsize=1)
def _thread() -> ThreadPoolExecutor:
    # Made in the process that works, never before a fork; one, so that pages keep the other core.
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="kimpass-background")


def _run(work: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    try:
        work(*arguments)
    except Exception:
        # Names and numbers of rows only: what failed says so in its own row.
        logger.exception("background work %s failed", getattr(work, "__name__", "work"))
    finally:
        connection.close()


def start(work: Callable[..., Any], *arguments: Any) -> "Future[None]":
    """Let the thread do a piece of work when it comes to it."""
    return _thread().submit(_run, work, arguments)


def after_commit(work: Callable[..., Any], *arguments: Any) -> None:
    """Let the thread do a piece of work once what was written here stands; arguments are keys, never contents."""
    transaction.on_commit(lambda: start(work, *arguments))
