import re
import time
from datetime import timedelta

import pytest
from django.core import signing
from django.urls import reverse

from kimpass.accounts import joining
from kimpass.accounts.passwords import one_time_password
from tests.support.cast import PASSWORD

pytestmark = pytest.mark.django_db
OWN = "Drei Kekse im Regal"


def sign_in(client, name, password):
    return client.post(reverse("account_login"), {"login": name, "password": password})


@pytest.fixture
def alice(musterland):
    user = musterland.staff["alice"].user
    user.password_is_temporary = True
    user.save()
    return user


def test_a_one_time_password_is_long_readable_and_new_each_time():
    made = {one_time_password() for _ in range(200)}
    assert len(made) == 200
    assert all(re.fullmatch(r"([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}", word) for word in made)


def test_nothing_opens_before_an_own_password_is_set(client, alice):
    sign_in(client, alice.username, PASSWORD)
    for path in ("/", "/faelle/", "/mein-konto/"):
        assert client.get(path).headers["Location"] == reverse("accounts:own_password")
    assert client.post("/faelle/").headers["Location"] == reverse("accounts:own_password")
    page = client.get(reverse("accounts:own_password")).content.decode()
    assert "hat jemand anderes gesehen" in page
    done = client.post(reverse("accounts:own_password"), {"old": PASSWORD, "new": OWN, "again": OWN})
    assert done.status_code == 302
    assert client.get("/").status_code == 200  # the session goes on
    alice.refresh_from_db()
    assert alice.check_password(OWN)
    assert not alice.password_is_temporary


@pytest.mark.parametrize(
    ("old", "new", "again", "words"),
    [
        ("falsch", OWN, OWN, "bisherige Passwort stimmt nicht"),
        (PASSWORD, OWN, OWN + "!", "sind verschieden"),
        (PASSWORD, "kurz", "kurz", "12"),
        (PASSWORD, "alice.musterland", "alice.musterland", "Anmeldename"),
        (PASSWORD, "", "", "füllen Sie dieses Feld aus"),
    ],
)
def test_a_password_that_will_not_do_changes_nothing(client, alice, old, new, again, words):
    sign_in(client, alice.username, PASSWORD)
    answer = client.post(reverse("accounts:own_password"), {"old": old, "new": new, "again": again})
    assert answer.status_code == 422
    assert words in answer.content.decode()
    alice.refresh_from_db()
    assert alice.check_password(PASSWORD)
    assert alice.password_is_temporary


def test_the_password_of_until_now_is_no_own_one(client, alice):
    alice.set_password(OWN)
    alice.save()
    sign_in(client, alice.username, OWN)
    answer = client.post(reverse("accounts:own_password"), {"old": OWN, "new": OWN, "again": OWN})
    assert "ein anderes sein" in answer.content.decode()


def test_an_own_password_ends_every_other_session(musterland, client):
    other = type(client)()
    for one in (client, other):
        sign_in(one, "bob.musterland", PASSWORD)
    client.post(reverse("accounts:own_password"), {"old": PASSWORD, "new": OWN, "again": OWN})
    assert client.get("/").status_code == 200
    assert other.get("/").headers["Location"].startswith(reverse("account_login"))


def test_the_code_for_a_second_district_names_one_login_for_two_days(musterland, client, monkeypatch):
    user = musterland.staff["alice"].user
    musterland.sign_in(client, "alice")
    code = re.search(r"<code>([^<]+)</code>", client.get("/mein-konto/").content.decode()).group(1)
    assert joining.user_of(f" {code} ") == user
    assert joining.user_of(code[:-1]) is None
    assert joining.user_of("") is None
    assert joining.user_of(signing.TimestampSigner(salt="other").sign(str(user.pk))) is None
    with monkeypatch.context() as patch:
        later = time.time() + timedelta(days=2, minutes=1).total_seconds()
        patch.setattr(signing.time, "time", lambda: later)
        assert joining.user_of(code) is None
    user.is_active = False
    user.save()
    assert joining.user_of(code) is None
