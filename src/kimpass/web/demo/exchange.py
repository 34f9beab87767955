"""What goes between districts and the Land: reports, a concern with its answer, a file, solutions of others."""

from dataclasses import replace
from datetime import datetime, time

from django.utils import timezone

from kimpass.accounts.models import Membership, User
from kimpass.controlling.actions import releases, reports, solutions, submissions, transfers
from kimpass.controlling.actions.solutions import SolutionData
from kimpass.controlling.models import ReceivedSubmission, ReportRelease
from kimpass.controlling.selectors.transfers import Column
from kimpass.kernel.access import Actor
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Agency, RoleAssignment, StaffMember, Tenant
from kimpass.organisation.selectors.actors import resolve_actor
from kimpass.steering.actions import measures
from kimpass.steering.models import Measure, StateIssue
from kimpass.web.demo.world import District

COLUMNS = (
    Column("STANDORT_AGS", "standort.ags"),
    Column("JAHR", "bericht.zeitraum"),
    Column("KENNZAHL", "zeile.schluessel"),
    Column("WERT", "zeile.wert", format="punktzahl"),
    Column("EINHEIT", "zeile.einheit"),
    Column("STICHTAG", "zeile.stichtag", format="iso"),
    Column("QUELLSYSTEM", constant="KIMpass"),
)
SHARED = {
    "warendorf": SolutionData(
        "Sprachlotsinnen für Arzttermine",
        "Termine in Praxen fallen aus, weil niemand übersetzt und niemand die Kosten trägt.",
        "Das Kommunale Integrationszentrum schult Ehrenamtliche in vier Sprachen; eine Liste liegt in den Praxen. "
        "Die Fahrtkosten trägt der Kreis aus Mitteln der Beteiligungsprojekte.",
        "Im ersten Halbjahr sind weniger Termine ausgefallen; die Praxen fragen von sich aus an.",
        "GESUNDHEIT",
    ),
    "hoexter": SolutionData(
        "Ein Zettel für die Wohnungssuche",
        "Familien gehen zu fünf Stellen und nennen jeder dieselben Angaben.",
        "Jobcenter, Sozialamt und Wohnungsgesellschaft nehmen denselben Bogen an. Er bleibt bei der Familie.",
        "Die Wohnungsgesellschaft meldet vollständige Anfragen.",
        "WOHNEN",
    ),
}


def _boss(district: District) -> Actor:
    """
    Return the management; a district without one gets somebody nobody signs in as.

    :raises LookupError: the profile names no employing body.
    """
    if "programme_manager" in district.office:
        return district.on(district.office["programme_manager"], district.today)
    tenant, key = district.tenant, district.tenant.key
    user = User.objects.create(username=f"vorfuehrung-{key}-leitung", password="!")  # noqa: S106 - no password opens this
    Membership.objects.create(user=user, tenant_id=tenant.pk)
    office = Agency.objects.asked_for().filter(tenant=tenant, is_employing_body=True).order_by("pk").first()
    if office is None:
        raise LookupError(key)
    staff = StaffMember.objects.create(
        tenant=tenant, agency=office, user=user, name="Kim Probeleitung", function="Geschäftsführung KIM"
    )
    RoleAssignment.objects.create(
        tenant=tenant, staff_member=staff, role_key="programme_manager", scope="tenant", valid_from=district.since
    )
    return resolve_actor(user_id=user.pk, tenant_id=tenant.pk, today=district.today)


def hand_to_the_land(district: District) -> None:
    """Let the district hand over its controlling of last year and a concern, share and take up solutions."""
    boss, year = _boss(district), str(district.today.year - 1)
    data = reports.ReportData(as_of=district.today.replace(year=district.today.year - 1, month=12, day=31))
    report = reports.start_report(actor=boss, kind="controlling", data=replace(data, period_label=year))
    at = timezone.make_aware(datetime.combine(district.today, time(9)))
    made = releases.release_report(actor=boss, report_id=report.pk, at=min(at, timezone.now()))
    submissions.hand_over_release(actor=boss, release_id=made.pk)
    _hand_concern_over(boss, is_answered="programme_manager" in district.office)
    _share(district, boss)
    if "programme_manager" in district.office:
        _transfer(boss)


def _hand_concern_over(boss: Actor, *, is_answered: bool) -> None:
    issue = StateIssue.objects.for_tenant(boss).filter(state=StateIssue.State.SENT).order_by("pk").first()
    if issue is None:
        return
    handed = submissions.hand_over_issue(actor=boss, issue_id=issue.pk)
    land = Tenant.objects.get(kind=Tenant.Kind.STATE)
    with bound(land.pk):
        staff = StaffMember.objects.asked_for().filter(tenant=land).order_by("pk").first()
        copy = ReceivedSubmission.objects.asked_for().get(sender_reference=handed.public_id)
        if staff is None or not is_answered:
            return
        officer = resolve_actor(user_id=staff.user_id or 0, tenant_id=land.pk, today=boss.today)
        words = "Danke für den Hinweis. Eine landesweite Regelung wird geprüft; wir melden uns im Frühjahr."
        submissions.reply_to_received(actor=officer, received_id=copy.pk, reply=words)


def _share(district: District, boss: Actor) -> None:
    data = SHARED.get(district.tenant.key)
    if data is None:
        return
    row = measures.start_measure(
        actor=boss,
        theme_id=None,
        decision_id=None,
        on=boss.today,
        title=data.title,
        owner_function="Kommunales Integrationszentrum",
    )
    measures.change_measure_state(
        actor=boss, measure_id=row.pk, state=Measure.State.IMPLEMENTED, on=boss.today, effect=data.effect
    )
    solutions.share_solution(actor=boss, measure_id=row.pk, data=data)


def _transfer(boss: Actor) -> None:
    columns = list(COLUMNS)
    mapping = transfers.write_transfer_mapping(actor=boss, label="Datenbank KIM (Entwurf)", columns=columns)
    if ReportRelease.objects.for_tenant(boss).exists():
        transfers.make_transfer(actor=boss, mapping_id=mapping.pk, as_of=boss.today)
