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


def keep_draft(actor: Actor) -> Decision:
    """Everybody may keep what she or he is typing; nobody else can open it."""
    return ALLOW


def view_help(actor: Actor) -> Decision:
    """Everybody may read the help."""
    return ALLOW


def take_tour(actor: Actor) -> Decision:
    """Everybody may take the tour; each of its pages asks for itself."""
    return ALLOW
