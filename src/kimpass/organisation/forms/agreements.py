"""Enter contracts, their parties, posts and clauses."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from kimpass.kernel.access import Actor
from kimpass.organisation.actions.agreements import AgreementData, AgreementPostData, PartyData
from kimpass.organisation.forms.amounts import fte_field, money_field
from kimpass.organisation.forms.funding import words_of_line
from kimpass.organisation.models import Agency, Agreement, AgreementClause, FundingLine, Post, PostFunction
from kimpass.organisation.selectors.words import words_of
from kimpass.ui.choosing import select_row
from kimpass.ui.fields import ChipsField, CleanCharField, CleanTextField, GermanDateField

SPARE, LEAST = 1, 3
"""Empty rows beyond those that are filled, and rows at least."""
TOLD = ("kind", "subject", "amount", "starts_on", "ends_on")


def _rows_for(filled: int) -> range:
    return range(1, max(LEAST, filled + SPARE) + 1)


def _posted_rows(data: Mapping[str, Any] | None, stem: str, filled: int) -> range:
    """Return the numbers of the rows to show: those that were sent, or enough for what is stored."""
    sent = sum(f"{stem}_{number}" in data for number in range(1, 31)) if data else 0
    return range(1, sent + 1) if sent else _rows_for(filled)


def words_of_agreement(agreement: Agreement) -> str:
    """Return what a contract is called in a list."""
    parties = " – ".join(party.label for party in agreement.parties.all())
    return ": ".join(part for part in (agreement.subject or str(agreement.get_kind_display()), parties) if part)


class AgreementForm(forms.Form):
    """Kind, money, term, place in the chain, and the parties in rows."""

    kind = ChipsField(label=_("Art"), choices=Agreement.Kind.choices)
    subject = CleanCharField(label=_("Worum es geht"), max_length=300, required=False)
    starts_on = GermanDateField(label=_("Beginn"), required=False)
    ends_on = GermanDateField(label=_("Letzter Tag"), required=False)

    def __init__(
        self,
        actor: Actor,
        data: Any = None,
        *,
        upper: list[Agreement],
        agreement: Agreement | None = None,
        initial: dict[str, Any] | None = None,
    ) -> None:
        parties = list(agreement.parties.all()) if agreement is not None else []
        super().__init__(data, initial=(initial or {}) | _stored(agreement))
        lines = FundingLine.objects.for_tenant(actor).current().order_by("-year", "sort", "pk")
        agencies = list(Agency.objects.for_tenant(actor).order_by("name"))
        self.fields["funding_line_id"] = select_row(
            _("Förderposten"),
            lines,
            partial(words_of_line, actor),
            empty=_("keiner"),
            help_text=_("Aus welchem Posten weitergeleitet wird."),
        )
        self.fields["amount"] = money_field(_("Betrag in Euro"), help_text=_("Leer heißt unbekannt oder ohne Geld."))
        self.fields["parent_id"] = select_row(
            _("Vorgelagerter Vertrag"),
            [row for row in upper if agreement is None or row.pk != agreement.pk],
            words_of_agreement,
            empty=_("keiner: erstes Glied der Kette"),
        )
        self.numbers = _posted_rows(data, "party", len(parties))
        for number in self.numbers:
            self.fields[f"agency_{number}"] = select_row(
                _("Partei %(number)s") % {"number": number},
                agencies,
                lambda row: row.name,
                empty=_("steht nicht im Verzeichnis"),
            )
            self.fields[f"party_{number}"] = CleanCharField(label=_("oder in Worten"), max_length=160, required=False)
        if agreement is not None:
            for number, party in enumerate(parties, 1):
                known = party.agency
                self.initial[f"agency_{number}"] = known.public_id if known is not None else ""
                same = known is not None and party.label == known.name[:160]
                self.initial[f"party_{number}"] = "" if same else party.label
        self.order_fields(("kind", "subject", "funding_line_id", "amount", "parent_id", "starts_on", "ends_on"))

    def party_rows(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the bound fields of each party."""
        return [(self[f"agency_{number}"], self[f"party_{number}"]) for number in self.numbers]

    def data_given(self) -> AgreementData:
        """Return what was typed as the action takes it."""
        names = AgreementData.__dataclass_fields__
        return AgreementData(**{name: value for name, value in self.cleaned_data.items() if name in names})

    def parties_given(self) -> list[PartyData]:
        """Return the parties of the rows that are filled."""
        read = self.cleaned_data
        rows = [PartyData(read[f"agency_{number}"], read[f"party_{number}"]) for number in self.numbers]
        return [row for row in rows if row.agency_id is not None or row.label]


