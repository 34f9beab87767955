"""What a file is, by its content: the few kinds that are taken, each looked into; everything else is refused."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import filetype
from django.conf import settings
from django.utils.translation import gettext as _

from kimpass.kernel.access import RuleViolation
from kimpass.vault import archives, pictures

PDF, PNG, JPEG, DOCX, XLSX, ODT, TXT, CSV = "pdf", "png", "jpg", "docx", "xlsx", "odt", "txt", "csv"
SCANS = frozenset({PDF, PNG, JPEG})
TABLES = frozenset({XLSX, CSV})
PAPERS = frozenset({PDF, PNG, JPEG, DOCX, XLSX, ODT, TXT, CSV})

OFFICE = "application/vnd.openxmlformats-officedocument."
CONTENT_TYPES = {
    PDF: "application/pdf",
    PNG: "image/png",
    JPEG: "image/jpeg",
    DOCX: f"{OFFICE}wordprocessingml.document",
    XLSX: f"{OFFICE}spreadsheetml.sheet",
    ODT: "application/vnd.oasis.opendocument.text",
    TXT: "text/plain",
    CSV: "text/csv",
}
ALIASES = {"jpeg": JPEG, "jpe": JPEG, "text": TXT}
TEXTS = frozenset({TXT, CSV})
ZIPPED = {DOCX, XLSX, ODT}
MEGABYTE = 1_000_000
MARKUP = re.compile(rb"<(?:!doctype|html|svg|script|\?xml|\?php|body|iframe|math)|^#!", re.IGNORECASE)
# Control characters that no text has, apart from tab, line feed, form feed and carriage return.
BINARY = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]")


class UnacceptableFile(RuleViolation):
    """A file is too large, damaged, dangerous or of a kind that is not taken here."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a file was found to be."""

    extension: str
    content_type: str


def extension_of(name: str) -> str:
    """Return the ending of a file's name in lower case; everything else of the name is dropped, it may name people."""
    last = re.split(r"[/\\]", name.replace("\x00", ""))[-1]
    ending = last.rpartition(".")[2].strip().lower() if "." in last else ""
    return ALIASES.get(ending, ending)


def listed(accept: frozenset[str]) -> str:
    """Return the kinds taken here, as they stand in a sentence."""
    return ", ".join(ending.upper() for ending in CONTENT_TYPES if ending in accept)


def _is_text(content: bytes) -> bool:
    if BINARY.search(content) or MARKUP.search(content[:2048].lstrip(b"\xef\xbb\xbf \t\r\n")):
        return False
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Windows programs still write their own code page; it has no code for five numbers.
        return not re.search(rb"[\x81\x8d\x8f\x90\x9d]", content)
    return True


def found(content: bytes) -> str:
    """Return which kind the content is, whatever it is called; empty for everything we do not know."""
    if content.startswith(b"%PDF-"):
        return PDF
    if content.startswith(b"PK\x03\x04"):
        return archives.kind_of(content)
    if _is_text(content):
        # Asked before the magic numbers: "BM" begins a bitmap, and a note about a car.
        return TXT
    guessed = filetype.guess_extension(content)
    return guessed if guessed in {PNG, JPEG} else ""


def _refuse_broken_pdf(content: bytes) -> None:
    if b"%%EOF" not in content[-4096:] or b"startxref" not in content[-4096:]:
        raise archives.Damaged


def _refuse_nothing(content: bytes) -> None:
    """Text was looked at as a whole already."""


CHECKS: dict[str, Callable[[bytes], None]] = {
    PDF: _refuse_broken_pdf,
    PNG: pictures.refuse_bad_png,
    JPEG: pictures.refuse_bad_jpeg,
    TXT: _refuse_nothing,
    CSV: _refuse_nothing,
    **dict.fromkeys(ZIPPED, archives.refuse_bad),
}


def _refuse_size(size: int) -> None:
    limit = settings.UPLOAD_MAX_BYTES
    if size == 0:
        raise UnacceptableFile(_("Die Datei ist leer. Bitte wählen Sie eine andere."))
    if size > limit:
        raise UnacceptableFile(
            _("Die Datei ist %(size)s MB groß, erlaubt sind %(limit)s MB. Bitte scannen Sie sie gröber.")
            % {"size": -(-size // MEGABYTE), "limit": limit // MEGABYTE}
        )


def _refuse_structure(content: bytes, kind: str) -> None:
    try:
        CHECKS[kind](content)
    except archives.Bomb as error:
        raise UnacceptableFile(_("Die Datei ist entpackt viel zu groß. Sie wurde nicht angenommen.")) from error
    except archives.Dangerous as error:
        raise UnacceptableFile(
            _("Die Datei enthält Makros oder eingebettete Programme. Bitte speichern Sie sie ohne oder als PDF.")
        ) from error
    except pictures.TooManyPixels as error:
        raise UnacceptableFile(_("Das Bild hat zu viele Bildpunkte. Bitte verkleinern Sie es.")) from error
    except archives.Damaged as error:
        raise UnacceptableFile(_("Die Datei ist beschädigt. Bitte speichern Sie sie neu, etwa als PDF.")) from error


def examine(content: bytes, *, name: str, accept: frozenset[str]) -> Kind:
    """
    Return what a file is, after looking at size, name and content.

    :raises UnacceptableFile: it is empty, too large, of another kind than its name says, damaged or dangerous.
    """
    _refuse_size(len(content))
    claimed = extension_of(name)
    if claimed not in accept:
        raise UnacceptableFile(_("Diese Art von Datei wird nicht angenommen. Möglich sind: %s.") % listed(accept))
    is_really = found(content)
    if is_really == TXT and claimed in TEXTS:
        is_really = claimed
    if is_really != claimed:
        raise UnacceptableFile(
            _("Der Inhalt der Datei passt nicht zur Endung „.%(ending)s“. Bitte wählen Sie die ursprüngliche Datei.")
            % {"ending": claimed}
        )
    _refuse_structure(content, claimed)
    return Kind(claimed, CONTENT_TYPES[claimed])
