"""The papers of a case, and the content of one."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from kimpass.casework.models import Case, Document
from kimpass.vault import files


def documents(case: Case) -> list[Document]:
    """Return the papers of a case, newest first, removed ones too, in one statement."""
    rows: QuerySet[Any] = Document.objects.of(case).select_related(
        "file", "person", "only_member", "added_by", "removed_by"
    )
    return list(rows.order_by("-added_on", "-pk"))


def kinds_of(rows: Sequence[Document]) -> list[tuple[str, str, int]]:
    """Return which kinds there are, each with its German word and how many, in the order of the list."""
    counts: dict[str, int] = {}
    for row in rows:
        counts[row.kind] = counts.get(row.kind, 0) + 1
    return [(value, str(label), counts[value]) for value, label in Document.Kind.choices if value in counts]


def content_of(document: Document) -> bytes:
    """
    Return the content of a paper that was not removed.

    :raises FileUnreadable: it is missing, damaged, or its key does not fit.
    """
    if document.file is None:
        raise ValueError("a removed paper has no content")
    return files.read(document.file)


def file_name(document: Document, number: str) -> str:
    """Return a name for the download that tells nothing about anybody: number of the case, day, kind of file."""
    ending = document.file.extension if document.file is not None else ""
    return f"Dokument-{number}-{document.added_on:%Y-%m-%d}.{ending}"
