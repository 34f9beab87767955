"""Somebody at a browser: goes, types, presses, and looks at every page with four pairs of eyes."""

import os
import re
from pathlib import Path

from playwright.sync_api import Error as BrowserError

from kimpass.web.demo.accounts import DEMO_PASSWORD

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
# Only what is wrong is worked out in full, which takes a third of the time; nothing is loaded beside the page.
QUICK = {"resultTypes": ["violations"], "preload": False}
RULES = QUICK | {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
# In the dark the same page has the same parts: only its colours are others.
COLOURS = QUICK | {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
LOOKS = ((1280, "light", RULES), (1280, "dark", COLOURS), (390, "light", RULES), (390, "dark", COLOURS))
if os.environ.get("KIMPASS_TEST_DATABASE"):
    LOOKS = ()  # how a page is built does not depend on the database: the run on SQLite looks at every state
# A page in the same state is looked at once in a run: four looks take half a second.
LOOKED_AT: set[str] = set()
SIGNED_IN = {}
STATE = """() => [
  location.pathname.replace(/[0-9a-hjkmnp-tv-z]{12}/g, "*"), new URLSearchParams(location.search).get("abschnitt"),
  document.querySelectorAll("dialog[open]").length,
  document.querySelectorAll("[role=alert], [aria-invalid=true]").length > 0,
  [...document.querySelectorAll("h1, h2")].map(head => head.textContent.replace(/[0-9]+/g, "").trim()).join("|"),
].join(" ")"""
NOTE_VIOLATIONS = """
window.cspReports = [];
document.addEventListener("securitypolicyviolation", event => {
  window.cspReports.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile || ""}`);
});
"""


class Walker:
    """One signed-in browser context; collects what must never happen."""

    def __init__(self, context, base):
        self.context, self.base = context, base
        self.violations, self.foreign, self.errors = [], [], []
        self.axe_off = bool(os.environ.get("JOURNEYS_WITHOUT_AXE"))
        context.add_init_script(NOTE_VIOLATIONS)
        self.page = context.new_page()
        self.page.set_default_timeout(8000)
        self.pending = set()
        self.page.on("request", self._request)
        self.page.on("requestfinished", lambda request: self.pending.discard(request))
        self.page.on("requestfailed", lambda request: self.pending.discard(request))
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("response", self._response)

    def _request(self, request):
        self.pending.add(request)
        if not request.url.startswith((self.base, "data:", "about:")):
            self.foreign.append(request.url)

    def _console(self, message):
        if "Content Security Policy" in message.text:
            self.violations.append(message.text)

    def _response(self, response):
        if response.status >= 500:
            self.errors.append(f"{response.status} {response.url}")

    def sign_in(self, login):
        """Sign in as everybody does; whoever signed in before in this run comes back with the same session."""
        if known := SIGNED_IN.get((self.base, login)):
            self.context.add_cookies(known)
            self.page.goto(f"{self.base}/")
            if "/konto/anmelden" not in self.page.url:
                self.look()
                return self
            self.context.clear_cookies()  # a journey has signed out meanwhile
        self.go("/konto/anmelden/")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", DEMO_PASSWORD)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url(lambda url: "/konto/anmelden" not in url)
        SIGNED_IN[self.base, login] = self.context.cookies()
        self.look()
        return self

    def go(self, path):
        """Open an address and look at the page."""
        self.page.goto(path if path.startswith("http") else self.base + path)
        self.look()
        return self

    def follow(self, text, *, exact=False):
        """Follow the first visible link or button with these words and look at what comes."""
        pattern = text if exact else re.compile(re.escape(text))
        target = self.page.get_by_role("link", name=pattern, exact=exact)
        if not target.count():
            target = self.page.get_by_role("button", name=pattern, exact=exact)
        target.first.click()
        self.settle()
        self.look()
        return self

    def press(self, text):
        """Press a button."""
        if self.page.locator("#bekannt").count():
            self.settle()  # who may be known already is still being looked up
        self.page.get_by_role("button", name=re.compile(re.escape(text))).first.click()
        self.settle()
        self.look()
        return self

    def settle(self):
        """Wait until the page and whatever htmx fetches are there."""
        calm = 0
        for _ in range(500):
            self.page.wait_for_timeout(25)  # a click needs a moment to become a request
            calm = 0 if self.pending else calm + 1
            if calm == 4:
                break
        self.page.wait_for_load_state("load")

    def fill(self, label, value):
        """Type into the field with this label."""
        self.page.get_by_label(re.compile(re.escape(label))).first.fill(value)
        return self

    def choose(self, label, option):
        """Choose from a list."""
        self.page.get_by_label(re.compile(re.escape(label))).first.select_option(label=option)
        return self

    def tap(self, text):
        """Tap a chip, radio button or check box with these words."""
        name = re.compile(rf"^(✓ )?{re.escape(text)}$")
        roles = self.page.get_by_role("radio", name=name).or_(self.page.get_by_role("checkbox", name=name))
        try:
            roles.first.check(force=True)
        except BrowserError:  # the page moved under the finger; a hand would tap once more
            self.settle()
            roles.first.check(force=True)
        return self

    def enter(self):
        """Send the form the way a keyboard does."""
        self.page.keyboard.press("Enter")
        self.settle()
        self.look()
        return self

    def sees(self, *texts):
        """Assert that the words stand on the page."""
        body = self.page.inner_text("body")
        for text in texts:
            assert text in body, f"»{text}« does not stand on {self.page.url}:\n{body[:3000]}"
        return self

    def sees_not(self, *texts):
        """Assert that the words stand nowhere in the page, not even hidden."""
        source = self.page.content()
        for text in texts:
            assert text not in source, f"»{text}« stands on {self.page.url}"
        return self

    def look(self):
        """Check the page for accessibility, light and dark, wide and narrow, and collect policy reports."""
        self.page.wait_for_load_state("load")
        self.violations += self.page.evaluate("window.cspReports || []")
        if self.axe_off or not LOOKS:
            return
        state = self.page.evaluate(STATE)
        if state in LOOKED_AT:
            return
        LOOKED_AT.add(state)
        for width, scheme, rules in LOOKS:
            self.page.set_viewport_size({"width": width, "height": 900})
            self.page.emulate_media(color_scheme=scheme)
            self._axe(f"{width} {scheme}", rules)
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.emulate_media(color_scheme="light")

    def _axe(self, how, rules):
        if not self.page.evaluate("typeof window.axe === 'object'"):
            self.page.evaluate(f"() => {{ {AXE} }}")
        found = self.page.evaluate("rules => axe.run(document, rules)", rules)["violations"]
        told = [
            f"{rule['id']} ({rule['impact']}): {node['html'][:200]} {node.get('failureSummary', '')[:300]}"
            for rule in found
            for node in rule["nodes"]
        ]
        assert told == [], f"axe on {self.page.url} ({how}):\n" + "\n".join(told)

    def close(self):
        """Close the browser context, keeping what was noted on the last page."""
        self.settle()
        self.violations += self.page.evaluate("window.cspReports || []")
        self.context.close()
