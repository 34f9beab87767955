from datetime import date

from kimpass.casework.models import CaseFinding
from kimpass.kernel.events import publish, subscribers
from kimpass.kernel.scope import strict
from kimpass.steering.events import ThemeChanged
from kimpass.steering.models import Finding, Theme, ThemeEvidence


def finding(musterland, *cases, unit="musterstadt", month=date(2026, 11, 1), count=1):
    made = Finding.objects.create(
        tenant=musterland.tenant,
        title="Lücke",
        text="Lücke",
        field=musterland.fields["SPRACHE"],
        unit=musterland.units[unit],
        source_kind="case",
        case_count=count,
        month=month,
        reported_by=musterland.staff["alice"],
        state="released",
    )
    for case in cases:
        CaseFinding.objects.create(tenant=musterland.tenant, case=case, finding=made, linked_on=musterland.today)
    return made


def evidence(musterland, *findings):
    theme = Theme.objects.create(
        tenant=musterland.tenant,
        title="Übergänge",
        field=musterland.fields["SPRACHE"],
        created_on=musterland.today,
        created_by=musterland.staff["charlie"],
    )
    with strict():
        publish(ThemeChanged(musterland.tenant.pk, theme.pk, tuple(made.pk for made in findings)))
    return ThemeEvidence.objects.asked_for().get(theme=theme)


def test_casework_listens():
    assert [handler.__name__ for handler in subscribers()[ThemeChanged]] == ["write_evidence"]


def test_a_case_behind_two_findings_counts_once(musterland):
    first, second = musterland.case(name="A"), musterland.case(name="B", unit="waldhausen")
    written = evidence(
        musterland,
        finding(musterland, first, month=date(2026, 2, 1)),
        finding(musterland, first, second, unit="waldhausen", month=date(2026, 10, 1)),
    )
    assert (written.case_count, written.municipality_count) == (2, 2)
    assert (written.first_month, written.last_month) == (date(2026, 2, 1), date(2026, 10, 1))


def test_findings_told_by_others_count_with_what_they_state(musterland):
    case = musterland.case()
    assert evidence(musterland, finding(musterland, case), finding(musterland, count=4)).case_count == 5


def test_the_district_office_is_no_municipality(musterland):
    assert evidence(musterland, finding(musterland, unit="kreis")).municipality_count == 0


def test_a_theme_without_findings_has_no_months(musterland):
    written = evidence(musterland)
    assert (written.case_count, written.first_month) == (0, None)
