"""Uploads: kept in memory, never as a plain file in a temporary folder, and bounded however much is sent."""

import io
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from kimpass.vault.kinds import MEGABYTE, UnacceptableFile, examine, listed

Chunk = bytes


class MemoryOnly(FileUploadHandler):
    """Collects a file in memory; of one that is too large only the size is kept, so that the form can say so."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        """
        Refuse what is too much even to read.

        :raises RequestDataTooBig: the browser announces more than is ever read.
        """
        length = args[2] if len(args) > 2 else kwargs.get("content_length", 0)
        if length > settings.UPLOAD_READ_BYTES:
            raise RequestDataTooBig("an upload beyond every limit")

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self.content = io.BytesIO()
        self.read = 0

    def receive_data_chunk(self, raw_data: Chunk, start: int) -> None:
        """Keep a piece, as long as the whole is not too large."""
        self.read += len(raw_data)
        if self.read > settings.UPLOAD_READ_BYTES:
            raise RequestDataTooBig("an upload beyond every limit")
        if self.read <= settings.UPLOAD_MAX_BYTES:
            self.content.write(raw_data)
        else:
            self.content = io.BytesIO()

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Hand the file over, with its true size even where its content was let go."""
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content,
            self.field_name,
            self.file_name or "",
            self.content_type or "",
            self.read,
            self.charset,
            self.content_type_extra,
        )


class UploadField(forms.FileField):
    """A file that was looked into; cleans to the upload, whose content is in memory."""

    default_error_messages = {
        "required": _("Bitte wählen Sie eine Datei."),
        "missing": _("Bitte wählen Sie eine Datei."),
        "empty": _("Die Datei ist leer. Bitte wählen Sie eine andere."),
        "invalid": _("Die Datei ist nicht angekommen. Bitte wählen Sie sie noch einmal."),
    }

    def __init__(self, *, accept: frozenset[str], **kwargs: Any) -> None:
        self.accept = accept
        kwargs.setdefault("help_text", listed(accept))
        super().__init__(**kwargs)
        self.widget.attrs["accept"] = ",".join(f".{ending}" for ending in sorted(accept))
        if "jpg" in accept:
            self.widget.attrs["accept"] += ",.jpeg"
        self.widget.attrs["data-max-bytes"] = settings.UPLOAD_MAX_BYTES
        limit = settings.UPLOAD_MAX_BYTES // MEGABYTE
        self.widget.attrs["data-too-large"] = format_lazy(
            _("Die Datei ist zu groß, erlaubt sind {limit} MB. Bitte wählen Sie eine kleinere."), limit=limit
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        """
        Return the upload.

        :raises ValidationError: it is missing or not acceptable.
        """
        upload = super().clean(data, initial)
        if upload is None:
            return None
        limit = settings.UPLOAD_MAX_BYTES
        if upload.size > limit:
            raise ValidationError(
                _("Die Datei ist %(size)s MB groß, erlaubt sind %(limit)s MB."),
                code="size",
                params={"size": -(-upload.size // MEGABYTE), "limit": limit // MEGABYTE},
            )
        try:
            examine(upload.read(), name=upload.name or "", accept=self.accept)
        except UnacceptableFile as refusal:
            raise ValidationError(refusal.reasons, code="unacceptable") from refusal
        upload.seek(0)
        return upload
