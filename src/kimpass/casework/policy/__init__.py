"""
Who may do what here: one function for each use case, written to be read by lawyers too.

Sight comes first and is decided elsewhere: whoever asks about a case has it from `Case.objects.visible_to(actor)`,
so he keeps it today or deputises for whoever does. The rules here add what his role allows him to do with it.
"""

from kimpass.casework.policy.access import *  # noqa: F403 - every rule is asked for as policy.<use case>
from kimpass.casework.policy.case import *  # noqa: F403
from kimpass.casework.policy.documents import *  # noqa: F403
from kimpass.casework.policy.pre_checks import *  # noqa: F403
from kimpass.casework.policy.record import *  # noqa: F403
from kimpass.casework.policy.sharing import *  # noqa: F403
from kimpass.casework.policy.sheets import *  # noqa: F403
from kimpass.casework.policy.talks import *  # noqa: F403
from kimpass.casework.policy.uma import *  # noqa: F403
from kimpass.casework.policy.work import *  # noqa: F403
