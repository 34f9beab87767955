"""Posts of the invented district, for tests."""

from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from html import unescape

from django.db import transaction
from hypothesis import strategies as st

from kimpass.organisation.actions.posts import AreaData, PostData, TermsData, set_up_post

BEGIN = date(2024, 1, 1)
DAYS = st.dates(date(2024, 1, 1), date(2026, 12, 31))
FTES = st.integers(1, 300).map(lambda hundredths: Decimal(hundredths) / 100)


def fte(text):
    return Decimal(text)


def post(world, number="CM-1", size="1.00", *, units=(), shares=(), since=BEGIN, who="diana", **terms):
    """Set up a post of case management; `shares` go with `units`, none is unknown."""
    wanted = [AreaData(world.units[unit].pk, shares[at] if at < len(shares) else None) for at, unit in enumerate(units)]
    return set_up_post(
        actor=world.actor(who),
        data=PostData("2", "case_management", number),
        terms=TermsData(**{"employing_body_id": world.office.pk, "fte_approved": size and Decimal(size), **terms}),
        areas=wanted,
        valid_from=since,
    )


def overlapping(rows, key):
    """Return pairs of current rows of the same key that share a day."""
    spans = [
        (getattr(row, key), row.valid_from, row.valid_until or date.max) for row in rows if row.superseded_at is None
    ]
    return [
        (one, other)
        for at, one in enumerate(spans)
        for other in spans[at + 1 :]
        if one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
    ]


@contextmanager
def undone():
    """Take back what one example did, so that the next begins as the first."""
    point = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(point)


def said(answer):
    """Return what a page says."""
    return unescape(answer.content.decode())


def sent(client, where, **values):
    """Send a form and return the page it leads to."""
    answer = client.post(where, values, follow=True)
    assert answer.status_code == 200, said(answer)
    return said(answer)
