from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kimpass.accounts.models import User
from kimpass.kernel.access import Permission
from kimpass.organisation.models import CatalogueEntry, Delegation, RoleAssignment, StaffMember
from kimpass.organisation.selectors.rights import WORDS

SNAPSHOT = Path(__file__).parent / "rights.txt"


@pytest.fixture
def admin(musterland, client):
    musterland.sign_in(client, "anton")
    return client


def words(answer):
    return answer.content.decode()


def url_of(musterland, login, act=""):
    return f"/verwaltung/konten/{musterland.staff[login].public_id}/{act}"


def test_the_administration_leads_everywhere(admin):
    page = words(admin.get("/verwaltung/"))
    for link in ("/verwaltung/konten/", "/verwaltung/rechte/", "/verwaltung/vertretung/", "/verwaltung/kataloge/"):
        assert f'href="{link}"' in page


def test_the_list_shows_roles_and_reach(admin):
    page = words(admin.get("/verwaltung/konten/"))
    assert "alice.musterland" in page
    assert "Case Managerin / Case Manager (Musterstadt)" in page
    assert "Administration (ganzer Kreis)" in page


def test_the_list_needs_no_more_statements_for_more_accounts(admin, musterland, django_assert_num_queries):
    with CaptureQueriesContext(connection) as few:
        admin.get("/verwaltung/konten/")
    for number in range(20):
        user = User.objects.create_user(f"viele.{number}")
        member = StaffMember.objects.create(
            tenant=musterland.tenant, agency=musterland.office, user=user, name=f"Viele {number}"
        )
        RoleAssignment.objects.create(
            tenant=musterland.tenant, staff_member=member, role_key="coordinator", valid_from=musterland.today
        )
    with django_assert_num_queries(len(few)):
        admin.get("/verwaltung/konten/")


@pytest.mark.parametrize("login", ["alice", "diana"])
@pytest.mark.parametrize("path", ["", "konten/", "konten/neu/", "kataloge/", "kataloge/life_area/"])
def test_others_find_the_doors_closed(musterland, client, login, path):
    musterland.sign_in(client, login)
    assert client.get(f"/verwaltung/{path}").status_code == 403


def test_the_coordinator_finds_the_procedure_and_no_account(musterland, client):
    musterland.sign_in(client, "charlie")
    page = words(client.get("/verwaltung/"))
    assert "/verwaltung/mindestdokumentation/" in page
    assert "/verwaltung/konten/" not in page
    for path in ("konten/", "konten/neu/", "kataloge/", "zusatzfelder/"):
        assert client.get(f"/verwaltung/{path}").status_code == 403, path


def test_an_account_is_added_from_the_page_once(admin, musterland):
    form = {
        "name": "Frida Beispiel",
        "username": "frida",
        "password": "lang-und-sicher-26",
        "employer_id": musterland.office.public_id,
        "role_key": "case_manager",
        "scope": "unit",
        "unit_id": musterland.units["bergheim"].public_id,
        "form_token": "einmal",
    }
    assert "Startpasswort" in words(admin.get("/verwaltung/konten/neu/"))
    first = admin.post("/verwaltung/konten/neu/", form)
    second = admin.post("/verwaltung/konten/neu/", form)
    assert first.status_code == second.status_code == 302
    assert StaffMember.objects.filter(name="Frida Beispiel").count() == 1
    weak = admin.post("/verwaltung/konten/neu/", {**form, "username": "berta", "password": "kurz", "form_token": "b"})
    assert weak.status_code == 422
    assert "kurz" in words(weak)


@pytest.mark.parametrize("username", ["Frida", "a b", "<b>", "x" * 300, "\x00abc", "fri\u202eda"])
def test_a_strange_login_name_is_refused(admin, musterland, username):
    form = {
        "name": "F",
        "username": username,
        "password": "lang-und-sicher-26",
        "employer_id": musterland.office.public_id,
    }
    answer = admin.post("/verwaltung/konten/neu/", {**form, "role_key": "coordinator", "scope": "tenant"})
    assert answer.status_code == 422


def test_a_role_is_granted_refused_and_ended(admin, musterland):
    wish = {"role_key": "coordinator", "scope": "tenant"}
    assert admin.post(url_of(musterland, "diana", "rolle/"), wish).status_code == 302
    refused = admin.post(url_of(musterland, "alice", "rolle/"), {"role_key": "admin", "scope": "tenant"})
    assert refused.status_code == 422
    assert "nicht in einer Hand" in words(refused)
    own = admin.post(url_of(musterland, "anton", "rolle/"), wish)
    assert own.status_code == 403
    given = RoleAssignment.objects.get(staff_member=musterland.staff["diana"], role_key="coordinator")
    ended = admin.post(url_of(musterland, "diana", "rolle-beenden/"), {"rolle": given.pk}, follow=True)
    assert "Die Rolle ist beendet" in words(ended)


