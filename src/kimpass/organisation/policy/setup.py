"""Who may change the structure, the accounts and the catalogues."""

from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import ALLOW, Actor, Decision, Permission, deny
from kimpass.organisation.models import CatalogueEntry, Delegation, ExtraField, RoleAssignment, StaffMember
from kimpass.organisation.roles import ROLES

ONLY_ADMIN = _("Konten und Rollen verwaltet die Administration.")
ONLY_CATALOGUES = _("Kataloge pflegt die Administration.")
ONLY_FIELDS = _("Zusatzfelder richtet die Administration ein.")
ONLY_PROCEDURE = _("Verfahren und Mindestdokumentation legt die Koordinierende Stelle fest.")


def _when(held: bool, reason: object) -> Decision:  # noqa: FBT001 - the one use of this helper
    return ALLOW if held else deny(str(reason))


def open_tenant() -> Decision:
    """Decide that tenants are opened on the machine itself: no page leads here."""
    return ALLOW


def see_organisation(actor: Actor) -> Decision:
    """Decide who sees posts, funding, regions and agreements."""
    return _when(
        actor.may(Permission.ORGANISATION_VIEW),
        _("Stellen, Förderung und Vereinbarungen sehen Geschäftsführung, Koordinierende Stelle und Administration."),
    )


def see_administration(actor: Actor) -> Decision:
    """Decide who opens the page that leads to everything the district sets up for itself."""
    rights = (
        Permission.USERS_MANAGE,
        Permission.CATALOGUE_MANAGE,
        Permission.PROCEDURE_SET,
        Permission.DISTRICT_SETUP,
        Permission.TENANT_OPEN,
    )
    return _when(any(actor.may(right) for right in rights), ONLY_ADMIN)


def manage_users(actor: Actor) -> Decision:
    """Decide who sees the list of accounts."""
    return _when(actor.may(Permission.USERS_MANAGE), ONLY_ADMIN)


def see_rights(actor: Actor) -> Decision:
    """Decide who reads the page of roles and rights: everybody, nothing in it is secret."""
    return ALLOW if actor.staff_id else deny(str(ONLY_ADMIN))


def manage_staff_member(actor: Actor, member: StaffMember) -> Decision:
    """Decide who opens the page of one staff member's account."""
    return _when(actor.may(Permission.USERS_MANAGE) and member.tenant_id == actor.tenant_id, ONLY_ADMIN)


def add_login(actor: Actor) -> Decision:
    """Decide who creates accounts."""
    return manage_users(actor)


def join_login(actor: Actor) -> Decision:
    """Decide who enters somebody who has a login in another district already (TEN-02)."""
    return manage_users(actor)


def renew_password(actor: Actor, member: StaffMember) -> Decision:
    """Decide who makes a one-time password: the administration, and never for herself or himself."""
    if member.pk == actor.staff_id:
        return deny(str(_("Das eigene Passwort ändern Sie unter „Mein Konto“.")))
    return manage_staff_member(actor, member)


def grant_role(actor: Actor, member: StaffMember) -> Decision:
    """Decide who gives a role: the administration, and never to herself or himself (R10)."""
    if member.pk == actor.staff_id:
        return deny(str(_("Sich selbst gibt niemand eine Rolle. Bitte eine zweite Administration darum.")))
    return manage_staff_member(actor, member)


def end_role(actor: Actor, assignment: RoleAssignment) -> Decision:
    """Decide who takes a role away."""
    return _when(actor.may(Permission.USERS_MANAGE) and assignment.tenant_id == actor.tenant_id, ONLY_ADMIN)


def deactivate_staff_member(actor: Actor, member: StaffMember) -> Decision:
    """Decide who closes an account: the administration, and never her or his own."""
    if member.pk == actor.staff_id:
        return deny(str(_("Das eigene Konto schließt niemand selbst.")))
    return manage_staff_member(actor, member)


