from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from kimpass.controlling import policy
from kimpass.controlling.forms.press import PressForm
from kimpass.controlling.models import ReportRelease
from kimpass.controlling.selectors import press
from kimpass.controlling.selectors.documents import ReleaseDamaged, of_release
from kimpass.kernel.http import Request, guarded, searching
from kimpass.ui.pressing import posted


@searching
@guarded(ReportRelease, policy.write_press_text)
def write_press_text(request: Request, release: ReportRelease) -> HttpResponse:
    try:
        of_release(release)
    except ReleaseDamaged as refused:
        return render(request, "controlling/releases/damaged.html", {"release": release, "reasons": refused.reasons})
    form = PressForm(release, posted(request))
    text = f"{form.cleaned_data['text']}\n\n{press.source_of(release)}\n" if form.is_valid() else ""
    if text and "datei" in request.POST:
        answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="pressetext-{request.actor.today:%Y-%m-%d}.txt"'
        answer["X-Content-Type-Options"] = "nosniff"
        return answer
    context = {
        "form": form,
        "release": release,
        "text": text,
        "is_newest": press.is_newest(request.actor, release),
        "back": reverse("controlling:release", args=[release.public_id]),
    }
    return render(request, "controlling/press/write_press_text.html", context, status=422 if form.errors else 200)
