"""The Land: one account that sees what districts hand over, and opens new ones."""

from datetime import date

from django.contrib.auth.hashers import make_password

from kimpass.accounts.demo import MAIL_DOMAIN
from kimpass.accounts.models import User
from kimpass.organisation.actions.tenants import FirstAdmin, open_place_here
from kimpass.organisation.data.reference import LAND
from kimpass.organisation.models import Tenant
from kimpass.web.demo.accounts import DEMO_ACCOUNTS, DEMO_PASSWORD


def open_land(on: date) -> Tenant:
    """Open the Land with its account, which signs in like every other of the demonstration."""
    account = next(row for row in DEMO_ACCOUNTS if row.role_key == "state_officer")
    opened = open_place_here(ags=LAND.ags, first=FirstAdmin(account.name, account.login), on=on)
    User.objects.filter(username=account.login).update(
        email=f"{account.login}@{MAIL_DOMAIN}", password=make_password(DEMO_PASSWORD), password_is_temporary=False
    )
    return opened.tenant
