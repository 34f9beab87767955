from django.http import HttpResponse
from django.shortcuts import render

from kimpass.kernel.access import Permission
from kimpass.kernel.http import Request, allowed
from kimpass.organisation import policy
from kimpass.organisation.selectors.rights import exclusions, rights, roles

RULES = (
    "manage_users",
    "manage_catalogues",
    "see_organisation",
    "manage_extra_fields",
    "see_minimum_documentation",
    "manage_target_groups",
    "see_places",
    "set_up",
    "see_parts",
)


@allowed(policy.see_administration)
def administration(request: Request) -> HttpResponse:
    can: dict[str, object] = {name: getattr(policy, name)(request.actor) for name in RULES}
    can["set_procedures"] = request.actor.may(Permission.PROCEDURE_SET)
    can["release_texts"] = request.actor.may(Permission.CONSENT_TEXT_RELEASE)
    return render(request, "organisation/administration/administration.html", {"can": can})


@allowed(policy.see_rights)
def rights_page(request: Request) -> HttpResponse:
    context = {"roles": roles(), "rights": rights(), "exclusions": exclusions()}
    return render(request, "organisation/administration/rights.html", context)
