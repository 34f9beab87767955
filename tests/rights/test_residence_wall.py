"""
The firewall of Baustein 3: no officer reaches anything of a case but what a case manager handed over (B3-09).

Asserted over every address, every object and every table, with names that stand nowhere else; the last tests open a
hole on purpose, without which the others could pass by looking at nothing.
"""

import pytest
from django.apps import apps
from django.urls import reverse
from django.utils.timezone import localdate

from kimpass.accounts.models import Membership, User
from kimpass.audit.models import ReadEntry
from kimpass.casework.models import Case
from kimpass.kernel.access import Permission
from kimpass.kernel.http import holds_case_content
from kimpass.organisation.models import Agency, RoleAssignment, StaffMember
from kimpass.organisation.roles import ROLES
from kimpass.organisation.selectors.actors import resolve_actor
from kimpass.people.models import Keeper, PreCheckHandover, PreCheckHandoverItem, PreCheckHandoverRead
from tests.rights import sieve, walk
from tests.rights.offices import OFFICER
from tests.rights.test_below_the_line import EXAMPLES, case_numbers, seeded_names

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ABOVE = ("people", "casework")
# Tables above the line that tell of nobody.
OF_NOBODY = {"people.ConsentText"}
# Tables without a sight of their own: they are read through the row they belong to, and no address loads one.
PARTS = {"casework.AccessReason", "casework.Responsibility", "people.ReleaseRecipient"}
# The only addresses that show what was handed over, and the only table of people an office has a way into.
HANDED = {
    "residence:received_handovers",
    "residence:received_handover",
    "residence:open_received_handover",
    "residence:received_document",
}
CLOSED = {403, 404, 405}
# How many people the campaign may reach: counts, small ones suppressed, from a page that names nobody (B3-05).
COUNTS = {"people:view_campaign_reach"}


def actor_of(kreis, login=OFFICER):
    return resolve_actor(user_id=kreis.users[login].pk, tenant_id=kreis.stage.tenant.pk, today=localdate())


def wanted():
    """Return every spelling of every person, and every case number."""
    return [*seeded_names(), *case_numbers()]


def answers(kreis, client, only=None):
    """Open every address with every object there is, by reading and by sending; yield route, address and answer."""
    kreis.sign_in(client, OFFICER)
    for route in walk.routes():
        if route.name in EXAMPLES or (only and route.name not in only):
            continue
        for address in route.addresses(kreis.stage.tenant.pk):
            yield route, address, client.get(address)
            if route.name.split(":")[0] in ABOVE:
                yield route, address, client.post(address, {})


def is_above(route):
    """Test whether an address belongs to people and cases and needs a person to sign in."""
    return route.name.split(":")[0] in ABOVE and getattr(route.view, "login_required", True)


def holes(kreis, client, only=None):
    """Return the addresses that name somebody to an officer, and those of people and cases that open."""
    words = wanted()
    named, opened = [], set()
    for route, address, answer in answers(kreis, client, only):
        if found := sieve.names_in_answer(answer, words):
            named.append((route.name, address, sorted(found)))
        if is_above(route) and route.name not in COUNTS and answer.status_code not in CLOSED:
            opened.add((route.name, answer.status_code))
    return named, opened


def rows_in_sight(actor):
    """Return the tables of people and cases of which the actor's own sight holds a row."""
    found = set()
    for model in apps.get_models():
        if model._meta.app_label in ABOVE and model._meta.label not in OF_NOBODY and holds_case_content(model):
            rows = model._default_manager
            if hasattr(rows, "visible_to") and rows.visible_to(actor).exists():
                found.add(model._meta.label)
    return found


def searched(kreis, client):
    """Look for every person and every case as an officer; return what was found."""
    kreis.sign_in(client, OFFICER)
    asked = [
        walk.CANARY,
        walk.CANARY_ORIGINAL,
        "Leila",
        "Rania",
        *Case.objects.asked_for().values_list("number", flat=True),
    ]
    pages = [client.post(reverse("web:search"), {"q": query}) for query in asked]
    assert all(page.status_code == 200 for page in pages)
    return [link for page in pages for link in ("/personen/", "/faelle/") if f'href="{link}' in page.content.decode()]


# --- The wall -----------------------------------------------------------------------------


@pytest.mark.one_engine
def test_no_address_no_answer_and_no_search_shows_an_officer_anything_of_a_case(kreis, client):
    named, opened = holes(kreis, client)
    assert named == []
    assert opened == set()
    assert searched(kreis, client) == []


def test_no_table_of_people_or_cases_holds_a_row_in_an_officers_sight(kreis):
    assert rows_in_sight(actor_of(kreis)) <= PARTS
    loaded = {getattr(route.view, "guarded_model", None) for route in walk.routes()}
    assert not PARTS & {model._meta.label for model in loaded if model is not None}
    assert {"people.Person", "casework.Case", "people.PreCheck", "people.PreCheckHandover"} <= rows_in_sight(
        actor_of(kreis, "case_manager")
    )


def test_an_officer_holds_no_right_of_casework_and_never_beside_it():
    role = ROLES[OFFICER]
    theirs = {P for P in Permission if P.value.startswith(("case_", "caseload_", "person_", "consent_", "access_"))}
    assert not role.permissions & theirs
    assert not role.permissions & {Permission.FINDING_VIEW, Permission.REPORT_VIEW, Permission.LOG_VIEW}
    for key, other in ROLES.items():
        if other.permissions & {Permission.CASE_VIEW, Permission.CASE_WORK, Permission.PERSON_SEARCH}:
            assert key in role.excludes, key
            assert OFFICER in other.excludes, key
    receivers = {key for key, one in ROLES.items() if Permission.HANDOVER_RECEIVE in one.permissions}
    assert receivers == {OFFICER}


