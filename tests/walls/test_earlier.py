"""What a row said before a change is found again, whoever changed it and however (REP-07, ADR 0026)."""

from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection, models, transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kimpass.audit.earlier import TwoInstants, as_known
from kimpass.audit.keeping import kept_fields, let_migrations_work
from kimpass.audit.models import EarlierRow
from kimpass.casework.models import Contact
from kimpass.controlling.models import ReportedFigure
from kimpass.controlling.selectors.known import read_models
from kimpass.kernel.ids import new_public_id
from kimpass.kernel.privacy import DataClass
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Unit
from kimpass.people.models import Person
from kimpass.steering.models import Body, Session
from kimpass.web import walls
from tests.walls.edits import change, changeable

KEPT = tuple(read_models())
# The tables of these are changed at random; each brings other kinds of columns.
CHANGED = (Body, Session, Unit, Contact, ReportedFigure)
EDITS = st.lists(
    st.tuples(st.sampled_from(CHANGED), st.sampled_from(("change", "add", "delete")), st.integers(0, 9)),
    min_size=1,
    max_size=6,
)


def told(model):
    """Return what the rows of a table say in the columns that are kept."""
    names = [field.attname for field in kept_fields(model)]
    return sorted(model.objects.asked_for().values_list(*names), key=repr)


def edit(model, act, number):
    """Change, copy or delete a row as no action would."""
    rows = list(model.objects.asked_for().order_by("pk"))
    if not rows:
        return
    row, fields = rows[number % len(rows)], changeable(model)
    if act == "change":
        change(row, fields[number % len(fields)], number)
    elif act == "delete":
        # What others point to is not deleted; that is no subject here.
        with suppress(models.ProtectedError), transaction.atomic():
            model.objects.asked_for().filter(pk=row.pk).delete()
    elif model in (Contact, ReportedFigure):
        row.pk, row._state.adding = None, True
        row.public_id = new_public_id()
        row.save()


@pytest.fixture
def tenant(musterland):
    case = musterland.case()
    common = {"tenant": musterland.tenant, "metric": "families_total", "counting_unit": "Familien", "source": "Brief"}
    for value in (None, 379, Decimal("0.25")):
        ReportedFigure.objects.create(value=value, reference="06/2026", **common)
    body = Body.objects.create(tenant=musterland.tenant, kind="steering_group", name="Lenkungsgruppe")
    for number in (1, 2):
        Session.objects.create(tenant=musterland.tenant, body=body, number=number, held_on=date(2026, 3, number))
    Contact.objects.create(
        tenant=musterland.tenant, case=case, kind="talk", happened_on=date(2026, 3, 1), text="Sucht Wohnung",
        recorded_at=timezone.now(), recorded_by=musterland.staff["alice"],
    )  # fmt: skip
    return musterland.tenant


@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(before=EDITS, after=EDITS)
def test_whatever_is_changed_later_every_table_is_read_as_it_was(tenant, before, after):
    with transaction.atomic(), bound(tenant.pk):
        for one in before:
            edit(*one)
        known_at, was = timezone.now(), {model: told(model) for model in CHANGED}
        for one in after:
            edit(*one)
            now = {model: told(model) for model in CHANGED}
            with as_known(tenant.pk, known_at, KEPT):
                assert {model: told(model) for model in CHANGED} == was
            assert {model: told(model) for model in CHANGED} == now
        transaction.set_rollback(True)


def test_every_table_a_report_reads_has_its_triggers(tenant):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'keep_earlier%'")
        else:
            cursor.execute(
                "SELECT event_object_table FROM information_schema.triggers WHERE trigger_name = 'keep_earlier'"
            )
        found = Counter(name for (name,) in cursor.fetchall())
    assert found == {model._meta.db_table: 3 for model in KEPT}


def test_a_row_that_came_later_is_not_there_and_one_that_went_is(tenant):
    known_at = timezone.now()
    gone = ReportedFigure.objects.get(value=379)
    gone.delete()
    ReportedFigure.objects.create(tenant=tenant, metric="later", counting_unit="Familien", value=1, source="Brief")
    with as_known(tenant.pk, known_at, KEPT):
        assert sorted(ReportedFigure.objects.values_list("metric", flat=True)) == ["families_total"] * 3
        assert ReportedFigure.objects.filter(value__gt=Decimal("0.5")).get().public_id == gone.public_id
    assert not ReportedFigure.objects.filter(metric="families_total", value=379).exists()


