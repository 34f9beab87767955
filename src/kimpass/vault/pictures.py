"""Pictures: their size in pixels, read from the header before anything unpacks them."""

import struct

from kimpass.vault.archives import Damaged

MOST_PIXELS = 80_000_000
LONGEST_SIDE = 30_000
PNG_START, PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"
# Markers of a JPEG that begin a frame and therefore hold its height and width.
FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
BARE = frozenset({0x01, *range(0xD0, 0xD8)})
START_OF_SCAN = 0xDA


class TooManyPixels(Exception):
    """A small file that would fill the memory of whoever opens it."""


def _refuse_pixels(width: int, height: int) -> None:
    if not width or not height:
        raise Damaged
    if width * height > MOST_PIXELS or max(width, height) > LONGEST_SIDE:
        raise TooManyPixels


def refuse_bad_png(content: bytes) -> None:
    """
    Let only a whole PNG of bearable size pass.

    :raises Damaged: its beginning or end is missing.
    :raises TooManyPixels: it is too large when shown.
    """
    if not content.startswith(PNG_START) or content[12:16] != b"IHDR" or PNG_END not in content[-64:]:
        raise Damaged
    _refuse_pixels(*struct.unpack(">II", content[16:24]))


def refuse_bad_jpeg(content: bytes) -> None:
    """
    Let only a JPEG of bearable size pass.

    :raises Damaged: no frame is found in it, or its end is missing.
    :raises TooManyPixels: it is too large when shown.
    """
    at, size = 2, len(content)
    while at + 9 < size:
        if content[at] != 0xFF:
            raise Damaged
        marker = content[at + 1]
        if marker == 0xFF:
            at += 1
        elif marker in FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            _refuse_pixels(width, height)
            return
        elif marker == START_OF_SCAN:
            raise Damaged
        else:
            at += 2 if marker in BARE else 2 + max(2, struct.unpack(">H", content[at + 2 : at + 4])[0])
    raise Damaged
