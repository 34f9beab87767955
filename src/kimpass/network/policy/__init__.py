"""Who may do what here: one function for each use case, written to be read by lawyers too."""

from kimpass.network.policy.analysis import *  # noqa: F403 - every rule is asked for as policy.<use case>
from kimpass.network.policy.directory import *  # noqa: F403
from kimpass.network.policy.offers import *  # noqa: F403
