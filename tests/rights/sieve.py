"""Look for names in whatever leaves the application: pages, spreadsheets, documents, calendars, letters, messages."""

import html
import json
import re
import unicodedata
from collections.abc import Iterator
from email.header import decode_header, make_header
from gzip import decompress
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

from anyascii import anyascii
from pypdf import PdfReader

SHORTEST, LONG = 4, 8
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")
_TAG = re.compile(r"<[^>]*>")
_FOLDED_LINE = re.compile(r"\r?\n[ \t]")


def _marks():
    """Return a pattern for letters that leave no mark of their own: accents set over others, and invisible ones."""
    kinds = {"Mn", "Cf"}
    silent = [chr(code) for code in range(0x80, 0x1_0000) if unicodedata.category(chr(code)) in kinds]
    return re.compile(f"[{''.join(silent)}]")


_MARKS = _marks()


def folded(text):
    """Return text without what spellings differ in: case, accents, invisible characters, ways of composing."""
    return _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold()))


def squeezed(text):
    """Return the letters and digits alone, so that no hyphen, line or tag hides a word."""
    return re.sub(r"[\W_]+", "", text)


def spellings(*names):
    """Return what to look for: each word of the names, as written and in Latin letters."""
    words = {word for name in names for word in re.split(r"[\s,]+", name) if len(word) >= SHORTEST}
    latin = {anyascii(word) for word in words}
    return sorted({folded(word) for word in words | latin if len(word) >= SHORTEST})


def _in_pdf(content):
    reader = PdfReader(BytesIO(content))
    yield str(reader.metadata)
    yield reader.xmp_metadata.stream.get_data().decode(errors="replace") if reader.xmp_metadata else ""
    yield "\n".join(page.extract_text() for page in reader.pages)
    for name, parts in reader.attachments.items():
        yield name
        for part in parts:
            yield from texts_of(part)


def texts_of(content) -> Iterator[str]:
    """Yield everything readable in a file, opened as far as it can be."""
    if content.startswith(b"PK\x03\x04"):
        with ZipFile(BytesIO(content)) as box:
            for name in box.namelist():
                yield name
                yield from texts_of(box.read(name))
    elif content.startswith(b"%PDF-"):
        yield from _in_pdf(content)
    elif content.startswith(b"\x1f\x8b"):
        yield from texts_of(decompress(content))
    else:
        text = content.decode("utf-8-sig", errors="replace")
        yield text
        yield _FOLDED_LINE.sub("", text)
        yield html.unescape(_TAG.sub("", text))
        yield unquote(text)
        yield _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def names_in(content, wanted):
    """Return which of the wanted spellings a file or text holds."""
    found = set()
    for text in set(texts_of(content if isinstance(content, bytes) else content.encode(errors="replace"))):
        plain = folded(text)
        letters = squeezed(plain)
        found |= {word for word in wanted if word in plain or (len(word) >= LONG and squeezed(word) in letters)}
    return found


def names_in_message(message, wanted):
    """Return which of the wanted spellings an e-mail holds, in its head, its text and whatever goes along."""
    found = set()
    for part in message.message().walk():
        for name, value in part.items():
            found |= names_in(f"{name}: {make_header(decode_header(str(value)))}", wanted)
        if not part.is_multipart():
            found |= names_in(part.get_payload(decode=True) or b"", wanted)
    return found


def names_in_answer(response, wanted):
    """Return which of the wanted spellings an answer of the application holds."""
    body = b"".join(response.streaming_content) if response.streaming else response.content
    heads = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    return names_in(body, wanted) | names_in(heads, wanted)


def names_in_record(record, wanted):
    """Return which of the wanted spellings a line of the log holds, in its words and in what it carries along."""
    carried = json.dumps({name: str(value) for name, value in vars(record).items()}, ensure_ascii=False)
    return names_in(f"{record.getMessage()}\n{carried}", wanted)
