import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse

from kimpass.accounts import joining
from kimpass.accounts.models import Membership, User
from kimpass.kernel.access import Permission
from kimpass.kernel.tenancy import bound
from kimpass.organisation.actions.accounts import join_login, renew_password
from kimpass.organisation.actions.staff import AccountRefused, RoleWish, add_login
from kimpass.organisation.models import Agency, StaffMember
from kimpass.organisation.selectors.actors import resolve_actor
from tests.support.cast import PASSWORD, Cast

pytestmark = pytest.mark.django_db


def words(answer):
    return answer.content.decode()


def join(cast, code, role="coordinator", **values):
    wanted = {"name": "Alice", "agency_id": cast.office.pk, "role": RoleWish(role), **values}
    return join_login(actor=cast.actor("anton"), code=code, **wanted)


@pytest.fixture
def nachbarland(neighbour, musterland):
    with bound(neighbour.pk):
        yield Cast(neighbour)


def test_renew_password_gives_one_that_is_due_for_change(musterland, facts):
    alice = musterland.staff["alice"]
    password = renew_password(actor=musterland.actor("anton"), staff_id=alice.pk)
    user = User.objects.get(pk=alice.user_id)
    assert user.check_password(password)
    assert user.password_is_temporary
    assert facts() == ["staff.password_renewed"]


def test_renew_password_is_for_the_administration_and_never_for_oneself(musterland):
    for login, whose in (("charlie", "alice"), ("anton", "anton")):
        with pytest.raises(PermissionDenied):
            renew_password(actor=musterland.actor(login), staff_id=musterland.staff[whose].pk)


def test_renew_password_is_refused_where_the_login_opens_another_district(musterland, neighbour):
    alice = musterland.staff["alice"]
    Membership.objects.create(user=alice.user, tenant_id=neighbour.pk)
    with pytest.raises(AccountRefused, match="anderen Kreis"):
        renew_password(actor=musterland.actor("anton"), staff_id=alice.pk)
    assert User.objects.get(pk=alice.user_id).check_password(PASSWORD)


def test_add_login_makes_a_password_that_is_due_for_change(musterland):
    member = add_login(
        actor=musterland.actor("anton"),
        name="Neu",
        username="neu.hier",
        password="lang-und-sicher-26",
        agency_id=musterland.office.pk,
        on=musterland.today,
        role=RoleWish("coordinator"),
    )
    assert member.user.password_is_temporary


def test_join_login_gives_a_second_district_and_no_right_of_the_first(musterland, nachbarland):
    user = musterland.staff["alice"].user
    join(nachbarland, joining.code_of(user.pk))
    there = resolve_actor(user_id=user.pk, tenant_id=nachbarland.tenant.pk, today=nachbarland.today)
    assert there.role_keys == {"coordinator"}
    assert not there.may_somewhere(Permission.CASE_VIEW)
    with bound(musterland.tenant.pk):
        here = musterland.actor("alice")
    assert here.role_keys == {"case_manager"}
    assert not here.may_somewhere(Permission.THEME_WORK)
    assert set(Membership.objects.filter(user=user).values_list("tenant_id", flat=True)) == {
        musterland.tenant.pk,
        nachbarland.tenant.pk,
    }


def test_join_login_refuses_a_wrong_code_a_second_time_and_a_foreign_agency(musterland, nachbarland):
    code = joining.code_of(musterland.staff["alice"].user_id)
    with pytest.raises(AccountRefused, match="gilt nicht"):
        join(nachbarland, code + "x")
    with pytest.raises(AccountRefused, match="gibt es hier nicht"):
        join(nachbarland, code, agency_id=musterland.office.pk)
    with pytest.raises(AccountRefused, match="gibt es hier nicht"):
        join(nachbarland, code, role="state_officer")
    with pytest.raises(PermissionDenied):
        join_login(
            actor=nachbarland.actor("charlie"),
            code=code,
            name="A",
            agency_id=nachbarland.office.pk,
            role=RoleWish("coordinator"),
        )
    join(nachbarland, code)
    with pytest.raises(AccountRefused, match="hier schon ein Konto"):
        join(nachbarland, code)


