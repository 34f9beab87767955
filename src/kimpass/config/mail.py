"""The mail server as one address in the environment: smtp://user:password@host:587."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from marshmallow import ValidationError

PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class MailServer:
    """Where messages go; an empty host means that none leave."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def mail_server(url: str) -> MailServer:
    """
    Read the address of a mail server; nothing given is none.

    :raises marshmallow.ValidationError: it is no such address.
    """
    if not url:
        return MailServer()
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        port = 0
    if parts.scheme not in PORTS or not parts.hostname or port == 0:
        raise ValidationError(
            "expected smtp://, smtp+tls:// or smtps:// with a host, such as smtp+tls://kim:…@mail:587"
        )
    return MailServer(
        host=parts.hostname,
        port=port or PORTS[parts.scheme],
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=parts.scheme == "smtp+tls",
        tls=parts.scheme == "smtps",
    )
