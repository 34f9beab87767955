"""What tests of pre-checks stand on: somebody with papers over time, and an authority a release names."""

from datetime import date

from kimpass.organisation.models import Agency, CatalogueEntry, RoleAssignment, StaffMember
from kimpass.people.actions.consents import record_release
from kimpass.people.actions.residence import record_residence_status
from tests.support.cast import TODAY

YOUTH, SETTLED, STAG = "AufenthG_25a_1", "AufenthG_25b", "StAG_10"
TITLES = {
    "GEST": "Aufenthaltsgestattung",
    "D60A_2_1": "Duldung",
    "AE25_2_1": "Flüchtling",
    "AE25_2_2": "Subsidiärer Schutz",
    "AE104C": "Chancen-Aufenthalt",
}


def titles(musterland):
    """Make the titles of the catalogue."""
    return {
        code: CatalogueEntry.objects.create(
            tenant=musterland.tenant, catalogue="residence_title", code=code, origin_code=code, label_de=label
        )
        for code, label in TITLES.items()
    }


def hold(musterland, person, *rows, login="alice"):
    """Let somebody hold titles: (code, from, first day without or None)."""
    known = {entry.code: entry for entry in CatalogueEntry.objects.filter(catalogue="residence_title")}
    known = known or titles(musterland)
    for code, start, end in rows:
        record_residence_status(
            actor=musterland.actor(login),
            person_id=person.pk,
            title_id=known[code].pk,
            valid_from=date.fromisoformat(start),
            valid_until=end and date.fromisoformat(end),
        )


def authority(musterland, kind="naturalisation_authority", key="einbuergerung"):
    """Make an authority."""
    return Agency.objects.create(tenant=musterland.tenant, key=key, name=f"Behörde {key}", kind=kind)


def officer(musterland, agency, login="bob"):
    """Turn a player into an officer of an authority."""
    staff = musterland.staff[login]
    RoleAssignment.objects.filter(staff_member=staff).delete()
    StaffMember.objects.filter(pk=staff.pk).update(agency=agency)
    RoleAssignment.objects.create(
        tenant=musterland.tenant,
        staff_member=staff,
        role_key="residence_officer",
        scope="tenant",
        valid_from=date(2024, 1, 1),
    )
    return musterland.actor(login)


def released(musterland, person, texts, *agencies, **values):
    """Have the person release these bodies."""
    return record_release(
        actor=musterland.actor("alice"),
        person_id=person.pk,
        text_id=texts["confidentiality_release"],
        agency_ids=[agency.pk for agency in agencies],
        subject="Einbürgerung",
        signed_on=TODAY,
        signer="person",
        **values,
    )
