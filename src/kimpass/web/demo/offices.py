"""Baustein 3: proceedings without names, monthly counts, checklists in editions, the campaign, the order of work."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

from kimpass.kernel.access import Actor
from kimpass.organisation.models import Agency
from kimpass.residence.actions import backlog, campaigns, checklists, proceedings
from kimpass.residence.actions.backlog import CountData, OrderData
from kimpass.residence.actions.campaigns import CampaignData, StepData
from kimpass.residence.actions.checklists import ChecklistData, Point
from kimpass.residence.actions.proceedings import ProceedingData
from kimpass.residence.models import OrderOfWork
from kimpass.residence.selectors.backlog_sums import add_months
from kimpass.steering.models import Event
from kimpass.web.demo.world import District

Order = OrderOfWork.Order
# As the concepts say: Höxter clears the backlog first, Paderborn runs the campaign while there is none.
ORDERS = {"hoexter": Order.BACKLOG_FIRST, "paderborn": Order.CAMPAIGN_WHILE_NONE}
KINDS = ("stay_25a", "stay_25b", "stay_104c", "settlement", "naturalisation", "naturalisation")
PROCEEDINGS = 44
CHECKLIST = (
    Point(
        "Sechs Jahre Aufenthalt, mit minderjährigem Kind vier Jahre",
        "§ 25b Abs. 1 Satz 2 Nr. 1 AufenthG",
        "Meldungen, Duldungen",
    ),
    Point("Hinreichende mündliche Deutschkenntnisse (A2)", "§ 25b Abs. 1 Satz 2 Nr. 4 AufenthG", "Zertifikat"),
    Point(
        "Grundkenntnisse der Rechts- und Gesellschaftsordnung",
        "§ 25b Abs. 1 Satz 2 Nr. 2 AufenthG",
        "Test „Leben in Deutschland“",
    ),
    Point(
        "Lebensunterhalt überwiegend gesichert oder absehbar",
        "§ 25b Abs. 1 Satz 2 Nr. 3 AufenthG",
        "Arbeitsvertrag, Lohnabrechnungen",
    ),
)
NEWER = (
    *CHECKLIST[:3],
    Point(
        "Lebensunterhalt überwiegend gesichert oder absehbar",
        "§ 25b Abs. 1 Satz 2 Nr. 3 AufenthG",
        "Lohnabrechnungen der letzten sechs Monate",
    ),
    Point("Schulbesuch der Kinder", "§ 25b Abs. 1 Satz 2 Nr. 5 AufenthG", "Schulbescheinigung"),
)
NATURALISATION = (
    Point("Fünf Jahre rechtmäßiger gewöhnlicher Aufenthalt", "§ 10 Abs. 1 Satz 1 StAG", "Aufenthaltstitel, Meldungen"),
    Point("Ausreichende Deutschkenntnisse (B1)", "§ 10 Abs. 1 Satz 1 Nr. 6 StAG", "Zertifikat oder Schulabschluss"),
    Point("Einbürgerungstest", "§ 10 Abs. 1 Satz 1 Nr. 7 StAG", "Bescheinigung des Bundesamtes"),
    Point("Lebensunterhalt ohne Leistungen nach SGB II oder XII", "§ 10 Abs. 1 Satz 1 Nr. 3 StAG", "Arbeitsvertrag"),
)


def _decide(district: District) -> None:
    actor = district.office["coordinator"]
    order = ORDERS.get(district.tenant.key, Order.BOTH)
    day = date(district.today.year - 1, 1, 2)  # after what the profile brings along
    target = date(district.today.year + 1, 12, 31) if order == Order.BACKLOG_FIRST else None
    data = OrderData(order, backlog_from=5, backlog_after_months=6, target_on=target)
    backlog.set_order_of_work(actor=actor, data=data, valid_from=day)


def _register(district: District, officer: Actor, rng: Random) -> None:
    for number in range(PROCEEDINGS):
        came = district.today - timedelta(days=rng.randint(4, 560))
        with_deadline = number % 9 == 0
        data = ProceedingData(
            KINDS[number % len(KINDS)],
            file_mark=f"33-{number + 101}/{came:%y}",
            deadline_on=district.today + timedelta(days=rng.randint(-6, 40)) if with_deadline else None,
            deadline_for="Unterlagen nachreichen" if with_deadline else "",
        )
        asked = number % 11 == 5
        row = proceedings.register_proceeding(actor=officer, data=data, received_on=came, is_enquiry=asked)
        age = (district.today - came).days
        way = (
            ("received", "ready", "granted")
            if asked
            else ("incomplete", "ready", ("granted", "refused")[number % 5 == 0])
        )
        # The older, the further: what waits longest waits for papers.
        for place, state in enumerate(way):
            day = came + timedelta(days=60 * (place + 1) + rng.randint(0, 50))
            if age < 90 * (place + 1) or day >= district.today or rng.random() < 0.12:
                break
            row = proceedings.move_proceeding(
                actor=officer, proceeding_id=row.pk, version=row.version, state=state, on=day
            )


def _report(district: District, rng: Random) -> None:
    """Let the other naturalisation office report on paper, with one month in which it did not."""
    offices = Agency.objects.asked_for().filter(tenant=district.tenant, kind=Agency.Kind.NATURALISATION_AUTHORITY)
    office = offices.order_by("pk").first()
    if office is None:
        return
    actor = district.office["coordinator"]
    stock = 160
    for back in range(23, 0, -1):
        month = add_months(district.today.replace(day=1), -back)
        came, granted, refused, other = rng.randint(11, 17), rng.randint(12, 19), rng.randint(0, 2), rng.randint(0, 2)
        stock += came - granted - refused - other
        data = CountData(came + rng.randint(3, 9), came, granted, refused, other, stock, "Monatsmeldung")
        if back == 15:
            data = replace(data, received=None, stock=None, source="unvollständige Meldung")
        backlog.record_monthly_count(
            actor=actor, authority_id=office.pk, kind="naturalisation", month=month, version=0, data=data
        )


def _explain(district: District, officer: Actor) -> None:
    first = date(district.today.year - 1, 3, 1)
    second = district.today - timedelta(days=80)
    for kind, title, day, points in (
        ("stay_25b", "Bleiberecht bei nachhaltiger Integration", first, CHECKLIST),
        ("stay_25b", "Bleiberecht bei nachhaltiger Integration", second, NEWER),
        ("naturalisation", "Anspruchseinbürgerung", second, NATURALISATION),
    ):
        actor = district.on(officer, day)
        row = checklists.write_checklist(actor=actor, data=ChecklistData(kind, title, day, points))
        checklists.release_checklist(actor=actor, checklist_id=row.pk, version=row.version)


def _campaign(district: District, officer: Actor) -> None:
    today = district.today
    begin = add_months(today.replace(day=1), -7)
    row = campaigns.begin_campaign(
        actor=officer,
        data=CampaignData(
            title="Einbürgerung: Schritt für Schritt",
            begins_on=begin,
            aim="Wer die Voraussetzungen erfüllt, soll davon wissen und den Antrag vollständig stellen.",
            agreed_with="alle Kommunen des Kreises, Migrationsberatung, Ehrenamtsbüros",
            applications_before=71,
        ),
    )
    event = Event.objects.asked_for().filter(tenant=district.tenant, kind="information").order_by("pk").first()
    places = list(district.managers)
    for days, audience, title, reached, more in (
        (
            15,
            "social_workers",
            "Informationsveranstaltung für die soziale Arbeit",
            42,
            {"event_id": event and event.pk},
        ),
        (40, "migration_advice", "Fachaustausch mit MBE und JMD", 14, {}),
        (70, "public", "Einbürgerungsfeier im Kreishaus", 120, {"is_approximate": True}),
        (95, "volunteers", "Abend für Ehrenamtliche", None, {"unit_id": district.units[places[0]].pk}),
        (150, "clients", "Beratungstag zur Einbürgerung", 38, {"unit_id": district.units[places[-1]].pk}),
    ):
        data = StepData(audience, title, min(begin + timedelta(days=days), today), reached=reached, **more)
        campaigns.add_campaign_step(actor=officer, campaign_id=row.pk, data=data)
    ahead = StepData("case_managers", "Austausch mit dem Case Management zu § 25b", today + timedelta(days=24))
    campaigns.add_campaign_step(actor=officer, campaign_id=row.pk, data=ahead)


def work_in_offices(district: District) -> None:
    """Let the offices of the district work; where nobody signs in for one, only what was agreed and reported stands."""
    _decide(district)
    _report(district, district.rng)
    officer = district.office.get("residence_officer")
    if officer is not None:
        _register(district, officer, district.rng)
        _explain(district, officer)
        _campaign(district, officer)
