"""Who may change the structure, the accounts and the catalogues."""

from kimpass.organisation.policy.money import *  # noqa: F403
from kimpass.organisation.policy.posts import *  # noqa: F403
from kimpass.organisation.policy.setup import *  # noqa: F403
from kimpass.organisation.policy.tenants import *  # noqa: F403
