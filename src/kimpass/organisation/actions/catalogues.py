"""A district's own words for codes, and codes out of use; a code once given out is never deleted."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from kimpass.audit import log
from kimpass.kernel.access import Actor, RuleViolation, require
from kimpass.organisation import policy
from kimpass.organisation.models import CatalogueEntry


class CodeRefused(RuleViolation):
    """The code cannot be changed like this."""


def _locked(actor: Actor, entry_id: int) -> CatalogueEntry:
    entry: CatalogueEntry = CatalogueEntry.objects.visible_to(actor).select_for_update(of=("self",)).get(pk=entry_id)
    return entry


@transaction.atomic
def rename_code(*, actor: Actor, entry_id: int, label_de: str, before: str, label_en: str = "") -> CatalogueEntry:
    """
    Give a code the district's own words; `before` is the label the form showed.

    :raises CodeRefused: somebody else renamed it meanwhile.
    """
    entry = _locked(actor, entry_id)
    require(policy.rename_code(actor, entry))
    if entry.label_de != before:
        raise CodeRefused(_("Inzwischen heißt der Eintrag „%(label)s“. Bitte prüfen.") % {"label": entry.label_de})
    entry.label_de, entry.label_en = label_de, label_en
    entry.save(update_fields=["label_de", "label_en"])
    log.record(actor, "catalogue.renamed", entry, catalogue=entry.catalogue, code=entry.code)
    return entry


@transaction.atomic
def end_code(*, actor: Actor, entry_id: int, on: date) -> CatalogueEntry:
    """
    Take a code out of use from a day on; rows that carry it keep it.

    :raises CodeRefused: it is out of use already.
    """
    entry = _locked(actor, entry_id)
    require(policy.end_code(actor, entry))
    if entry.valid_until is not None and entry.valid_until <= on:
        raise CodeRefused(_("Dieser Eintrag ist schon beendet."))
    entry.valid_until = on
    entry.save(update_fields=["valid_until"])
    log.record(actor, "catalogue.ended", entry, catalogue=entry.catalogue, code=entry.code)
    return entry
