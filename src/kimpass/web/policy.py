"""Who may do what in the frame around all contexts."""

from kimpass.kernel.access import ALLOW, Actor, Decision


def view_today(actor: Actor) -> Decision:
    """Everybody who works here has a day."""
    return ALLOW


def view_account(actor: Actor) -> Decision:
    """Everybody may see the own account."""
    return ALLOW


def search(actor: Actor) -> Decision:
    """Everybody may search; each kind of hit is asked for with the actor's own sight."""
    return ALLOW
