"""What of the money was used, given back and is left."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import statements_of_use as actions
from kimpass.organisation.forms.statements_of_use import StatementForm, SubmitForm
from kimpass.organisation.models import FundingLine, StatementOfUse
from kimpass.organisation.selectors import funding
from kimpass.organisation.selectors import statements_of_use as selectors
from kimpass.organisation.views import money
from kimpass.ui.htmx import go_to
from kimpass.ui.pressing import posted, posted_version, press
from kimpass.vault.once import once


def page_of(statement: StatementOfUse) -> str:
    return reverse("money:statement_of_use", args=[statement.public_id])


@allowed(policy.see_funding)
def statements_of_use(request: Request) -> HttpResponse:
    actor = request.actor
    years = funding.years(actor)
    year = money.asked_year(request, years)
    context = {
        "tabs": money.sections(request, "statements_of_use"),
        "years": years,
        "year": year,
        "uses": selectors.uses_of_year(actor.tenant_id, year),
        "may_work": policy.add_funding_line(actor),
    }
    return render(request, "organisation/statements_of_use/statements_of_use.html", context)


@guarded(StatementOfUse, policy.see_statement_of_use)
def statement_of_use(request: Request, row: StatementOfUse) -> HttpResponse:
    use = selectors.use_of(funding.newest_row(row.line))
    if use.statement is not None and use.statement.pk != row.pk:
        # An earlier wording: its place is taken by the one that holds now.
        return go_to(request, page_of(use.statement))
    context = {
        "statement": row,
        "use": use,
        "proof": selectors.proof_of(use),
        "draft": selectors.draft_text(use),
        "may_work": policy.submit_statement_of_use(request.actor, row),
    }
    return render(request, "organisation/statements_of_use/statement_of_use.html", context)


@guarded(FundingLine, policy.write_statement_of_use)
@once
def write_statement_of_use(request: Request, row: FundingLine) -> HttpResponse:
    use = selectors.use_of(row)
    form = StatementForm(posted(request), use=use)

    def act() -> str:
        version = posted_version(request)
        values = form.cleaned_data
        return page_of(actions.write_statement_of_use(actor=request.actor, line_id=row.pk, version=version, **values))

    return money.work(
        request,
        form,
        act,
        title=_("Verwendungsnachweis: %(line)s %(year)s") % {"line": use.label, "year": row.year},
        back=page_of(use.statement) if use.statement else reverse("money:funding_line", args=[row.public_id]),
        success=_("Der Nachweis ist gespeichert. Was übrig bleibt, steht daneben."),
        row=use.statement,
        version=0,
        lead=_("Der Text ist ein Entwurf aus dem, was erfasst ist. Bitte lesen und ergänzen Sie ihn."),
    )


@guarded(StatementOfUse, policy.submit_statement_of_use)
@once
def submit_statement_of_use(request: Request, row: StatementOfUse) -> HttpResponse:
    form = SubmitForm(request.actor, posted(request))

    def act() -> str:
        actions.submit_statement_of_use(actor=request.actor, statement_id=row.pk, **form.cleaned_data)
        return page_of(row)

    title, success = _("Verwendungsnachweis einreichen"), _("Eingereicht. Der Nachweis lässt sich nicht mehr ändern.")
    return money.work(
        request, form, act, title=title, button=_("Als eingereicht vermerken"), back=page_of(row), success=success
    )


@guarded(StatementOfUse, policy.reopen_statement_of_use)
@once
def reopen_statement_of_use(request: Request, row: StatementOfUse) -> HttpResponse:
    return press(
        request,
        lambda: actions.reopen_statement_of_use(actor=request.actor, statement_id=row.pk),
        back=page_of(row),
        success=_("Der Nachweis ist wieder offen. Dass er eingereicht war, bleibt im Protokoll."),
    )
