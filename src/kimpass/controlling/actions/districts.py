"""Import a district from its profile: whole or not at all."""

from datetime import date
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.controlling import policy
from kimpass.controlling.importer import bodies, milestones, papers, posts, structure
from kimpass.controlling.importer.profile import checked
from kimpass.controlling.importer.refusal import ProfileRefused, Refusal
from kimpass.controlling.models import (
    Attainment,
    Concept,
    GoalCriterion,
    GoalPeriod,
    MilestoneCell,
    MilestoneEvidence,
    MilestonePlan,
    MilestoneRow,
    ProgrammeGoal,
    ReportedFigure,
)
from kimpass.kernel.access import Actor, require
from kimpass.kernel.tenancy import bound
from kimpass.organisation import models as o
from kimpass.organisation.actions.tenants import open_tenant
from kimpass.organisation.models import StaffMember, Tenant, Unit
from kimpass.organisation.selectors.operator import operator
from kimpass.residence.models import OrderOfWork
from kimpass.steering import models as s

# In the order in which rows may go: whoever points first.
REPLACEABLE: tuple[type[models.Model], ...] = (
    Attainment,
    GoalCriterion,
    ProgrammeGoal,
    GoalPeriod,
    MilestoneEvidence,
    MilestoneCell,
    MilestoneRow,
    MilestonePlan,
    ReportedFigure,
    Concept,
    OrderOfWork,
    s.Event,
    s.EventSeries,
    s.Decision,
    s.AgendaItem,
    s.Session,
    s.BodyMember,
    s.Body,
    s.ThemeStep,
    s.Theme,
    o.AgreementParty,
    o.Agreement,
    o.FundingLine,
    o.StaffingFigure,
    o.Staffing,
    o.Recruitment,
    o.PostTerms,
    o.PostArea,
    o.Post,
    o.TargetGroup,
    o.RegionMembership,
    o.Region,
    o.Participation,
    o.MunicipalityFeature,
    o.Municipality,
    o.Term,
    o.StaffMember,
    o.Agency,
    o.Unit,
)


def _write(profile: dict[str, Any], tenant: Tenant, on: date) -> None:
    written = structure.write_structure(profile, tenant, on)
    posts.write_posts(profile, written)
    posts.write_staffing_figures(profile, written)
    posts.write_funding(profile, written)
    posts.write_agreements(profile, written)
    bodies.write_themes(profile, written)
    bodies.write_bodies(profile, written)
    bodies.write_goals(profile, written)
    milestones.write_milestones(profile, written)
    bodies.write_figures(profile, written)
    papers.write_events(profile, written)
    papers.write_concepts(profile, written)
    papers.write_target_groups(profile, written)
    papers.write_order_of_work(profile, written)


def _is_empty(tenant: Tenant) -> bool:
    """Test whether the tenant holds no Kommune yet: what every import writes."""
    return not Unit.objects.asked_for().filter(tenant=tenant, kind__in=Unit.PLACES).exists()


def _somebody_works(tenant: Tenant) -> bool:
    """Test whether anybody can sign in: without staff there are neither cases nor findings."""
    return bool(StaffMember.objects.asked_for().filter(tenant=tenant, user__isnull=False).exists())


def _clear(tenant: Tenant) -> None:
    for model in REPLACEABLE:
        rows: Any = model._default_manager.filter(tenant=tenant)
        if model in {o.Agency, o.Unit}:
            rows = rows.exclude(key=structure.OFFICE)  # other contexts hang their wordings on the own office
        rows._raw_delete(rows.db)  # the collector would refuse rows that point at each other in a circle


def _refuse_or_clear(tenant: Tenant, file: str, *, replace: bool) -> None:
    if _is_empty(tenant):
        return
    if not replace:
        reason = _("%(name)s ist schon eingelesen. Ersetzen geht mit --replace, solange dort niemand arbeitet.")
        raise ProfileRefused([Refusal(file, "district.key", reason % {"name": tenant.name})])
    if _somebody_works(tenant):
        reason = _("In %(name)s gibt es schon Konten. Der Kreis wird nicht mehr ersetzt.")
        raise ProfileRefused([Refusal(file, "district.key", reason % {"name": tenant.name})])
    _clear(tenant)


@transaction.atomic
def import_district(*, content: bytes, file: str, on: date, replace: bool = False) -> Tenant:
    """
    Check a profile and import it into its tenant, which is opened when it is new.

    :raises ProfileRefused: with everything that is wrong; nothing was written.
    """
    require(policy.import_district())
    profile = checked(content, file)
    district = profile["district"]
    tenant = Tenant.objects.filter(ags=district["ags"]).first()
    if tenant is None:
        tenant = open_tenant(
            key=district["key"],
            name=district["name"],
            kind=district["kind"],
            ags=district["ags"],
            short=district["short"],
            on=on,
        )
    with bound(tenant.pk):
        _refuse_or_clear(tenant, file, replace=replace)
        _write(profile, tenant, on)
        log.record(operator(tenant_id=tenant.pk, today=on), "district.imported", tenant, schema=profile["schema"])
    return tenant


@transaction.atomic
def import_own_district(*, actor: Actor, content: bytes, file: str) -> Tenant:
    """
    Import the profile of the actor's own district while nothing was imported there.

    :raises ProfileRefused: with everything that is wrong, or when the profile is another district's.
    """
    require(policy.import_own_district(actor))
    profile = checked(content, file)
    tenant = Tenant.objects.select_for_update().get(pk=actor.tenant_id)
    if profile["district"]["ags"] != tenant.ags:
        reason = _("Das Profil gehört zu einem anderen Kreis. Hier wird nur %(name)s eingelesen.")
        raise ProfileRefused([Refusal(file, "district.ags", reason % {"name": tenant.name})])
    if not _is_empty(tenant):
        reason = _("%(name)s ist schon eingelesen. Änderungen erfolgen auf den Seiten der Steuerung.")
        raise ProfileRefused([Refusal(file, "district.key", reason % {"name": tenant.name})])
    try:
        with transaction.atomic():
            _write(profile, tenant, actor.today)
    except (IntegrityError, ObjectDoesNotExist) as error:
        reason = _("Kataloge, Gremien oder Regionen dieses Kreises passen nicht mehr zu einem ersten Einlesen.")
        raise ProfileRefused([Refusal(file, "", reason)]) from error
    log.record(actor, "district.imported", tenant, schema=profile["schema"])
    return tenant
