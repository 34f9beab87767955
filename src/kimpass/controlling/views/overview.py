from django.http import HttpResponse
from django.shortcuts import render

from kimpass.controlling import policy
from kimpass.controlling.presenters import chapters
from kimpass.controlling.selectors.register import posts_on
from kimpass.controlling.selectors.reports import draw
from kimpass.controlling.selectors.staffing_funding import KIND
from kimpass.controlling.selectors.structure import agreements, places, region_word
from kimpass.kernel.access import Permission
from kimpass.kernel.http import Request, allowed
from kimpass.organisation.models import Tenant, Unit
from kimpass.organisation.selectors.words import words_of


@allowed(policy.see_overview)
def overview(request: Request) -> HttpResponse:
    actor = request.actor
    report = draw(Tenant.objects.get(pk=actor.tenant_id), KIND, today=actor.today)
    wanted = {"funding", "staffing"}
    units = places(actor, actor.today)
    municipalities = [place for place in units if place.kind in Unit.PLACES]
    context = {
        "report": report,
        "chapters": [chapter for chapter in chapters(report) if chapter.section.key in wanted],
        "posts": posts_on(actor.tenant_id, actor.today, words=words_of(actor)),
        "places": units,
        "active": sum(place.is_active for place in municipalities),
        "total": len(municipalities),
        "region_word": region_word(actor),
        "agreements": agreements(actor),
        "can": {
            "see_reports": policy.see_reports(actor),
            "see_money": actor.may(Permission.ORGANISATION_VIEW),
            "import_own_district": policy.import_own_district(actor),
        },
    }
    return render(request, "controlling/overview/overview.html", context)
