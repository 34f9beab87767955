# ruff: noqa: RUF001 - letters of many scripts are what this file is about
"""Days and telephone numbers in the spellings of notes, papers and dictation."""

from datetime import date


def words(text: str) -> tuple[str, ...]:
    """Return the words of a list."""
    return tuple(text.split())


MONTHS = words("Januar Februar März April Mai Juni Juli August September Oktober November Dezember")
ENGLISH = words("January February March April May June July August September October November December")
DIGITS = words("null eins zwei drei vier fünf sechs sieben acht neun")
ARABIC, PERSIAN, BENGALI = "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "০১২৩৪৫৬৭৮৯"
ORDINALS = words(
    "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte "
    "fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste einundzwanzigste zweiundzwanzigste "
    "dreiundzwanzigste vierundzwanzigste fünfundzwanzigste sechsundzwanzigste siebenundzwanzigste "
    "achtundzwanzigste neunundzwanzigste dreißigste einunddreißigste"
)
TENS = words("zehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig")


def year_in_words(year: int) -> str:
    """Return a year as it is spoken."""
    head, rest = ("neunzehnhundert", year - 1900) if year < 2000 else ("zweitausend", year - 2000)
    if rest < 20:
        low = "- eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
        return head + ("" if not rest else (low + "siebzehn achtzehn neunzehn").split()[rest])
    ones = rest % 10
    unit = "ein" if ones == 1 else DIGITS[ones]
    return head + (f"{unit}und" if ones else "") + TENS[rest // 10 - 1]


def in_script(text: str, digits: str) -> str:
    """Return a text with its digits in another script."""
    return "".join(digits[int(letter)] if letter.isascii() and letter.isdigit() else letter for letter in text)


def dates(day: date) -> dict[str, str]:
    """Return a day in the spellings of notes, papers and dictation."""
    d, m, y = day.day, day.month, day.year
    return {
        "points": f"{d:02}.{m:02}.{y}",
        "short": f"{d}.{m}.{y % 100:02}",
        "spaced": f"{d}. {m}. {y}",
        "slashes": f"{d:02}/{m:02}/{y}",
        "dashes": f"{d}-{m}-{y}",
        "iso": day.isoformat(),
        "named": f"{d}. {MONTHS[m - 1]} {y}",
        "abbreviated": f"{d}. {MONTHS[m - 1][:3]}. {y}",
        "words": f"{ORDINALS[d - 1]}n {MONTHS[m - 1]} {year_in_words(y)}",
        "half words": f"{ORDINALS[d - 1]} {MONTHS[m - 1]} {y}",
        "english": f"{ENGLISH[m - 1]} {d}, {y}",
        "arabic digits": in_script(f"{d}/{m}/{y}", ARABIC),
        "persian digits": in_script(f"{d:02}.{m:02}.{y}", PERSIAN),
        "bengali digits": in_script(f"{y}-{m:02}-{d:02}", BENGALI),
        "full width": f"{d}．{m}．{y}".translate({48 + n: 0xFF10 + n for n in range(10)}),
        "run": f"{d:02}{m:02}{y}",
    }


def phones(number: str) -> dict[str, str]:
    """Return a telephone number in several spellings."""
    area, rest = number[:4], number[4:]
    return {
        "plain": number,
        "slash": f"{area}/{rest}",
        "dash": f"{area}-{rest[:3]}-{rest[3:]}",
        "brackets": f"({area}) {rest}",
        "international": f"+49 {area[1:]} {rest}",
        "double nought": f"0049{area[1:]}{rest}",
        "with nought": f"+49 (0) {area[1:]} {rest}",
        "pairs": " ".join([area, *(rest[n : n + 2] for n in range(0, len(rest), 2))]),
        "dots": ".".join([area, rest[:3], rest[3:]]),
        "words": " ".join(DIGITS[int(digit)] for digit in number),
        "commas": ", ".join(DIGITS[int(digit)] for digit in number),
        "arabic digits": in_script(number, ARABIC),
        "no nought": f"{area[1:]} {rest}",
        "dash kind": f"{area}–{rest[:4]}–{rest[4:]}",
    }