def test_the_last_administration_stays(admin, musterland):
    own = RoleAssignment.objects.get(staff_member=musterland.staff["anton"])
    answer = admin.post(url_of(musterland, "anton", "rolle-beenden/"), {"rolle": own.pk})
    assert answer.status_code == 422
    assert "muss bleiben" in words(answer)
    assert admin.post(url_of(musterland, "anton", "rolle-beenden/"), {"rolle": "9" * 40}).status_code == 404
    assert admin.post(url_of(musterland, "anton", "rolle-beenden/"), {"rolle": "x"}).status_code == 404


def test_a_closed_account_is_out_at_once(admin, musterland, client):
    assert "Alle Rollen enden heute" in words(admin.get(url_of(musterland, "alice", "schliessen/")))
    assert admin.post(url_of(musterland, "alice", "schliessen/")).status_code == 302
    assert "Konto ist geschlossen" in words(admin.get(url_of(musterland, "alice")))
    musterland.sign_in(client, "alice")
    assert client.get("/verwaltung/vertretung/").status_code == 302


def test_a_deputy_is_entered_and_ended_by_the_person(musterland, client):
    musterland.sign_in(client, "alice")
    form = {"to_staff_id": musterland.staff["bob"].pk, "starts_on": "23.11.2099", "ends_on": "24.11.2099"}
    assert client.post("/verwaltung/vertretung/neu/", form).status_code == 302
    page = words(client.get("/verwaltung/vertretung/"))
    assert "vertritt Alice" in page
    assert "24.11.2099" in page
    wrong = client.post("/verwaltung/vertretung/neu/", {**form, "ends_on": "31.02.2099"})
    assert wrong.status_code == 422
    assert "31.02.2099 gibt es nicht" in words(wrong)
    row = Delegation.objects.get()
    musterland.sign_in(client, "eve")
    assert client.post("/verwaltung/vertretung/beenden/", {"vertretung": row.pk}).status_code == 403
    musterland.sign_in(client, "alice")
    assert client.post("/verwaltung/vertretung/beenden/", {"vertretung": row.pk}).status_code == 302
    assert "keine Vertretung eingetragen" in words(client.get("/verwaltung/vertretung/"))


def test_nobody_enters_a_deputy_for_somebody_else(musterland, client):
    musterland.sign_in(client, "eve")
    form = {"from_staff_id": musterland.staff["alice"].pk, "to_staff_id": musterland.staff["bob"].pk}
    client.post("/verwaltung/vertretung/neu/", {**form, "starts_on": "23.11.2099", "ends_on": "24.11.2099"})
    assert [row.from_staff for row in Delegation.objects.all()] == [musterland.staff["eve"]]


def test_a_code_is_renamed_and_ended_from_the_page(admin):
    assert "Lebensbereiche" in words(admin.get("/verwaltung/kataloge/"))
    assert "WOHNEN" in words(admin.get("/verwaltung/kataloge/life_area/"))
    path = "/verwaltung/kataloge/life_area/WOHNEN/"
    done = admin.post(f"{path}bezeichnung/", {"label_de": "Unterkunft", "before": "Wohnen"}, follow=True)
    assert "Unterkunft" in words(done)
    late = admin.post(f"{path}bezeichnung/", {"label_de": "Wohnung", "before": "Wohnen"})
    assert late.status_code == 422
    assert "Inzwischen heißt" in words(late)
    assert admin.post(f"{path}beenden/").status_code == 302
    assert CatalogueEntry.objects.get(catalogue="life_area", code="WOHNEN").valid_until is not None
    assert admin.get("/verwaltung/kataloge/gibt-es-nicht/").status_code == 404


def test_the_page_of_rights_is_for_everybody(musterland, client):
    musterland.sign_in(client, "alice")
    page = words(client.get("/verwaltung/rechte/"))
    assert "Konten und Rollen verwalten" in page
    assert "Nie in einer Hand" in page


def test_every_right_has_words():
    assert set(WORDS) == set(Permission)


def test_the_rights_are_those_agreed_upon():
    out = StringIO()
    call_command("print_rights", stdout=out)
    assert out.getvalue() == SNAPSHOT.read_text(), "rights changed: look at the difference, then renew rights.txt"
