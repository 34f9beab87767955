"""Draw a report of a shipped district and give back what a program reads: the report's own JSON."""

import json
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from kimpass.controlling.actions.districts import import_district
from kimpass.controlling.importer.profile import SHIPPED
from kimpass.controlling.selectors.reports import draw
from kimpass.kernel.tenancy import bound
from kimpass.organisation.models import Tenant

TODAY = date(2026, 11, 23)


class Told:
    """A report as JSON, with short ways to what a golden test looks at."""

    def __init__(self, content: dict[str, Any]) -> None:
        self.content = content
        self.figures = content["figures"]

    def value(self, key: str) -> Decimal | None:
        """Return the value of a figure."""
        told = self.figures[key]["value"]
        return None if told is None else Decimal(told)

    def proof(self, key: str) -> list[str]:
        """Return the rows behind a figure, as words."""
        return [row["text"] for row in self.figures[key]["proof"]]

    def proof_values(self, key: str) -> list[Decimal | None]:
        """Return the values of the rows behind a figure."""
        return [None if row["value"] is None else Decimal(row["value"]) for row in self.figures[key]["proof"]]

    def remarks(self, key: str) -> str:
        """Return the remarks on a figure."""
        return " ".join(self.figures[key]["remarks"])

    def section(self, key: str) -> dict[str, Any]:
        """Return a chapter."""
        return next(section for section in self.content["sections"] if section["key"] == key)

    def rows(self, key: str) -> list[list[str]]:
        """Return the rows of a chapter's first table."""
        return [[row["label"], *row["cells"]] for row in self.section(key)["tables"][0]["rows"]]

    def text(self) -> str:
        """Return everything as one text."""
        return json.dumps(self.content, ensure_ascii=False)


# What a report says is plain data: drawn once, read by many tests, each of which leaves its own rows behind.
@cache
def told(key: str, kind: str, as_of: date | None = None, period: str | None = None) -> Told:
    """Import a district where it is not there yet, and draw a report of it."""
    tenant = Tenant.objects.filter(key=key).first() or import_district(
        content=(SHIPPED / f"{key}.yaml").read_bytes(), file=f"{key}.yaml", on=TODAY
    )
    with bound(tenant.pk):
        drawn = draw(tenant, kind, today=TODAY, as_of=as_of, period=period).as_json()
    return Told(json.loads(json.dumps(drawn)))
