from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed
from kimpass.law.rulebook import versions
from kimpass.organisation.models import Tenant
from kimpass.people import policy
from kimpass.people.selectors import check_words, law_checks, rule_changes

# Beyond this a page would keep people waiting; the command `recheck` does it with a progress bar.
MOST_ON_A_PAGE = 3000


@allowed(policy.compare_rules)
def compare_rules(request: Request) -> HttpResponse:
    """Compare two texts of the law over all stored facts of the district: counts only."""
    old, new = rule_changes.two_versions(request.GET.get("alt", ""), request.GET.get("neu", ""))
    tenant_id = request.actor.tenant_id
    number = rule_changes.stored(tenant_id).count()
    context: dict[str, Any] = {
        "old": old.version,
        "new": new.version,
        "versions": versions(),
        "number": number,
        "rows": [],
    }
    context["too_many"] = number > MOST_ON_A_PAGE
    if not context["too_many"]:
        smallest = int(Tenant.objects.values_list("minimum_group_size", flat=True).get(pk=tenant_id))
        found = rule_changes.compare(old, new, tenant_id=tenant_id, on=request.actor.today)
        context["smallest"] = smallest
        context["rows"] = [
            (row, law_checks.basis_name(row.basis), _words(row.before), _words(row.after))
            for row in rule_changes.rows_of(found, smallest)
        ]
        context["changed"] = any(row.is_change for row, *_words_of in context["rows"])
    return render(request, "people/rule_changes/compare_rules.html", context)


def _words(overall: str) -> str:
    return _("nicht prüfbar") if overall == rule_changes.REFUSED else str(check_words.SHORT[overall])