def test_somebody_in_two_districts_switches_and_stays_behind_each_wall(musterland, neighbour, client):
    case = musterland.case()
    user = musterland.staff["alice"].user
    with bound(neighbour.pk):
        there = Cast(neighbour)
        join(there, joining.code_of(user.pk))
    client.post(reverse("account_login"), {"login": user.username, "password": PASSWORD})
    page = words(client.get("/", follow=True))
    assert "In welchem Kreis" in page
    client.post(reverse("accounts:choose_tenant"), {"tenant": musterland.tenant.pk})
    assert client.get(f"/faelle/{case.public_id}/").status_code == 200
    assert "Kreis wechseln" in words(client.get("/mein-konto/"))
    client.post(reverse("accounts:choose_tenant"), {"tenant": neighbour.pk})
    home = words(client.get("/struktur/"))
    assert "<small>Kreis Nachbarland</small>" in home
    assert client.get(f"/faelle/{case.public_id}/").status_code == 404
    assert client.get("/faelle/").status_code == 403
    client.post(reverse("accounts:choose_tenant"), {"tenant": musterland.tenant.pk})
    assert client.get("/faelle/").status_code == 200
    assert client.get("/verwaltung/konten/").status_code == 403


def test_the_administration_joins_somebody_by_code(musterland, neighbour, client):
    user = musterland.staff["alice"].user
    with bound(neighbour.pk):
        there = Cast(neighbour)
        office = Agency.objects.get(tenant=neighbour, key="kreis")
        there.sign_in(client, "anton")
        assert "Code der Person" in words(client.get("/verwaltung/konten/aus-anderem-kreis/"))
        form = {
            "name": "Alice Nebenan",
            "code": joining.code_of(user.pk),
            "employer_id": office.public_id,
            "role_key": "coordinator",
            "scope": "tenant",
        }
        wrong = client.post("/verwaltung/konten/aus-anderem-kreis/", {**form, "code": "falsch"})
        assert wrong.status_code == 422
        assert client.post("/verwaltung/konten/aus-anderem-kreis/", form).status_code == 302
        assert StaffMember.objects.filter(tenant=neighbour, user=user, name="Alice Nebenan").exists()


def test_a_one_time_password_is_shown_once(musterland, client):
    musterland.sign_in(client, "anton")
    path = f"/verwaltung/konten/{musterland.staff['alice'].public_id}/passwort/"
    assert "Einmalpasswort" in words(client.get(path))
    page = words(client.post(path))
    password = page.split('class="secret">')[1].split("<")[0]
    assert User.objects.get(pk=musterland.staff["alice"].user_id).check_password(password)
    assert password not in words(client.get(f"/verwaltung/konten/{musterland.staff['alice'].public_id}/"))
    own = f"/verwaltung/konten/{musterland.staff['anton'].public_id}/passwort/"
    assert client.get(own).status_code == 403


def test_a_form_opened_in_one_district_does_nothing_in_the_other(musterland, neighbour, client):
    user = musterland.staff["anton"].user
    with bound(neighbour.pk):
        there = Cast(neighbour)
        join(there, joining.code_of(user.pk), role="admin")
    form = {"name": "Verirrt e. V.", "kind": "other", "is_employing_body": "", "place": ""}
    path = "/verwaltung/einrichten/stellen/"
    musterland.sign_in(client, "anton")
    token = words(client.get(path)).split('name="form_token" value="')[1].split('"')[0]
    assert len(token) <= 40
    client.post(reverse("accounts:choose_tenant"), {"tenant": neighbour.pk})
    answer = client.post(path, {**form, "form_token": token}, follow=True)
    assert "in einem anderen Kreis" in words(answer)
    assert not Agency.objects.filter(name="Verirrt e. V.").exists()
    client.post(reverse("accounts:choose_tenant"), {"tenant": musterland.tenant.pk})
    assert client.post(path, {**form, "form_token": token}).status_code == 302
    assert Agency.objects.get(name="Verirrt e. V.").tenant_id == musterland.tenant.pk
