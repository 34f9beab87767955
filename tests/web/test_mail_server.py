import pytest
from marshmallow import ValidationError

from kimpass.config.mail import mail_server


def test_mail_server_reads_addresses():
    server = mail_server("smtp+tls://kim:ge%40heim@mail.example.org")
    assert (server.host, server.port, server.user, server.password) == ("mail.example.org", 587, "kim", "ge@heim")
    assert (server.starttls, server.tls) == (True, False)
    assert mail_server("smtps://mail.example.org").port == 465
    assert mail_server("").host == ""


@pytest.mark.parametrize("url", ["http://mail", "smtp://", "smtp://mail:99999", "mail.example.org"])
def test_mail_server_refuses_what_is_none(url):
    with pytest.raises(ValidationError):
        mail_server(url)
