"""Office files are zip archives: what they hold, without ever unpacking more than is bearable."""

import io
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass

MOST_MEMBERS, MOST_BYTES = 2000, 120_000_000
SMALL, HIGHEST_RATIO = 2_000_000, 150
CHUNK = 1 << 20
LOCAL_HEADER, STORED, DEFLATED = 30, 0, 8
# Other office files inside an office file, one level deep: a chart brings its table along.
EMBEDDED = re.compile(r"(?:word|xl)/embeddings/[^/]+\.(?:xlsx|docx)", re.IGNORECASE)
MACROS = re.compile(r"vbaproject|vbadata|(?:^|/)macrosheets/|^basic/|^scripts/|activex", re.IGNORECASE)
PROGRAMS = (b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"#!", b"\xcf\xfa\xed\xfe")
ARCHIVES = (b"PK\x03\x04", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ")
PROGRAM_NAMES = re.compile(r"\.(?:exe|dll|com|scr|bat|cmd|js|vbs|ps1|jar|hta|lnk|msi|sh|py|html?)$", re.IGNORECASE)


class Damaged(Exception):
    """The file does not hold what its kind holds."""


class Bomb(Exception):
    """The file would unpack to more than is bearable, or packs archives into archives."""


class Dangerous(Exception):
    """The file brings macros or programs along."""


@dataclass(slots=True)
class Budget:
    """What may still be unpacked, in bytes, for a file and what it embeds."""

    left: int = MOST_BYTES

    def spend(self, size: int) -> None:
        """
        Take from the budget.

        :raises Bomb: nothing is left.
        """
        self.left -= size
        if self.left < 0:
            raise Bomb


def _opened(content: bytes) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(content))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, struct.error, OSError) as error:
        raise Damaged from error


def kind_of(content: bytes) -> str:
    """Return docx, xlsx or odt by what the archive holds, empty for every other archive."""
    try:
        names = set(_opened(content).namelist())
    except Damaged:
        return ""
    if content[30:38] == b"mimetype":
        return "odt" if content[38:].startswith(b"application/vnd.oasis.opendocument.textPK") else ""
    if "[Content_Types].xml" in names:
        return "docx" if "word/document.xml" in names else "xlsx" if "xl/workbook.xml" in names else ""
    return ""


def _raw(content: bytes, info: zipfile.ZipInfo) -> bytes:
    header = content[info.header_offset : info.header_offset + LOCAL_HEADER]
    if len(header) < LOCAL_HEADER or header[:4] != b"PK\x03\x04":
        raise Damaged
    name, extra = struct.unpack("<HH", header[26:30])
    start = info.header_offset + LOCAL_HEADER + name + extra
    return content[start : start + info.compress_size]


def _unpacked(raw: bytes, info: zipfile.ZipInfo, budget: Budget) -> bytes:
    """Return a member, counted as it comes out: what the archive says about its size may be a lie."""
    if info.compress_type == STORED:
        budget.spend(len(raw))
        return raw
    if info.compress_type != DEFLATED:
        raise Damaged
    machine, out, size = zlib.decompressobj(-15), bytearray(), 0
    pending = raw
    while pending and not machine.eof:
        part = machine.decompress(pending, CHUNK)
        pending = machine.unconsumed_tail
        size += len(part)
        budget.spend(len(part))
        if size > SMALL and size > HIGHEST_RATIO * max(len(raw), 1):
            raise Bomb
        out += part
        if not part and not pending:
            break
    if size != info.file_size:
        raise Damaged
    return bytes(out)


def _refuse_name(name: str) -> None:
    if "\x00" in name or "\\" in name or name.startswith("/") or ".." in name.split("/"):
        raise Damaged
    if MACROS.search(name) or PROGRAM_NAMES.search(name):
        raise Dangerous


def _refuse_member(name: str, content: bytes, budget: Budget, *, depth: int) -> None:
    if content.startswith(PROGRAMS):
        raise Dangerous
    if name == "[Content_Types].xml" and re.search(rb"macroEnabled|vbaProject", content):
        raise Dangerous
    if content.startswith(ARCHIVES):
        if depth or not EMBEDDED.fullmatch(name) or not kind_of(content):
            raise Bomb
        refuse_bad(content, budget=budget, depth=depth + 1)


def refuse_bad(content: bytes, *, budget: Budget | None = None, depth: int = 0) -> None:
    """
    Let only an office file pass that is sound, of bearable size and brings no programs along.

    :raises Damaged: structure or names are not those of an office file.
    :raises Bomb: too many members, too much to unpack, or archives in archives.
    :raises Dangerous: macros or programs.
    """
    budget = budget or Budget()
    members = _opened(content).infolist()
    if len(members) > MOST_MEMBERS:
        raise Bomb
    if sum(info.compress_size for info in members) > len(content):
        raise Bomb  # members that lie over each other
    for info in members:
        if info.flag_bits & 0x1:
            raise Damaged
        _refuse_name(info.filename)
        try:
            unpacked = _unpacked(_raw(content, info), info, budget)
        except (zlib.error, struct.error) as error:
            raise Damaged from error
        _refuse_member(info.filename, unpacked, budget, depth=depth)
