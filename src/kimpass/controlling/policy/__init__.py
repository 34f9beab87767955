"""Who may see and write goals, milestones and reports, and who hands them to the Land."""

from kimpass.controlling.policy.goals import *  # noqa: F403
from kimpass.controlling.policy.land import *  # noqa: F403
from kimpass.controlling.policy.overview import *  # noqa: F403
from kimpass.controlling.policy.press import *  # noqa: F403
from kimpass.controlling.policy.reports import *  # noqa: F403
