"""Passwords somebody else has seen: made here, good for one purpose, replaced by an own one at the first sign-in."""

import secrets

from django.http import HttpRequest

from kimpass.accounts.models import User

# Without what is read as something else: 0 and o, 1, i and l.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
GROUPS, LENGTH = 4, 5
DUE = "own_password_due"


def one_time_password() -> str:
    """Return a password to be read out or typed off paper: 20 letters, about 99 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(LENGTH)) for _ in range(GROUPS))


def remember_what_is_due(request: HttpRequest, user: User) -> None:
    """Note at sign-in that an own password comes first, if it does."""
    if user.password_is_temporary:
        request.session[DUE] = True
    else:
        request.session.pop(DUE, None)


def is_due(request: HttpRequest) -> bool:
    """Test whether this session has to set an own password before anything else."""
    return bool(request.session.get(DUE))


def set_own(request: HttpRequest, user: User, password: str) -> None:
    """Give a login the password its owner chose; nothing is due any more."""
    user.set_password(password)
    user.password_is_temporary = False
    user.save(update_fields=["password", "password_is_temporary"])
    request.session.pop(DUE, None)
