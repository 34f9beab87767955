"""How long somebody who gave a reason sees what is hidden (R21)."""

from datetime import datetime, timedelta

from django.utils import timezone

from kimpass.kernel.http import Request
from kimpass.people.models import Person

SHOWN_FOR = timedelta(minutes=5)
KEY = "revealed"


def reveal(request: Request, person: Person, now: datetime) -> None:
    """Show a person's hidden details in this session for five minutes."""
    shown = request.session.get(KEY, {})
    current = {pid: until for pid, until in shown.items() if until > now.isoformat()}
    request.session[KEY] = current | {person.public_id: (now + SHOWN_FOR).isoformat()}


def hides(request: Request, person: Person) -> bool:
    """Test whether address and contact points of a person stay hidden in this session."""
    if not person.is_protected:
        return False
    until: str = request.session.get(KEY, {}).get(person.public_id, "")
    return until <= timezone.now().isoformat()
