"""Who may do what here: one function for each use case, written to be read by lawyers too."""

from kimpass.steering.policy.bodies import *  # noqa: F403
from kimpass.steering.policy.learning import *  # noqa: F403
from kimpass.steering.policy.polls import *  # noqa: F403
from kimpass.steering.policy.structure import *  # noqa: F403 - every rule is asked for as policy.<use case>