def test_what_stands_in_a_table_is_the_same_with_joins_and_counts(tenant):
    known_at = timezone.now()
    Session.objects.filter(number=1).update(held_on=date(2025, 1, 1))
    Body.objects.update(kind="working_group")
    with as_known(tenant.pk, known_at, KEPT):
        rows = Body.objects.annotate(held=models.Count("sessions"), last=models.Min("sessions__held_on"))
        assert [(row.kind, row.held, row.last) for row in rows] == [("steering_group", 2, date(2026, 3, 1))]
        assert Session.objects.select_related("body").get(number=1).body.kind == "steering_group"


def test_nothing_written_about_a_person_is_kept(tenant, musterland):
    person = musterland.person_of(musterland.case(name="Kanariquell"))
    Person.objects.filter(pk=person.pk).update(family_name="Anders", birth_date=date(1990, 3, 14))
    Contact.objects.update(text="Stand der Zuweisung besprochen", minutes=20)
    Person.objects.filter(pk=person.pk).update(given_names="Rania", sex="x")
    kept = repr(list(EarlierRow.objects.values_list("before", flat=True)))
    assert "'minutes'" in kept
    assert "1990-03-14" in kept
    for word in ("Kanariquell", "Anders", "Rania", "Sucht Wohnung", "Zuweisung"):
        assert word not in kept


@pytest.mark.parametrize("model", KEPT, ids=lambda model: model._meta.label_lower)
def test_of_peoples_tables_only_codes_days_numbers_and_keys_are_kept(model):
    words = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    for field in kept_fields(model):
        assert model.privacy.class_of(field.name) == DataClass.NONE or field.choices or not isinstance(field, words)


def test_words_alone_leave_no_entry(tenant):
    before = EarlierRow.objects.count()
    Contact.objects.update(text="Anderes")
    assert EarlierRow.objects.count() == before
    Contact.objects.update(minutes=5)
    assert EarlierRow.objects.count() == before + 1


def test_two_instants_at_once_are_refused(tenant):
    now = timezone.now()
    with as_known(tenant.pk, now, KEPT):
        with as_known(tenant.pk, now, KEPT):
            pass
        with pytest.raises(TwoInstants), as_known(tenant.pk, now - timedelta(days=1), KEPT):
            pass


def test_an_error_meanwhile_leaves_the_real_tables(tenant):
    known_at = timezone.now()
    ReportedFigure.objects.filter(value=379).update(value=400)
    with pytest.raises(ZeroDivisionError), as_known(tenant.pk, known_at, KEPT):
        _ = 1 / ReportedFigure.objects.filter(value=400).count()
    assert ReportedFigure.objects.filter(value=400).exists()


def test_rows_of_another_tenant_are_not_laid_back(tenant, neighbour):
    with bound(neighbour.pk):
        ReportedFigure.objects.create(
            tenant=neighbour, metric="families_total", counting_unit="Familien", value=7, source="Brief"
        )
    known_at = timezone.now()
    with bound(neighbour.pk):
        ReportedFigure.objects.filter(value=7).update(value=8)
    with as_known(tenant.pk, known_at, KEPT):
        assert ReportedFigure.objects.filter(tenant=tenant).count() == 3
    ReportedFigure.objects.filter(value=379).update(value=380)
    with as_known(tenant.pk, known_at, KEPT):
        assert set(ReportedFigure.objects.values_list("tenant_id", flat=True)) == {tenant.pk}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite rebuilds tables to change them")
def test_migrations_find_no_triggers_and_leave_them_behind(tenant):
    let_migrations_work()
    before = EarlierRow.objects.count()
    Session.objects.update(is_constituent=True)
    assert EarlierRow.objects.count() == before
    walls._keep()
    walls._keep()
    Session.objects.update(is_constituent=False)
    assert EarlierRow.objects.count() == before + 2
