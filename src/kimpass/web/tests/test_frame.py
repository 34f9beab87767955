import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils.timezone import localdate

from kimpass.web import errors

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("login", "entry", "missing"),
    [("alice", "Heute", "Verwaltung"), ("charlie", "Heute", "Personen"), ("anton", "Heute", "Fälle")],
)
def test_the_navigation_shows_what_the_role_opens(client, musterland, login, entry, missing):
    musterland.sign_in(client, login)
    page = client.get(reverse("web:account")).content.decode()
    navigation = page.split('<nav class="nav"')[1].split("</nav>")[0]
    assert entry in navigation
    assert missing not in navigation


def test_the_account_names_roles_and_reach(client, musterland):
    musterland.sign_in(client, "alice")
    page = client.get(reverse("web:account")).content.decode()
    assert "Case Managerin / Case Manager" in page
    assert "Musterstadt" in page


def test_the_account_names_the_deputy(client, musterland):
    musterland.deputise(of="alice", by="bob", start=localdate())
    musterland.sign_in(client, "alice")
    assert "Bob vertritt Sie." in client.get(reverse("web:account")).content.decode()
    musterland.sign_in(client, "bob")
    assert "Sie vertreten Alice." in client.get(reverse("web:account")).content.decode()


@pytest.mark.parametrize("name", ["accessibility", "privacy", "imprint", "robots", "health"])
def test_public_pages_open_without_signing_in(client, name):
    assert client.get(reverse(f"web:{name}")).status_code == 200


def test_health_says_so(client):
    assert client.get("/gesund").json() == {"status": "ok"}


def test_an_unknown_address_says_what_to_do(client, musterland):
    musterland.sign_in(client, "alice")
    response = client.get("/gibt-es-nicht/geheim/")
    assert response.status_code == 404
    page = response.content.decode()
    assert "Diese Seite gibt es nicht oder nicht für Sie" in page
    assert "geheim" not in page


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        (lambda request: errors.bad_request(request, ValueError("geheim")), 400),
        (lambda request: errors.forbidden(request, PermissionError("geheim")), 403),
        (lambda request: errors.not_found(request, LookupError("geheim")), 404),
        (errors.server_error, 500),
        (errors.forged, 403),
    ],
)
def test_error_pages_say_what_is_kept_and_name_nothing(answer, status, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = answer(RequestFactory().get("/faelle/geheim/"))
    page = response.content.decode()
    assert response.status_code == status
    assert "Bitte" in page or "wenden Sie sich" in page
    assert "geheim" not in page


def test_signed_in_pages_stay_out_of_caches(client, musterland):
    musterland.sign_in(client, "alice")
    assert client.get(reverse("web:account")).headers["Cache-Control"] == "no-store"