def _stored(agreement: Agreement | None) -> dict[str, Any]:
    if agreement is None:
        return {}
    line, parent = agreement.funding_line, agreement.parent
    return {name: getattr(agreement, name) for name in TOLD} | {
        "funding_line_id": line.public_id if line is not None else "",
        "parent_id": parent.public_id if parent is not None else "",
    }


class AgreementPostsForm(forms.Form):
    """The posts a contract is about, in rows."""

    def __init__(self, actor: Actor, data: Any = None, *, agreement: Agreement) -> None:
        super().__init__(data)
        stored = list(agreement.posts.all())
        posts = list(Post.objects.for_tenant(actor).order_by("building_block", "number"))
        self.numbers = _posted_rows(data, "post", len(stored))
        for number in self.numbers:
            self.fields[f"post_{number}"] = select_row(
                _("Stelle %(number)s") % {"number": number},
                posts,
                lambda row: f"{row.number} · {words_of(actor).called(PostFunction(row.function))}",
                empty=_("keine"),
            )
            self.fields[f"fte_{number}"] = fte_field(_("VZÄ"))
            self.fields[f"amount_{number}"] = money_field(_("Betrag in Euro"))
        for number, row in enumerate(stored, 1):
            self.initial.update(
                {
                    f"post_{number}": row.post.public_id,
                    f"fte_{number}": row.fte,
                    f"amount_{number}": row.amount,
                }
            )

    def post_rows(self) -> list[tuple[forms.BoundField, ...]]:
        """Return the bound fields of each post."""
        return [tuple(self[f"{name}_{number}"] for name in ("post", "fte", "amount")) for number in self.numbers]

    def clean(self) -> dict[str, Any]:
        """Refuse amounts that belong to no post, so that nothing typed is lost unseen."""
        read = self.cleaned_data
        for number in self.numbers:
            told = read.get(f"fte_{number}") is not None or read.get(f"amount_{number}") is not None
            if told and read.get(f"post_{number}") is None and f"post_{number}" not in self.errors:
                self.add_error(f"post_{number}", _("Bitte wählen Sie die Stelle zu diesen Angaben."))
        return read

    def posts_given(self) -> list[AgreementPostData]:
        """Return the rows that name a post."""
        read = self.cleaned_data
        rows = [(read[f"post_{n}"], read[f"fte_{n}"], read[f"amount_{n}"]) for n in self.numbers]
        return [AgreementPostData(*row) for row in rows if row[0] is not None]


class AgreementClausesForm(forms.Form):
    """One text for each kind of clause."""

    def __init__(self, data: Any = None, *, agreement: Agreement) -> None:
        texts: dict[str, str] = {}
        for clause in agreement.clauses.all():
            texts[clause.kind] = "\n".join(part for part in (texts.get(clause.kind, ""), clause.text) if part)
        super().__init__(data, initial=texts)
        for kind, label in AgreementClause.Kind.choices:
            self.fields[kind] = CleanTextField(label=label, max_length=1000, rows=3, required=False)


class AgreementStateForm(forms.Form):
    """How far a contract has come."""

    def __init__(self, data: Any = None, *, agreement: Agreement) -> None:
        super().__init__(data)
        states = [choice for choice in Agreement.State.choices if choice[0] != agreement.state]
        self.fields["state"] = ChipsField(label=_("Neuer Stand"), choices=states)
        self.fields["on"] = GermanDateField(
            label=_("Am"),
            required=False,
            help_text=_("Bei „unterzeichnet“ der Tag der Unterschrift, bei „beendet“ der letzte Tag."),
        )
