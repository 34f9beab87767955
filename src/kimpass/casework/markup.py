"""Rows of long lists: a template loop over fifty rows costs more than the rest of the page, its query included."""

from collections.abc import Iterable
from html import escape

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kimpass.casework.selectors.caseload import CaseRow

CELL = '<td class="kern-table__cell">'
CASE_ROW = (
    '<tr class="kern-table__row"><td class="kern-table__cell"><a class="person" href="%s"><bdi>%s</bdi></a></td>'
    f'<td class="kern-table__cell nowrap">%s</td>{CELL}%s</td>{CELL}%s</td>'
    f'<td class="kern-table__cell nowrap"><span class="only-narrow">%s </span>%s</td>{CELL}%s</td>'
    '<td class="kern-table__cell nowrap">%s</td></tr>\n'
)
AHEAD = '<span class="only-narrow">%s </span>%s'
LATE = f'<span class="late">{AHEAD}<span class="sr"> %s</span></span>'


def case_rows(rows: Iterable[CaseRow]) -> SafeString:
    """Return the table rows of the list of cases; every word that comes from outside is escaped here."""
    base, since = reverse("casework:caseload"), escape(_("seit"))
    look, due = escape(_("Wiedervorlage")), escape(_("fällig"))
    lines = []
    for row in rows:
        waiting = AHEAD % (look, row.follow_up) if row.follow_up else ""
        if row.is_due:
            waiting = LATE % (look, row.follow_up, due)
        words = map(escape, (f"{base}{row.public_id}/", row.name, row.number, row.phase, row.unit))
        lines.append(CASE_ROW % (*words, since, row.opened, escape(row.keeper), waiting))
    return SafeString("".join(lines))
