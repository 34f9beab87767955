"""The tenant's transaction: opened, bound and closed here and nowhere else in a request."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve
from django.utils.timezone import localdate

from kimpass.accounts.passwords import is_due
from kimpass.kernel.http import Request
from kimpass.kernel.scope import strict
from kimpass.kernel.tenancy import bound
from kimpass.organisation.selectors.actors import NoStaffMember, resolve_actor

READING = {"GET", "HEAD", "OPTIONS"}


def _is_marked(request: HttpRequest, mark: str) -> bool:
    """Test whether the page asked for says something about itself (kernel.http)."""
    try:
        return bool(getattr(resolve(request.path_info).func, mark, False))
    except Resolver404:
        return False


def _only_reads(request: HttpRequest) -> bool:
    """Test whether a page asked by POST is a search, which writes nothing (kernel.http.searching)."""
    return request.method in READING or _is_marked(request, "only_reads")


def _looks_back(request: HttpRequest) -> bool:
    """Test whether a page is asked what was known on a day (kernel.http.looking_back)."""
    return "bekannt" in request.GET and _is_marked(request, "looks_back")


@contextmanager
def _read_only() -> Iterator[None]:
    """
    Let the database itself refuse writes.

    SQLite: set before and reset after the transaction, and deferred so that readers do not queue for the write lock.
    """
    if connection.vendor != "sqlite":
        yield
        return
    mode = connection.transaction_mode  # type: ignore[attr-defined]
    connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA query_only=ON")
    try:
        yield
    finally:
        connection.transaction_mode = mode  # type: ignore[attr-defined]
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA query_only=OFF")


@contextmanager
def tenant_transaction(tenant_id: int, *, reading: bool, looks_back: bool = False) -> Iterator[None]:
    """
    Open the one transaction of a request, bound to the tenant, read-only for GET.

    PostgreSQL makes no temporary table in a read-only transaction: a page that looks back does without that wall.
    """
    if not reading:
        with bound(tenant_id):
            yield
        return
    with _read_only(), bound(tenant_id):
        if connection.vendor == "postgresql" and not looks_back:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION READ ONLY")
        yield


class TenantTransaction:
    """
    Own the transaction: bind, answer, render, and undo everything when the answer is an error.

    Rendering happens inside, because lazy templates and row-level security need the binding (pitfalls 3).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        request.reads = []
        if request.path_info.startswith(settings.OUTSIDE_TENANT) or not request.user.is_authenticated:
            return self.get_response(request)
        if is_due(request):
            return HttpResponseRedirect(resolve_url("accounts:own_password"))
        tenant_id = request.session.get("tenant_id")
        if tenant_id is None:
            return HttpResponseRedirect(resolve_url("accounts:choose_tenant"))
        modes = {"reading": _only_reads(request), "looks_back": _looks_back(request)}
        try:
            with tenant_transaction(tenant_id, **modes):
                request.actor = resolve_actor(user_id=request.user.pk, tenant_id=tenant_id, today=localdate())
                return self._answer(request)
        except NoStaffMember:
            request.session.pop("tenant_id", None)
            return HttpResponseRedirect(resolve_url("accounts:choose_tenant"))

    def _answer(self, request: Request) -> HttpResponse:
        with strict():
            response = self.get_response(request)
            render = getattr(response, "render", None)
            if callable(render) and not response.is_rendered:  # type: ignore[attr-defined]
                response = render()
        if getattr(response, "streaming", False):
            raise RuntimeError("a streamed answer would leave the tenant's transaction")
        if response.status_code >= 400:
            transaction.set_rollback(True)
        return response
