"""Pictures of every page of the demonstration: two widths, light and dark, for each role."""

import argparse
import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, sync_playwright

from kimtools import chromium, crawl, demo
from kimtools.errors import say
from kimtools.places import ROOT

WIDTHS = (1280, 390)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def main(arguments: Sequence[str]) -> int:
    """Take the pictures and say where they are."""
    parser = argparse.ArgumentParser(prog="./kim shots", description="Bilder aller Seiten der Vorführung.")
    parser.add_argument("-o", "--output", type=Path, default=ROOT / "shots", help="Ordner für die Bilder")
    parser.add_argument("--login", action="append", help="nur dieses Übungskonto (mehrfach möglich)")
    options = parser.parse_args(list(arguments))
    demo.prepare(fresh=False)
    accounts: Any = importlib.import_module("kimpass.web.demo.accounts")
    chosen = [a for a in accounts.DEMO_ACCOUNTS if not options.login or a.login in options.login]
    folder: Path = options.output
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    with crawl.serving() as base, sync_playwright() as playwright:
        browser = playwright.chromium.launch(**chromium.launch_options())
        count += _anonymous(browser, base, folder)
        seen: set[str] = set()
        for account in chosen:
            count += _role(browser, base, account, accounts.DEMO_PASSWORD, folder, seen)
        browser.close()
    say(f"{count} Bilder in {folder}")
    return 0


def _anonymous(browser: Browser, base: str, folder: Path) -> int:
    page = browser.new_page()
    page.goto(f"{base}/konto/anmelden/")
    count = _four(page, folder, "anmelden")
    page.close()
    return count


def _role(browser: Browser, base: str, account: Any, password: str, folder: Path, seen: set[str]) -> int:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    crawl.sign_in(page, base, account.login, password)
    count = 0
    for found in crawl.pages(page, base):
        # A kind of page looks the same for roles that share it, but each role's Heute is its own.
        key = f"{account.role_key}-{found.kind}" if found.kind == "web-today" else found.kind
        if key not in seen:
            seen.add(key)
            count += _four(page, folder, key)
    say(f"{account.login}: {count} Bilder")
    context.close()
    return count


def _four(page: Page, folder: Path, name: str) -> int:
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
    page.set_viewport_size({"width": WIDTHS[0], "height": 900})
    page.emulate_media(color_scheme="light")
    return len(WIDTHS) * len(SCHEMES)
