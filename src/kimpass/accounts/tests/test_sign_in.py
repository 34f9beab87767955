import pytest
from django.test import Client
from django.urls import reverse

from kimpass.accounts.demo import MAIL_DOMAIN
from kimpass.accounts.models import Membership, User
from tests.support.cast import PASSWORD

pytestmark = pytest.mark.django_db


def sign_in(client, name, password=PASSWORD, **extra):
    return client.post(reverse("account_login"), {"login": name, "password": password}, **extra)


def test_signing_in_leads_to_today(client, musterland):
    response = sign_in(client, "alice.musterland")
    assert response.status_code == 302
    assert response.headers["Location"] == reverse("web:today")
    assert "Alice" in client.get(reverse("web:today")).content.decode()


@pytest.mark.parametrize(("name", "password"), [("alice.musterland", "falsch"), ("niemand", PASSWORD)])
def test_wrong_name_and_wrong_password_read_the_same(client, musterland, name, password):
    response = sign_in(client, name, password)
    assert response.status_code == 422
    assert "Anmeldename oder Passwort stimmen nicht" in response.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("bad", ["a\x00b", "x" * 100_000, "\u202ealice", "👩‍👧", "' OR 1=1"])
def test_bad_names_are_refused_in_words(client, musterland, bad):
    response = sign_in(client, bad)
    assert response.status_code == 422
    assert "kern-error" in response.content.decode() or "Bitte" in response.content.decode()


def test_the_sixth_wrong_password_locks_the_account_from_this_address(client, musterland, settings):
    settings.AXES_ENABLED = True
    answers = [sign_in(client, "alice.musterland", "falsch").status_code for _ in range(6)]
    assert answers[:5] == [422] * 5
    assert answers[5] == 429
    locked = sign_in(client, "alice.musterland")
    assert locked.status_code == 429
    assert "15 Minuten" in locked.content.decode()
    assert sign_in(client, "bob.musterland").status_code == 302


def test_signing_out_ends_the_session(client, musterland):
    musterland.sign_in(client, "alice")
    assert "Abmelden" in client.get(reverse("account_logout")).content.decode()
    assert client.post(reverse("account_logout")).status_code == 302
    assert client.get(reverse("web:today")).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["account_signup", "account_reset_password"])
def test_nobody_signs_up_by_himself(client, db, name):
    assert client.get(reverse(name)).status_code == 404


def demo_account(musterland):
    user = musterland.staff["alice"].user
    user.email = f"{user.username}@{MAIL_DOMAIN}"
    user.save()
    return user.username


def test_the_demonstration_signs_in_by_one_click(client, musterland):
    response = client.post(reverse("accounts:demo_login"), {"login": demo_account(musterland)})
    assert response.headers["Location"] == reverse("web:today")
    assert client.get(reverse("web:today")).status_code == 200


def test_an_ordinary_account_is_never_opened_by_one_click(client, musterland):
    assert client.post(reverse("accounts:demo_login"), {"login": "bob.musterland"}).status_code == 404


def test_outside_the_demonstration_there_is_no_click(client, musterland, settings):
    settings.DEMO = False
    assert client.post(reverse("accounts:demo_login"), {"login": demo_account(musterland)}).status_code == 404
    assert "Vorführung" not in client.get(reverse("account_login")).content.decode()


def test_the_click_needs_the_forms_token(musterland):
    client = Client(enforce_csrf_checks=True)
    response = client.post(reverse("accounts:demo_login"), {"login": demo_account(musterland)})
    assert response.status_code == 403
    assert "abgelaufen" in response.content.decode()


def test_the_demonstration_shows_its_accounts(client, db):
    page = client.get(reverse("account_login")).content.decode()
    assert "Koordinierende Stelle" in page
    assert "kimpass-vorfuehrung" in page


def test_with_two_tenants_the_choice_is_asked(client, musterland, neighbour):
    user = musterland.staff["alice"].user
    Membership.objects.create(user=user, tenant_id=neighbour.pk)
    sign_in(client, "alice.musterland")
    page = client.get(reverse("web:today"), follow=True).content.decode()
    assert "Kreis Nachbarland" in page
    chosen = client.post(reverse("accounts:choose_tenant"), {"tenant": musterland.tenant.pk})
    assert chosen.headers["Location"] == reverse("web:today")


@pytest.mark.parametrize("tenant", ["999999", "-1", "²", "abc", "1" * 200, ""])
def test_a_foreign_tenant_is_not_entered(client, musterland, neighbour, tenant):
    Membership.objects.create(user=musterland.staff["alice"].user, tenant_id=neighbour.pk)
    sign_in(client, "alice.musterland")
    response = client.post(reverse("accounts:choose_tenant"), {"tenant": tenant})
    assert response.status_code == 200
    assert "tenant_id" not in client.session


def test_without_tenant_somebody_is_told_what_to_do(client, db):
    User.objects.create_user("neu", PASSWORD)
    sign_in(client, "neu")
    response = client.get(reverse("web:today"), follow=True)
    assert response.status_code == 403
    assert "Administration" in response.content.decode()


def test_a_deactivated_staff_member_is_told_and_not_sent_in_circles(client, musterland):
    sign_in(client, "alice.musterland")
    musterland.staff["alice"].is_active = False
    musterland.staff["alice"].save()
    response = client.get(reverse("web:today"), follow=True)
    assert response.status_code == 403
    assert len(response.redirect_chain) < 4


def test_the_language_can_be_switched(client, db):
    response = client.post(reverse("accounts:set_language"), {"language": "en", "next": reverse("account_login")})
    assert response.cookies["kimpass_language"].value == "en"
    assert (
        client.post(reverse("accounts:set_language"), {"language": "en", "next": "//fremd.invalid/"})
        .headers["Location"]
        .startswith("/")
    )
