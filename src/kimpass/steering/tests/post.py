"""A real mail server on loopback, for tests of what leaves."""

import email
import socket
from email import policy as parsing

from aiosmtpd.controller import Controller

REFUSED = "weg@example.org"


class PostBox:
    """Keeps what arrives; refuses one address as servers do."""

    def __init__(self):
        self.arrived = []

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address == REFUSED:
            return "550 no such user"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.arrived.append(
            (list(envelope.rcpt_tos), email.message_from_bytes(envelope.content, policy=parsing.default))
        )
        return "250 OK"

    def to(self, address):
        """Return the messages that reached an address."""
        return [message for recipients, message in self.arrived if recipients == [address]]


def free_port():
    """Return a port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def start(settings):
    """Start a server and let the application send by it; the caller stops it."""
    box = PostBox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    return box, controller
