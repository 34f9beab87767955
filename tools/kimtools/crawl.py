"""Walk the application as a signed-in person would, one page of every kind."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

import waitress
from django.core.wsgi import get_wsgi_application
from django.urls import Resolver404, resolve
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

# Parts of an address that make another page of the same kind.
SECTIONS = ("abschnitt", "beleg", "ansicht")
MOST = 200


@dataclass(frozen=True, slots=True)
class Found:
    """A page: what kind it is, and where."""

    kind: str
    url: str


@contextmanager
def serving(host: str = "127.0.0.1") -> Iterator[str]:
    """Serve the configured application on a free port in this process, and yield its address."""
    server: Any = waitress.create_server(get_wsgi_application(), host=host, port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.effective_port}"
    finally:
        server.close()
        thread.join(timeout=5)


def kind_of(url: str) -> str | None:
    """Return the view's name with the section shown, None when nothing answers there."""
    parts = urlsplit(url)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return None
    query = parse_qs(parts.query)
    shown = [f"{key}-{query[key][0]}" if key == "abschnitt" else key for key in SECTIONS if key in query]
    return ".".join([name.replace(":", "-"), *shown])


def sign_in(page: Page, base: str, login: str, password: str) -> None:
    """Sign in through the page everybody uses."""
    page.goto(f"{base}/konto/anmelden/")
    page.fill("input[name=login]", login)
    page.fill("input[name=password]", password)
    page.press("input[name=password]", "Enter")
    page.wait_for_url(lambda url: "/konto/anmelden" not in url)


def _links(page: Page, base: str) -> list[str]:
    hrefs: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.getAttribute('href'))")
    urls = [urljoin(page.url, href) for href in hrefs if href and not href.startswith(("#", "mailto:", "tel:"))]
    return [url.partition("#")[0] for url in urls if url.startswith(base)]


def pages(page: Page, base: str, *, start: str = "/") -> Iterator[Found]:
    """Yield one page of every kind that links lead to; the browser stands on it when it is yielded."""
    waiting, seen = [urljoin(base, start)], set[str]()
    while waiting and len(seen) < MOST:
        url = waiting.pop(0)
        kind = kind_of(url)
        if kind is None or kind in seen or "abmelden" in url:
            continue
        seen.add(kind)
        try:
            answer = page.goto(url)
        except PlaywrightError:
            continue  # a file to download is no page
        if answer is None or "text/html" not in (answer.header_value("content-type") or ""):
            continue
        yield Found(kind, url)
        if page.url != url:
            page.goto(url)
        waiting += _links(page, base)