# --- The one door ---------------------------------------------------------------------------


def opened_by_officer(kreis, client, handover):
    kreis.sign_in(client, OFFICER)
    assert client.post(reverse("residence:open_received_handover", args=[handover.public_id])).status_code == 302
    return client.get(reverse("residence:received_handover", args=[handover.public_id]))


def test_only_the_handed_items_come_through_noted_and_seen_by_the_case_manager(kreis, client):
    handover = PreCheckHandover.objects.asked_for().get()
    items = PreCheckHandoverItem.objects.asked_for().filter(handover=handover)
    items.filter(sort=1).update(text=f"Auskunft zu {walk.CANARY}")
    page = reverse("residence:received_handover", args=[handover.public_id])
    kreis.sign_in(client, OFFICER)
    closed = client.get(page)
    assert not sieve.names_in_answer(closed, wanted())
    assert items.get(sort=2).label not in closed.content.decode()
    before = ReadEntry.objects.filter(staff_id=actor_of(kreis).staff_id).count()
    shown = opened_by_officer(kreis, client, handover).content.decode()
    assert walk.CANARY in shown
    for item in items:
        assert item.label in shown
    reading = PreCheckHandoverRead.objects.asked_for().get()
    assert (reading.handover, reading.staff_member_id) == (handover, actor_of(kreis).staff_id)
    logged = ReadEntry.objects.filter(staff_id=actor_of(kreis).staff_id, subject_type="people.precheckhandover")
    assert ReadEntry.objects.filter(staff_id=actor_of(kreis).staff_id).count() >= before + 2
    assert set(logged.values_list("route", flat=True)) <= HANDED
    assert all(entry.subject_ids == [handover.pk] for entry in logged)
    named, opened = holes(kreis, client)
    assert {(name, address) for name, address, _words in named} == {("residence:received_handover", page)}
    assert opened == set()
    kreis.sign_in(client, "case_manager")
    seen = client.get(reverse("people:view_check_handover", args=[handover.public_id])).content.decode()
    assert StaffMember.objects.asked_for().get(pk=reading.staff_member_id).name in seen


@pytest.mark.parametrize("change", ["expired", "taken back"])
def test_the_door_shuts(kreis, client, change):
    handover = PreCheckHandover.objects.asked_for().get()
    assert opened_by_officer(kreis, client, handover).status_code == 200
    values = {"expires_on": localdate()} if change == "expired" else {"taken_back_at": handover.handed_at}
    PreCheckHandover.objects.asked_for().update(**values)
    for name in HANDED - {"residence:received_handovers"}:
        assert client.get(reverse(name, args=[handover.public_id])).status_code == 404, name
    assert handover.public_id not in client.get(reverse("residence:received_handovers")).content.decode()


def test_the_door_opens_for_no_other_role_and_no_other_authority(kreis, client):
    handover = PreCheckHandover.objects.asked_for().get()
    for role in walk.ROLES:
        kreis.sign_in(client, role)
        for name in HANDED:
            address = reverse(name, args=[handover.public_id] if name != "residence:received_handovers" else [])
            if role != OFFICER:
                assert client.get(address).status_code in CLOSED, (role, name)
                assert client.post(address).status_code in CLOSED, (role, name)
    kreis.users["other"] = other_officer(kreis)
    kreis.sign_in(client, "other")
    for name in HANDED - {"residence:received_handovers"}:
        assert client.get(reverse(name, args=[handover.public_id])).status_code == 404
        assert client.post(reverse(name, args=[handover.public_id])).status_code in CLOSED
    assert handover.public_id not in client.get(reverse("residence:received_handovers")).content.decode()
    assert not PreCheckHandoverRead.objects.asked_for().exists()


def other_officer(kreis):
    """Hire an officer of another authority."""
    tenant = kreis.stage.tenant
    agency = Agency.objects.create(tenant=tenant, key="ebh", name="EBH", kind="naturalisation_authority")
    user = User.objects.create_user("other_officer")
    Membership.objects.create(user=user, tenant_id=tenant.pk)
    staff = StaffMember.objects.create(tenant=tenant, agency=agency, user=user, name="other", function=OFFICER)
    RoleAssignment.objects.create(
        tenant=tenant, staff_member=staff, role_key=OFFICER, scope="tenant", valid_from=localdate()
    )
    return user


# --- Holes made on purpose ----------------------------------------------------------------


def keep_a_household(kreis):
    """Let the officer keep every household, as a mistake in the data would."""
    staff = StaffMember.objects.asked_for().get(pk=actor_of(kreis).staff_id)
    Keeper.objects.asked_for().filter(valid_until__isnull=True).update(staff_member=staff)


@pytest.mark.one_engine
def test_the_wall_stands_even_if_an_officer_keeps_a_household_by_mistake(kreis, client):
    """Sight alone opens no page: the rights are asked as well."""
    keep_a_household(kreis)
    assert "people.Person" in rows_in_sight(actor_of(kreis))
    named, opened = holes(kreis, client)
    assert named == []
    assert opened == set()


@pytest.mark.one_engine
def test_a_hole_is_found(kreis, client, monkeypatch):
    keep_a_household(kreis)
    role = ROLES[OFFICER]
    more = {Permission.CASE_VIEW, Permission.PERSON_SEARCH, Permission.PERSON_EDIT}
    torn = type(role)(role.key, role.label, role.description, role.permissions | more)
    monkeypatch.setitem(ROLES, OFFICER, torn)
    named, opened = holes(kreis, client, only={"people:person", "people:household", "casework:case"})
    assert "people:person" in {name for name, _address, _words in named}
    assert ("people:person", 200) in opened
    assert searched(kreis, client)
