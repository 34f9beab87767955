"""Change rows past every rule of the application: what a figure stands on may be changed by anything."""

from contextlib import suppress
from datetime import date, timedelta
from decimal import Decimal

from django.db import DatabaseError, models, transaction
from django.utils import timezone

SHIFTS = {
    models.BooleanField: lambda value, _number: not value,
    models.DateTimeField: lambda value, number: (value or timezone.now()) + timedelta(seconds=number),
    models.DateField: lambda value, number: (value or date(2026, 5, 1)) + timedelta(days=number),
    models.DecimalField: lambda value, _number: (value or Decimal(0)) + Decimal("0.25"),
    models.JSONField: lambda _value, number: {"ja": number, "nein": None},
    models.PositiveIntegerField: lambda value, number: (value or 0) + number,
    models.PositiveSmallIntegerField: lambda value, number: (value or 0) + number,
    models.CharField: lambda _value, number: f"ä'{number}",
    models.TextField: lambda _value, number: f'{{"{number}": \\\n',
}


def changeable(model):
    """Return the columns of a table that another value may be written into."""
    fields = [f for f in model._meta.concrete_fields if not f.is_relation and not f.primary_key]
    return [f for f in fields if type(f) in SHIFTS or f.choices]


def other(field, value, number):
    """Return another value a column could carry."""
    if field.choices:
        return [key for key, _label in field.choices if key != value][number % (len(field.choices) - 1)]
    return SHIFTS[type(field)](value, number)


def change(row, field, number):
    """Write another value into one column, unless the database forbids it; return whether it did."""
    rows = type(row).objects.asked_for().filter(pk=row.pk)
    with suppress(DatabaseError), transaction.atomic():
        return bool(rows.update(**{field.attname: other(field, getattr(row, field.attname), number)}))
    return False


def change_every_column(model):
    """Write another value into every column of every row; return whether anything changed."""
    done = False
    for row in model.objects.asked_for().order_by("pk"):
        for field in changeable(model):
            done |= change(row, field, 1)
    return done
