"""Which tables reports read, and a report drawn as it was known at an instant (REP-07, ADR 0026)."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from typing import Any

from django.apps import apps
from django.db import models

from kimpass.audit.earlier import as_known
from kimpass.controlling.selectors.asked import Asked

# The database keeps what a row of these said before each change. A test draws every report and finds what is missing.
READ: dict[str, tuple[str, ...]] = {
    "organisation": (
        "agency", "agreement", "agreementparty", "catalogueentry", "externaladvice", "fundingline", "fundinglinestate",
        "grantnotice", "municipalityfeature", "participation", "post", "postarea", "postterms", "recruitment", "region",
        "regionmembership", "staffing", "staffingfigure", "staffmember", "statementofuse", "targetgroup",
        "tenantmodule", "term", "unit",
    ),
    "network": (
        "interpreterassignment", "material", "materialversion", "needsanalysis", "needsignal", "needsline", "service",
    ),
    "steering": (
        "agendaitem", "body", "bodymember", "decision", "effectcheck", "event", "eventseries", "finding", "ladderstep",
        "measure", "measurestate", "session", "stateissue", "theme", "themefinding", "themestep",
    ),
    "people": ("legaldomainperiod", "person"),
    "casework": (
        "accessrequest", "case", "caseconference", "casemember", "casephase", "casereconstruction", "closure",
        "contact", "contactperson", "contacttopic", "goal", "officehourcontact", "referral", "unitchange",
    ),
    "residence": ("monthlycount", "orderofwork", "proceeding"),
    "controlling": (
        "attainment", "concept", "goalcriterion", "goalperiod", "milestonecell", "milestoneplan", "milestonerow",
        "programmegoal", "reportedfigure",
    ),
}  # fmt: skip
# Read by reports and not kept: whose they are is no figure, and what may be told is decided by today's rules.
NOT_KEPT = frozenset({"organisation.tenant", "organisation.fundingrate"})


def read_models() -> Iterator[type[models.Model]]:
    """Yield the tables whose earlier rows are kept, because a figure of a report is made of them."""
    for context, names in READ.items():
        for name in names:
            yield apps.get_model(context, name)


def known_to(asked: Asked) -> AbstractContextManager[Any]:
    """Let everything that is read meanwhile be what was known at the instant a question names."""
    return as_known(asked.tenant.pk, asked.known_at, tuple(read_models()))
