from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from kimpass.kernel.http import Request, guarded, note_reads
from kimpass.people import policy, presenters
from kimpass.people.actions import merging
from kimpass.people.forms.merging import Conflict, MergePersonsForm, OtherPersonForm
from kimpass.people.models import Person, PersonMerge
from kimpass.people.selectors.merging import merges_of, side_by_side, with_whom
from kimpass.people.views.duplicates import other_rows
from kimpass.ui.htmx import go_to, show
from kimpass.vault.once import once


def _other(request: Request, person: Person) -> Person | None:
    """Return the second row that the address or the form names, None while nobody has chosen."""
    key = request.POST.get("other_id") or request.GET.get("other_id")
    if not key or "\x00" in key:
        return None
    found: Person = get_object_or_404(with_whom(request.actor, person), public_id=key[:40])
    note_reads(request, Person, [found.pk])
    return found


@guarded(Person, policy.merge_persons)
@once
def merge_persons(request: Request, person: Person) -> HttpResponse:
    other = _other(request, person)
    if other is None:
        form = OtherPersonForm(request.POST or None, **other_rows(request, person))
        context = {"person": person, "form": form}
        return show(request, "people/merging/choose_other.html", context, invalid=bool(form.errors))
    rows = [
        (
            fact.is_conflict,
            Conflict(
                name=fact.name,
                label=presenters.fact_label(fact.name),
                kept=presenters.fact_in_words(fact.name, fact.kept),
                absorbed=presenters.fact_in_words(fact.name, fact.absorbed),
            ),
        )
        for fact in side_by_side(person, other)
    ]
    form = MergePersonsForm(
        request.POST or None,
        initial={"other_id": other.public_id, "seen": f"{person.version}-{other.version}"},
        conflicts=[row for differs, row in rows if differs],
        others=[other],
        labels={other.pk: other.display_name},
        seen=f"{person.version}-{other.version}",
    )
    if form.is_valid():
        try:
            merging.merge_persons(
                actor=request.actor,
                keep_id=person.pk,
                absorb_id=form.cleaned_data["other_id"],
                choices=form.choices,
                on=request.actor.today,
            )
        except merging.PersonsCannotBeMerged as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Die beiden Akten sind zusammengeführt. Sie können das rückgängig machen."))
            return go_to(request, person)
    today = request.actor.today
    context = {
        "person": person,
        "other": other,
        "form": form,
        "born": presenters.born(person, today),
        "other_born": presenters.born(other, today),
        "rows": rows,
    }
    return show(request, "people/merging/merge_persons.html", context, invalid=bool(form.errors))


@guarded(Person, policy.view_merges)
def view_merges(request: Request, person: Person) -> HttpResponse:
    merges = list(merges_of(request.actor, person))
    note_reads(request, Person, [merge.absorbed_id for merge in merges])
    newest = next((merge.pk for merge in merges if merge.undone_on is None), None)
    context = {"person": person, "merges": merges, "newest": newest}
    return render(request, "people/merging/view_merges.html", context)


@guarded(PersonMerge, policy.undo_merge)
@once
def undo_merge(request: Request, merge: PersonMerge) -> HttpResponse:
    note_reads(request, Person, [merge.kept_id, merge.absorbed_id])
    refused: list[str] = []
    if request.method == "POST":
        try:
            merging.undo_merge(actor=request.actor, merge_id=merge.pk, on=request.actor.today)
        except merging.MergeCannotBeUndone as refusal:
            refused = list(refusal.reasons)
        else:
            messages.success(
                request, _("Die Zusammenführung ist rückgängig gemacht. Beide Akten stehen wieder da wie zuvor.")
            )
            return go_to(request, merge.kept)
    context = {"merge": merge, "person": merge.kept, "refused": refused, "rows": len(merge.moved)}
    return show(request, "people/merging/undo_merge.html", context, invalid=bool(refused))
