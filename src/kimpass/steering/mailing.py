"""Send e-mail that says nothing about cases: one message for each recipient, so that no list of addresses travels."""

import smtplib
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes along."""

    name: str
    content: bytes
    content_type: str


@dataclass(frozen=True, slots=True)
class Message:
    """What goes to one address."""

    to: str
    subject: str
    body: str
    attachments: tuple[Attachment, ...] = ()

    def made(self, connection: BaseEmailBackend) -> mail.EmailMessage:
        """Return the message as it leaves; line breaks never reach its head."""
        message = mail.EmailMessage(" ".join(self.subject.split()), self.body, to=[self.to], connection=connection)
        for each in self.attachments:
            message.attach(each.name, each.content.decode(), each.content_type)
        return message


def is_configured() -> bool:
    """Test whether there is a mail server to send by."""
    return bool(settings.EMAIL_HOST)


def _failure(error: Exception) -> str:
    """Say why a message did not leave; what the server said stays out, it may hold addresses."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return _("Die Adresse wurde vom Mailserver abgelehnt.")
    if isinstance(error, smtplib.SMTPAuthenticationError):
        return _("Die Anmeldung am Mailserver ist gescheitert.")
    if isinstance(error, smtplib.SMTPResponseException):
        return _("Der Mailserver hat die Nachricht nicht angenommen (%(code)s).") % {"code": error.smtp_code}
    if isinstance(error, ValueError):
        return _("Die Adresse oder der Betreff ist unbrauchbar.")
    return _("Der Mailserver ist nicht erreichbar.")


def deliver(messages: Sequence[Message]) -> list[str]:
    """Send the messages over one connection and return for each why it failed, empty where it left."""
    if not is_configured():
        return [_("Es ist kein Mailserver eingerichtet.")] * len(messages)
    connection = mail.get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        # Nobody waits once more for each recipient where there is no server at all.
        return [_failure(error)] * len(messages)
    try:
        return [_deliver(message, connection) for message in messages]
    finally:
        connection.close()


def _deliver(message: Message, connection: BaseEmailBackend) -> str:
    try:
        connection.send_messages([message.made(connection)])
    except (OSError, smtplib.SMTPException, ValueError) as error:
        return _failure(error)
    return ""


def send_quietly(*, to: str, subject: str, body: str, attachments: Sequence[Attachment] = ()) -> bool:
    """Send one message and return whether it left; a failure never disturbs what was done."""
    return deliver([Message(to, subject, body, tuple(attachments))]) == [""]
