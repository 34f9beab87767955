from django.utils.http import url_has_allowed_host_and_scheme

from kimpass.kernel.http import Request


def way_back(request: Request) -> str:
    """Return the page of ours the user came from, empty when there is none: the case page opens these forms too."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    return target if target.startswith("/") and url_has_allowed_host_and_scheme(target, allowed_hosts=None) else ""
