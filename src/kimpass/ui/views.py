"""The gallery: every component on one page, for those who build pages and for the accessibility check."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kimpass.kernel.http import public
from kimpass.ui.gallery import samples


@public
def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component with invented content."""
    return render(request, "ui/gallery.html", samples())
