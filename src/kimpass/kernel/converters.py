"""What may stand in an address."""

from kimpass.kernel.ids import ALPHABET, PUBLIC_ID_LENGTH


class PublicIdConverter:
    """Twelve base32 characters: a row's public id, never its number."""

    regex = f"[{ALPHABET}]{{{PUBLIC_ID_LENGTH}}}"

    def to_python(self, value: str) -> str:
        """Return the text as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the text as it stands."""
        return value
