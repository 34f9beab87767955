"""What tests of Baustein 3 begin with."""

from datetime import UTC, date, datetime, timedelta

from kimpass.people.models import PreCheck, PreCheckHandover, PreCheckHandoverItem
from kimpass.residence.actions import backlog, checklists, proceedings
from kimpass.residence.actions.backlog import CountData
from kimpass.residence.actions.checklists import ChecklistData, Point
from kimpass.residence.actions.proceedings import ProceedingData
from kimpass.vault import files

AT = datetime(2026, 11, 20, 8, tzinfo=UTC)


def register(land, login="frank", *, kind="naturalisation", days=100, is_enquiry=False, **data):
    """Enter a proceeding that came in so many days ago."""
    return proceedings.register_proceeding(
        actor=land.actor(login),
        data=ProceedingData(kind, **data),
        received_on=land.today - timedelta(days=days),
        is_enquiry=is_enquiry,
    )


def move(land, row, state, *, days=0, version=None):
    """Move a proceeding on, so many days ago."""
    return proceedings.move_proceeding(
        actor=land.actor("frank"),
        proceeding_id=row.pk,
        version=row.version if version is None else version,
        state=state,
        on=land.today - timedelta(days=days),
    )


def report(land, month, login="frank", *, kind="naturalisation", version=0, authority=None, **figures):
    """Report the counts of a month."""
    return backlog.record_monthly_count(
        actor=land.actor(login),
        authority_id=(authority or land.immigration).pk,
        kind=kind,
        month=month,
        version=version,
        data=CountData(**figures),
    )


def write(land, *points, kind="naturalisation", valid_from=date(2026, 1, 1), title="Einbürgerung"):
    """Draft a checklist."""
    data = ChecklistData(kind, title, valid_from, [Point(*point) for point in points or [("Sprachnachweis B1",)]])
    return checklists.write_checklist(actor=land.actor("frank"), data=data)


def release(land, *points, **more):
    """Draft and release a checklist."""
    row = write(land, *points, **more)
    return checklists.release_checklist(actor=land.actor("frank"), checklist_id=row.pk, version=row.version)


def handed(
    land, *, case=None, agency=None, expires_on=date(2027, 1, 1), text="Sprachniveau B1 liegt vor", document=b""
):
    """Hand a pre-check to an authority: a line of it and, if there is content, a document."""
    case = case or land.case()
    person = land.person_of(case)
    agency = agency or land.immigration
    common = {"tenant": land.tenant, "person": person}
    check = PreCheck.objects.create(
        **common,
        basis="StAG_10",
        rule_version="2026-08-19",
        reference_date=land.today,
        facts={},
        result={},
        trace={},
        overall="OPEN",
        checked_at=AT,
        checked_by=land.staff["alice"],
    )
    row = PreCheckHandover.objects.create(
        **common,
        pre_check=check,
        to_agency=agency,
        release=land.sign(person, "alice", agency),
        message="Bitte um Rückmeldung",
        handed_at=AT,
        handed_by=land.staff["alice"],
        expires_on=expires_on,
    )
    PreCheckHandoverItem.objects.create(**common, handover=row, sort=1, label="Sprache", text=text)
    if document:
        stored = files.store(tenant_id=land.tenant.pk, content=document, name="x.pdf", accept=files.PAPERS)
        PreCheckHandoverItem.objects.create(
            **common, handover=row, sort=2, label="Zeugnis", file=stored, file_name="zeugnis.pdf"
        )
    return row