def delegate(actor: Actor, member: StaffMember) -> Decision:
    """Decide who names a deputy: the person who will be away, or the administration."""
    if member.tenant_id != actor.tenant_id:
        return deny(str(ONLY_ADMIN))
    return _when(
        member.pk == actor.staff_id or actor.may(Permission.USERS_MANAGE),
        _("Eine Vertretung trägt die Person selbst oder die Administration ein."),
    )


def see_deputies(actor: Actor) -> Decision:
    """Decide who sees the page of deputies: everybody who works here."""
    return ALLOW if actor.staff_id else deny(str(ONLY_ADMIN))


def end_delegation(actor: Actor, delegation: Delegation) -> Decision:
    """Decide who ends a deputyship early."""
    own = actor.staff_id in {delegation.from_staff_id, delegation.to_staff_id}
    return _when(
        delegation.tenant_id == actor.tenant_id and (own or actor.may(Permission.USERS_MANAGE)),
        _("Eine Vertretung beendet eine der beiden Personen oder die Administration."),
    )


def manage_catalogues(actor: Actor) -> Decision:
    """Decide who sees and edits the catalogues."""
    return _when(actor.may(Permission.CATALOGUE_MANAGE), ONLY_CATALOGUES)


def rename_code(actor: Actor, entry: CatalogueEntry) -> Decision:
    """Decide who gives a code the district's own words."""
    return _when(actor.may(Permission.CATALOGUE_MANAGE) and entry.tenant_id == actor.tenant_id, ONLY_CATALOGUES)


def end_code(actor: Actor, entry: CatalogueEntry) -> Decision:
    """Decide who takes a code out of use."""
    return rename_code(actor, entry)


def manage_extra_fields(actor: Actor) -> Decision:
    """Decide who sees which fields the district gave itself, and sets up new ones."""
    return _when(actor.may(Permission.CATALOGUE_MANAGE), ONLY_FIELDS)


def define_extra_field(actor: Actor) -> Decision:
    """Decide who gives the district a field of its own."""
    return manage_extra_fields(actor)


def change_extra_field(actor: Actor, field: ExtraField) -> Decision:
    """Decide who renames a field and its answers."""
    return _when(actor.may(Permission.CATALOGUE_MANAGE) and field.tenant_id == actor.tenant_id, ONLY_FIELDS)


def move_extra_field(actor: Actor, field: ExtraField) -> Decision:
    """Decide who puts the fields in order."""
    return change_extra_field(actor, field)


def end_extra_field(actor: Actor, field: ExtraField) -> Decision:
    """Decide who takes a field out of use."""
    return change_extra_field(actor, field)


def see_minimum_documentation(actor: Actor) -> Decision:
    """Decide who reads what the communes agreed to document: whoever sets it, and whoever documents."""
    return _when(actor.may_somewhere(Permission.CASE_VIEW) or actor.may(Permission.PROCEDURE_SET), ONLY_PROCEDURE)


def agree_minimum_documentation(actor: Actor) -> Decision:
    """Decide who enters a new version of the minimum documentation (CM-20)."""
    return _when(actor.may(Permission.PROCEDURE_SET), ONLY_PROCEDURE)


def manage_target_groups(actor: Actor) -> Decision:
    """Decide who says whom KIM is for: the coordinating office, or the administration (ACC-08)."""
    held = actor.may(Permission.PROCEDURE_SET) or actor.may(Permission.CATALOGUE_MANAGE)
    return _when(held, _("Zielgruppen legen die Koordinierende Stelle und die Administration fest."))


def add_target_group(actor: Actor) -> Decision:
    """Decide who sets up a target group."""
    return manage_target_groups(actor)


def change_target_group(actor: Actor) -> Decision:
    """Decide who lets a target group mean something else."""
    return manage_target_groups(actor)


def end_target_group(actor: Actor) -> Decision:
    """Decide who ends a target group."""
    return manage_target_groups(actor)


def conflicting_roles(held: frozenset[str], wanted: str) -> frozenset[str]:
    """Return the roles that may not stand beside the wanted one, in either direction (separation of duties)."""
    role = ROLES[wanted]
    return frozenset(key for key in held if key in role.excludes or wanted in ROLES[key].excludes) - {wanted}
