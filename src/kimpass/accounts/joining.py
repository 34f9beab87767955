"""
Working in a second district: the person shows a code, and only with it can that administration let her in.

So nobody is entered by a mistyped name, and no administration learns which logins exist elsewhere (TEN-02).
"""

from datetime import timedelta

from django.core import signing

from kimpass.accounts.models import User

SALT, VALID_FOR = "kimpass.accounts.joining", timedelta(days=2)


def code_of(user_id: int) -> str:
    """Return a code that names this login for two days."""
    return signing.TimestampSigner(salt=SALT).sign(str(user_id))


def user_of(code: str) -> User | None:
    """Return whose code it is; None when it is wrong, too old, or the login is closed."""
    try:
        pk = signing.TimestampSigner(salt=SALT).unsign(code.strip(), max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    return User.objects.filter(pk=int(pk), is_active=True).first()
