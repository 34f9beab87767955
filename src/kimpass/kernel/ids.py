"""Names for rows that may stand in an address: random, so that nobody can count or guess them."""

import secrets

# Crockford's base32 without the letters people confuse when they read aloud.
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
PUBLIC_ID_LENGTH = 12


def new_public_id() -> str:
    """Return a random address of 12 base32 characters (60 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(PUBLIC_ID_LENGTH))


def new_case_number(short: str, year: int) -> str:
    """Return `<tenant short>-<yy>-<5 random base32>-<check>`, a number people can say aloud."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(5)).upper()
    return f"{short}-{year % 100:02d}-{body}-{check_character(body)}"


def check_character(body: str) -> str:
    """Return the check character of the random part: positions weighted 1 to 5, modulo 32."""
    total = sum(place * ALPHABET.index(letter.lower()) for place, letter in enumerate(body, start=1))
    return ALPHABET[total % 32].upper()
