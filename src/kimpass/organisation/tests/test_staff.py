from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimpass.accounts.models import Membership, User
from kimpass.organisation.actions.staff import (
    AccountRefused,
    RoleWish,
    add_login,
    deactivate_staff_member,
    end_role,
    grant_role,
)
from kimpass.organisation.models import RoleAssignment, StaffMember
from kimpass.organisation.policy import conflicting_roles
from kimpass.organisation.roles import CASE_ROLES, ROLES
from kimpass.organisation.selectors.actors import NoStaffMember
from tests.support.cast import now


def add(musterland, login="anton", **values):
    wanted = {
        "name": "Frida Beispiel",
        "username": "frida.musterland",
        "password": "lang-und-sicher-26",
        "agency_id": musterland.office.pk,
        "on": musterland.today,
        "role": RoleWish("case_manager", "unit", musterland.units["bergheim"].pk),
        **values,
    }
    return add_login(actor=musterland.actor(login), **wanted)


def grant(musterland, to, role, login="anton"):
    return grant_role(actor=musterland.actor(login), staff_id=musterland.staff[to].pk, role=role, on=musterland.today)


def role_of(musterland, login):
    return RoleAssignment.objects.get(staff_member=musterland.staff[login])


def test_add_login_can_enter_with_exactly_that_role(musterland, facts):
    member = add(musterland)
    assert member.user.check_password("lang-und-sicher-26")
    assert Membership.objects.filter(user=member.user, tenant_id=musterland.tenant.pk).exists()
    role = RoleAssignment.objects.get(staff_member=member)
    assert (role.role_key, role.unit, role.valid_from) == (
        "case_manager",
        musterland.units["bergheim"],
        musterland.today,
    )
    assert facts() == ["staff.login_added"]


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"username": "ALICE.musterland"}, "vergeben"),
        ({"password": "kurz"}, "kurz"),
        ({"agency_id": 0}, "gibt es hier nicht"),
        ({"role": RoleWish("case_manager", "unit", None)}, "für welche"),
        ({"role": RoleWish("kaiser")}, "gibt es nicht"),
        ({"role": RoleWish("admin", "agency", 1)}, "ganzen Kreis"),
    ],
)
def test_add_login_refuses(musterland, values, words):
    with pytest.raises(AccountRefused, match=words):
        add(musterland, **values)


def test_add_login_is_for_the_administration(musterland):
    with pytest.raises(PermissionDenied):
        add(musterland, "diana")


def test_grant_role_keeps_administration_and_casework_apart(musterland):
    with pytest.raises(AccountRefused, match="nicht in einer Hand"):
        grant(musterland, "alice", RoleWish("admin"))
    assert grant(musterland, "diana", RoleWish("admin")).role_key == "admin"
    with pytest.raises(AccountRefused, match="nicht in einer Hand"):
        grant(musterland, "diana", RoleWish("case_manager"))
    with pytest.raises(AccountRefused, match="schon vergeben"):
        grant(musterland, "diana", RoleWish("admin"))


def test_grant_role_never_to_oneself(musterland):
    with pytest.raises(PermissionDenied, match="Sich selbst"):
        grant(musterland, "anton", RoleWish("coordinator"))


def test_grant_role_stays_inside_the_district(musterland, neighbour):
    from kimpass.kernel.tenancy import bound
    from kimpass.organisation.models import Unit

    with bound(neighbour.pk):
        other = Unit.objects.create(tenant=neighbour, kind="municipality", key="x", name="X", ags="05998001")
    with pytest.raises(AccountRefused, match="für welche"):
        grant(musterland, "bob", RoleWish("case_manager", "unit", other.pk))


def test_end_role_ends_it_today(musterland):
    assignment = role_of(musterland, "alice")
    end_role(actor=musterland.actor("anton"), assignment_id=assignment.pk, on=musterland.today, at=now())
    assert musterland.actor("alice").role_keys == frozenset()
    assert musterland.actor("alice", today=musterland.today - timedelta(days=1)).role_keys == {"case_manager"}
    with pytest.raises(AccountRefused, match="schon beendet"):
        end_role(actor=musterland.actor("anton"), assignment_id=assignment.pk, on=musterland.today, at=now())


def test_end_role_keeps_the_last_administrator(musterland):
    assignment = role_of(musterland, "anton")
    with pytest.raises(AccountRefused, match="muss bleiben"):
        end_role(actor=musterland.actor("anton"), assignment_id=assignment.pk, on=musterland.today, at=now())
    grant(musterland, "diana", RoleWish("admin"))
    end_role(actor=musterland.actor("diana"), assignment_id=assignment.pk, on=musterland.today, at=now())
    assert musterland.actor("anton").role_keys == frozenset()


def test_end_role_given_today_leaves_no_day(musterland):
    given_today = grant(musterland, "bob", RoleWish("coordinator"))
    end_role(actor=musterland.actor("anton"), assignment_id=given_today.pk, on=musterland.today, at=now())
    assert "coordinator" not in musterland.actor("bob").role_keys


def test_deactivate_staff_member_closes_the_door(musterland):
    member = musterland.staff["alice"]
    deactivate_staff_member(actor=musterland.actor("anton"), staff_id=member.pk, on=musterland.today, at=now())
    with pytest.raises(NoStaffMember):
        musterland.actor("alice")
    assert not Membership.objects.filter(user=member.user).exists()
    assert not User.objects.get(pk=member.user_id).is_active
    with pytest.raises(AccountRefused, match="schon geschlossen"):
        deactivate_staff_member(actor=musterland.actor("anton"), staff_id=member.pk, on=musterland.today, at=now())


def test_deactivate_staff_member_never_oneself_nor_the_last_administrator(musterland):
    with pytest.raises(PermissionDenied, match="eigene Konto"):
        deactivate_staff_member(
            actor=musterland.actor("anton"), staff_id=musterland.staff["anton"].pk, on=musterland.today, at=now()
        )
    StaffMember.objects.filter(pk=musterland.staff["diana"].pk).update(is_active=True)
    grant(musterland, "diana", RoleWish("admin"))
    User.objects.filter(pk=musterland.staff["diana"].user_id).update(is_active=False)
    with pytest.raises(AccountRefused, match="muss bleiben"):
        deactivate_staff_member(
            actor=musterland.actor("diana"), staff_id=musterland.staff["anton"].pk, on=musterland.today, at=now()
        )


@given(st.lists(st.sampled_from(sorted(ROLES)), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_order_of_grants_brings_administration_and_casework_together(wishes):
    held: frozenset[str] = frozenset()
    for wish in wishes:
        if not conflicting_roles(held, wish):
            held |= {wish}
    assert not ("admin" in held and held & CASE_ROLES)
