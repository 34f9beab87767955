import pytest
from django.core.exceptions import PermissionDenied

from kimpass.casework.actions.findings import SpeaksOfAPerson, report_case_finding
from kimpass.casework.models import Case, CaseFinding
from kimpass.kernel.access import RuleViolation
from kimpass.steering.models import Finding
from tests.support.cast import TODAY

HARMLESS = "Zwischen Sprachkurs und Ausbildung vergehen oft sechs Monate ohne Angebot."


def report(musterland, case, *, who="alice", **changes):
    values = {
        "kind": "challenge",
        "title": "Lücke nach dem Sprachkurs",
        "text": HARMLESS,
        "field_id": musterland.fields["SPRACHE"].pk,
        "on": TODAY,
    } | changes
    return report_case_finding(actor=musterland.actor(who), case_id=case.pk, **values)


def test_report_case_finding_gets_place_field_and_month_only(musterland, facts):
    case = musterland.case()
    finding = report(musterland, case)
    assert (finding.unit, finding.field) == (case.unit, musterland.fields["SPRACHE"])
    assert (finding.month, finding.case_count, finding.source_kind) == (TODAY.replace(day=1), 1, "case")
    assert list(CaseFinding.objects.values_list("case", "finding")) == [(case.pk, finding.pk)]
    assert facts()[-1] == "case_finding.reported"


def test_report_case_finding_knows_success_factors(musterland):
    assert report(musterland, musterland.case(), kind="success_factor").kind == "success_factor"


@pytest.mark.parametrize("place", ["title", "text", "harmless_reason"])
def test_report_case_finding_refuses_the_name(musterland, place):
    case = musterland.case(name="Tesfay")
    with pytest.raises(SpeaksOfAPerson, match="„Tesfays“: Name einer Person") as refused:
        report(musterland, case, **{place: "Tesfays Antrag liegt seit Monaten"})
    assert not refused.value.may_be_explained
    assert not Finding.objects.exists()
    assert not CaseFinding.objects.exists()


def test_report_case_finding_lets_a_possible_hit_be_explained(musterland):
    case = musterland.case(name="Klein")
    with pytest.raises(SpeaksOfAPerson) as refused:
        report(musterland, case, text="Die Gruppen sind zu klein.")
    assert refused.value.may_be_explained
    reason = "Das Wort steht hier als Eigenschaft."
    assert report(musterland, case, text="Die Gruppen sind zu klein.", harmless_reason=reason).harmless_reason == reason


@pytest.mark.parametrize("who", ["eve", "charlie", "diana", "anton"])
def test_report_case_finding_is_for_whoever_keeps_the_case(musterland, who):
    with pytest.raises((Case.DoesNotExist, PermissionDenied)):
        report(musterland, musterland.case(), who=who)


def test_report_case_finding_keeps_what_helps_and_reads_it_too(musterland):
    case = musterland.case(name="Tesfay")
    finding = report(musterland, case, what_helps="Ein Kurs am Abend", frequency="often")
    assert (finding.what_helps, finding.frequency, finding.reach) == ("Ein Kurs am Abend", "often", "unit")
    with pytest.raises(SpeaksOfAPerson):
        report(musterland, case, what_helps="Tesfay sollte einen Kurs bekommen")


def test_report_case_finding_refuses_numbers_of_anybody(musterland):
    for text in ("Rückruf unter null eins sieben sechs fünf vier drei zwei", "siehe ٣/٤/١٩٩٠", "Az. 50/123"):
        with pytest.raises(RuleViolation):
            report(musterland, musterland.case(), text=text)
    assert not Finding.objects.exists()
