"""Who may do what here: one function for each use case, written to be read by lawyers too."""

from kimpass.residence.policy.campaigns import *  # noqa: F403 - every rule is asked for as policy.<use case>
from kimpass.residence.policy.offices import *  # noqa: F403
