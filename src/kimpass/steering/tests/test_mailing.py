from kimpass.steering import mailing
from kimpass.steering.tests.post import REFUSED, free_port


def send(to="amt@example.org", **changes):
    values = {"to": to, "subject": "Rückmeldung", "body": "Es gibt Neues. Grüße"}
    return mailing.send_quietly(**{**values, **changes})


def test_send_quietly_reaches_a_real_server(post_box):
    attached = mailing.Attachment("termin.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar")
    assert send(attachments=[attached])
    [message] = post_box.to("amt@example.org")
    assert message["Subject"] == "Rückmeldung"
    assert "Grüße" in message.get_body().get_content()
    assert [part.get_filename() for part in message.iter_attachments()] == ["termin.ics"]


def test_send_quietly_says_no_without_a_server_and_without_an_answer(settings):
    assert not mailing.is_configured()
    assert not send()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    assert not send()


def test_deliver_goes_on_after_a_refused_address(post_box):
    tried = [mailing.Message(to, "Betreff\r\nBcc: alle@example.org", "Text") for to in (REFUSED, "amt@example.org")]
    assert mailing.deliver(tried) == ["Die Adresse wurde vom Mailserver abgelehnt.", ""]
    [(recipients, message)] = post_box.arrived
    assert (recipients, message["Bcc"], message["To"]) == (["amt@example.org"], None, "amt@example.org")
