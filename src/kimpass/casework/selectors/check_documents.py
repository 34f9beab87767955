"""Which papers of a case may go along when a pre-check is handed over."""

from kimpass.casework.models import Case, Document
from kimpass.casework.selectors.documents import documents
from kimpass.people.models import Person


def that_may_go_along(case: Case | None, person: Person) -> list[Document]:
    """Return the papers of the case that concern the person or everybody; what is kept for another member stays."""
    if case is None:
        return []
    return [
        row
        for row in documents(case)
        if row.file_id is not None and row.person_id in {None, person.pk} and row.only_member_id in {None, person.pk}
    ]
