"""Papers and messages of the office are in German, whatever language somebody has chosen for the screen."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from django.utils import translation

P = ParamSpec("P")
R = TypeVar("R")


def in_german(write: Callable[P, R]) -> Callable[P, R]:
    """Let a function write in German."""

    @wraps(write)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override("de"):
            return write(*args, **kwargs)

    return wrapper
