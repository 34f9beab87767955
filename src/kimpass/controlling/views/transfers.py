"""The file for the Land's own database: mappings, what would go, what went."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.controlling import policy
from kimpass.controlling.actions import transfers
from kimpass.controlling.forms.transfers import MappingForm, TransferForm
from kimpass.controlling.models import Transfer, TransferMapping
from kimpass.controlling.selectors.transfers import (
    FORMATS,
    columns_of,
    csv_of,
    delta,
    delta_of,
    json_of,
    known_sources,
    last_transfer,
    lines_of,
)
from kimpass.controlling.views.frame import work
from kimpass.kernel.http import Request, allowed, guarded
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once

PAGE = 20
EDITOR = "controlling/transfers/write_transfer_mapping.html"


def mapping_page(row: TransferMapping) -> str:
    return reverse("controlling:transfer_mapping", args=[row.public_id])


@allowed(policy.see_transfers)
def transfer_list(request: Request) -> HttpResponse:
    rows = (
        Transfer.objects.visible_to(request.actor).select_related("mapping", "made_by").defer("state").order_by("-pk")
    )
    context = {
        "mappings": TransferMapping.objects.visible_to(request.actor).order_by("-is_in_use", "label", "pk"),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("seite")),
        "can_write": policy.write_transfer_mapping(request.actor),
    }
    return render(request, "controlling/transfers/transfer_list.html", context)


@guarded(TransferMapping, policy.see_transfer_mapping)
def transfer_mapping(request: Request, row: TransferMapping) -> HttpResponse:
    actor, columns = request.actor, columns_of(row)
    last = last_transfer(actor, row)
    known, sent = known_sources(actor), Transfer.objects.visible_to(actor).filter(mapping=row)
    context = {
        "mapping": row,
        "columns": [(column, known.get(column.source, ""), FORMATS.get(column.format, "")) for column in columns],
        "coming": delta(lines_of(actor, columns, actor.today), last.state if last else {}),
        "last": last,
        "transfers": sent.select_related("mapping").defer("state").order_by("-pk")[:PAGE],
        "can_change": policy.change_transfer_mapping(actor, row),
        "can_make": policy.make_transfer(actor, row) and row.is_in_use,
    }
    return render(request, "controlling/transfers/transfer_mapping.html", context)


@allowed(policy.write_transfer_mapping)
@once
def write_transfer_mapping(request: Request) -> HttpResponse:
    form = MappingForm(posted(request))

    def act(values: dict[str, Any]) -> str:
        made = transfers.write_transfer_mapping(actor=request.actor, label=values["label"], columns=form.columns())
        return mapping_page(made)

    return work(
        request,
        form,
        act,
        title=_("Zuordnung anlegen"),
        button=_("Speichern"),
        back=reverse("controlling:transfers"),
        success=_("Die Zuordnung ist angelegt."),
        template=EDITOR,
        known=known_sources(request.actor),
    )


@guarded(TransferMapping, policy.change_transfer_mapping)
@once
def change_transfer_mapping(request: Request, row: TransferMapping) -> HttpResponse:
    form = MappingForm(posted(request), mapping=row)

    def act(values: dict[str, Any]) -> str:
        transfers.change_transfer_mapping(
            actor=request.actor,
            mapping_id=row.pk,
            version=posted_version(request),
            label=values["label"],
            columns=form.columns(),
            is_in_use=values["is_in_use"],
        )
        return mapping_page(row)

    return work(
        request,
        form,
        act,
        title=_("Zuordnung ändern"),
        button=_("Speichern"),
        back=mapping_page(row),
        success=_("Die Zuordnung ist geändert."),
        template=EDITOR,
        row=row,
        known=known_sources(request.actor),
    )


@guarded(TransferMapping, policy.make_transfer)
@once
def make_transfer(request: Request, row: TransferMapping) -> HttpResponse:
    def act(values: dict[str, Any]) -> str:
        transfers.make_transfer(actor=request.actor, mapping_id=row.pk, as_of=values["as_of"])
        return mapping_page(row)

    return work(
        request,
        TransferForm(request.actor, posted(request)),
        act,
        title=_("Übertragung erstellen"),
        button=_("Erstellen"),
        back=mapping_page(row),
        success=_("Die Übertragung ist festgehalten; die Dateien stehen unten."),
    )


@guarded(Transfer, policy.see_transfer)
def transfer_file(request: Request, row: Transfer) -> HttpResponse:
    found, whole = delta_of(request.actor, row), request.GET.get("umfang") == "alles"
    if found.checksum != row.checksum:
        # The mapping was changed since: the same file cannot be made again, and another one would be a lie.
        return render(request, "controlling/transfers/changed_since.html", {"transfer": row}, status=409)
    if request.GET.get("als") == "json":
        content, kind = json_of(row.mapping, found, as_of=row.as_of, whole=whole), "json"
        answer = HttpResponse(content, content_type="application/json")
    else:
        content, kind = csv_of(columns_of(row.mapping), found, whole=whole), "csv"
        answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
    name = f"land-{row.as_of:%Y-%m-%d}{'-alles' if whole else ''}.{kind}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Cache-Control"] = "no-store"
    return answer
