"""Contracts in their chain."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, allowed, guarded
from kimpass.organisation import policy
from kimpass.organisation.actions import agreements as actions
from kimpass.organisation.forms.agreements import (
    AgreementClausesForm,
    AgreementForm,
    AgreementPostsForm,
    AgreementStateForm,
)
from kimpass.organisation.models import Agreement, FundingLine
from kimpass.organisation.selectors import agreements as selectors
from kimpass.organisation.views import money
from kimpass.ui.pressing import posted, posted_version
from kimpass.vault.once import once

FORM = "organisation/agreements/agreement_form.html"


def page_of(agreement: Agreement) -> str:
    return reverse("money:agreement", args=[agreement.public_id])


@allowed(policy.see_agreements)
def agreements(request: Request) -> HttpResponse:
    links = selectors.chains(request.actor)
    context = {
        "tabs": money.sections(request, "agreements"),
        "links": links,
        "warned": sum(bool(link.warnings) for link in links),
        "may_add": policy.add_agreement(request.actor),
    }
    return render(request, "organisation/agreements/agreements.html", context)


@guarded(Agreement, policy.see_agreement)
def agreement(request: Request, row: Agreement) -> HttpResponse:
    chain = selectors.chain_of(request.actor, row)
    own = next(link for link in chain if link.agreement.pk == row.pk)
    may_change = policy.change_agreement(request.actor, row)
    context = {
        "link": own,
        "agreement": own.agreement,
        "chain": chain,
        "may_change": may_change,
        "next_url": f"{reverse('money:add_agreement')}?unter={row.public_id}" if may_change else "",
    }
    return render(request, "organisation/agreements/agreement.html", context)


def _upper(request: Request) -> list[Agreement]:
    return [link.agreement for link in selectors.chains(request.actor)]


@allowed(policy.add_agreement)
@once
def add_agreement(request: Request) -> HttpResponse:
    actor = request.actor
    upper = _upper(request)
    asked = request.GET.get("unter", "")[:40], request.GET.get("posten", "")[:40]
    lines = FundingLine.objects.for_tenant(actor).current()
    initial = {
        "kind": Agreement.Kind.FORWARDING,
        "parent_id": next((row.public_id for row in upper if row.public_id == asked[0]), ""),
        "funding_line_id": asked[1] if lines.filter(public_id=asked[1]).exists() else "",
    }
    form = AgreementForm(actor, posted(request), upper=upper, initial=initial)

    def act() -> str:
        made = actions.add_agreement(actor=actor, data=form.data_given(), parties=form.parties_given())
        return page_of(made)

    title, success = _("Vereinbarung eintragen"), _("Die Vereinbarung ist eingetragen.")
    return money.work(request, form, act, title=title, back=reverse("money:agreements"), success=success, template=FORM)


@guarded(Agreement, policy.change_agreement)
@once
def change_agreement(request: Request, row: Agreement) -> HttpResponse:
    stored = selectors.whole(request.actor, row)
    form = AgreementForm(request.actor, posted(request), upper=_upper(request), agreement=stored)

    def act() -> str:
        changed = actions.change_agreement(
            actor=request.actor,
            agreement_id=row.pk,
            version=posted_version(request),
            data=form.data_given(),
            parties=form.parties_given(),
        )
        return page_of(changed)

    title, success = _("Vereinbarung ändern"), _("Die Vereinbarung ist geändert.")
    return money.work(request, form, act, title=title, back=page_of(row), success=success, row=row, template=FORM)


@guarded(Agreement, policy.change_agreement_posts)
@once
def change_agreement_posts(request: Request, row: Agreement) -> HttpResponse:
    stored = selectors.whole(request.actor, row)
    form = AgreementPostsForm(request.actor, posted(request), agreement=stored)

    def act() -> str:
        version = posted_version(request)
        actions.change_agreement_posts(
            actor=request.actor, agreement_id=row.pk, version=version, posts=form.posts_given()
        )
        return page_of(row)

    title, success = _("Stellen der Vereinbarung"), _("Die Stellen sind gespeichert.")
    return money.work(request, form, act, title=title, back=page_of(row), success=success, row=row, template=FORM)


@guarded(Agreement, policy.change_agreement_clauses)
@once
def change_agreement_clauses(request: Request, row: Agreement) -> HttpResponse:
    stored = selectors.whole(request.actor, row)
    form = AgreementClausesForm(posted(request), agreement=stored)

    def act() -> str:
        version = posted_version(request)
        actions.change_agreement_clauses(
            actor=request.actor, agreement_id=row.pk, version=version, clauses=form.cleaned_data
        )
        return page_of(row)

    title, success = _("Regelungen der Vereinbarung"), _("Die Regelungen sind gespeichert.")
    return money.work(request, form, act, title=title, back=page_of(row), success=success, row=row)


@guarded(Agreement, policy.change_agreement_state)
@once
def change_agreement_state(request: Request, row: Agreement) -> HttpResponse:
    form = AgreementStateForm(posted(request), agreement=row)

    def act() -> str:
        actions.change_agreement_state(actor=request.actor, agreement_id=row.pk, **form.cleaned_data)
        return page_of(row)

    title, success = _("Stand der Vereinbarung"), _("Der Stand ist festgehalten.")
    return money.work(request, form, act, title=title, back=page_of(row), success=success)
