"""Two figures of one report never share a key: one of them would be lost where figures are told by their keys."""

from datetime import date

import pytest

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.selectors.figures import Figure
from kimpass.controlling.selectors.reports import KINDS, draw
from kimpass.kernel.tenancy import bound

TODAY = date(2026, 11, 23)


@pytest.mark.django_db
@pytest.mark.parametrize("district", ["warendorf", "paderborn", "hoexter", "guetersloh"])
def test_a_key_stands_for_one_figure(district):
    tenant = import_district(content=(SHIPPED / f"{district}.yaml").read_bytes(), file=district, on=TODAY)
    twice = set()
    with bound(tenant.pk):
        for kind in KINDS:
            seen = {}
            for section in draw(tenant, kind, today=TODAY).sections:
                cells = [cell for table in section.tables for row in table.rows for cell in row.cells]
                for cell in (*cells, *section.figures):
                    if isinstance(cell, Figure) and seen.setdefault(cell.key, cell).as_json() != cell.as_json():
                        twice.add((kind, cell.key))
    assert twice == set()
