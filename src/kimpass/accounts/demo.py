"""Accounts of the demonstration: known by an address nobody can own."""

from kimpass.accounts.models import User

MAIL_DOMAIN = "vorfuehrung.invalid"


def demo_user(login: str) -> User | None:
    """Return the demonstration's account of this name; an ordinary account is never one."""
    return User.objects.filter(username=login, email__endswith=f"@{MAIL_DOMAIN}", is_active=True).first()
