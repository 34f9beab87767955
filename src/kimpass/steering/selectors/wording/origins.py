"""Words for where somebody comes from: together with one small municipality they may name a single household."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from kimpass.steering.selectors.wording.found import Found

ORIGIN = _("Herkunft")
_KNOWN = """
    syr afghan irak iran pers eritre äthiop somal sudan nigerian guine gambi ghana ukrain russ belarus georg
    armen aserbaidschan tschetschen türk kurd jesid êzîd alban kosovar serb bosn mazedon rumän bulgar poln
    griech spani portugies italien kroat marokkan algerisch tunes ägypt liban libanes palästinens jordan jemenit
    libysch pakistan ind bangladesch sri-lank tamil vietnames chines mongol tadschik usbek kasach kongoles
    kamerun togo senegales mali ruand angolan brasilian kolumbian venezolan kuban
"""
_STEMS = tuple(_KNOWN.split())
_WORDS = re.compile(
    rf"\b(?:{'|'.join(sorted(_STEMS, key=lambda stem: -len(stem)))})(?:i)?(?:sch|isch)e?[rnsm]?\b"
    rf"|\b(?:{'|'.join(stem.capitalize() for stem in sorted(_STEMS, key=lambda stem: -len(stem)))})"
    r"(?:er|erin|erinnen|ern|e|en|in|innen|i|ier|ierin|iern|inner)\b",
    re.IGNORECASE,
)
_FROM = re.compile(
    r"\baus\s(?:dem\s|der\s)?(?:Syrien|Afghanistan|Irak|Iran|Eritrea|Äthiopien|Somalia|Sudan|Nigeria|Guinea|Gambia|Ghana"
    r"|Ukraine|Russland|Georgien|Armenien|Aserbaidschan|Türkei|Albanien|Kosovo|Serbien|Bosnien|Rumänien|Bulgarien"
    r"|Marokko|Algerien|Tunesien|Ägypten|Libanon|Pakistan|Indien|Bangladesch|Vietnam|China|Tadschikistan|Kamerun|Togo"
    r"|Kongo|Mali|Senegal|Moldau|Nordmazedonien|Kolumbien|Venezuela)\b"
)


def origins(text: str) -> Iterator[Found]:
    """Yield words that say where people come from; languages spoken are left alone where they end so."""
    for pattern in (_WORDS, _FROM):
        for match in pattern.finditer(text):
            yield Found(ORIGIN, match[0], match.start(), certain=False)
