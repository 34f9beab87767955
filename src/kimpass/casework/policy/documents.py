"""Who may keep, open and remove the papers of a case."""

from kimpass.casework.models import Case, Document
from kimpass.casework.policy.case import may_work, view_case
from kimpass.kernel.access import Actor, Decision


def add_document(actor: Actor, case: Case) -> Decision:
    """Whoever works on the case."""
    return may_work(actor, case)


def view_document(actor: Actor, document: Document) -> Decision:
    """Whoever sees the case."""
    return view_case(actor, document.case)


def remove_document(actor: Actor, document: Document) -> Decision:
    """Whoever works on the case the paper belongs to."""
    return may_work(actor, document.case)
