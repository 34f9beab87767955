import pytest
from django.core.exceptions import PermissionDenied

from kimpass.organisation.actions.catalogues import CodeRefused, end_code, rename_code


def test_rename_code_gives_it_the_districts_own_words(musterland, facts):
    entry = musterland.fields["WOHNEN"]
    actor = musterland.actor("anton")
    renamed = rename_code(actor=actor, entry_id=entry.pk, label_de="Unterkunft", before="Wohnen")
    assert (renamed.label_de, renamed.code, renamed.origin_code) == ("Unterkunft", "WOHNEN", "WOHNEN")
    assert facts() == ["catalogue.renamed"]
    with pytest.raises(CodeRefused, match="Inzwischen heißt"):
        rename_code(actor=actor, entry_id=entry.pk, label_de="Wohnung", before="Wohnen")


def test_rename_code_is_for_the_administration(musterland):
    with pytest.raises(PermissionDenied, match="Kataloge"):
        rename_code(
            actor=musterland.actor("alice"), entry_id=musterland.fields["WOHNEN"].pk, label_de="X", before="Wohnen"
        )


def test_end_code_takes_it_out_of_use_once(musterland, facts):
    entry = musterland.areas["SPRACHE"]
    ended = end_code(actor=musterland.actor("anton"), entry_id=entry.pk, on=musterland.today)
    assert ended.valid_until == musterland.today
    assert facts() == ["catalogue.ended"]
    with pytest.raises(CodeRefused, match="schon beendet"):
        end_code(actor=musterland.actor("anton"), entry_id=entry.pk, on=musterland.today)
