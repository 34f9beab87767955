"""Somebody at a browser: goes, types, presses, and looks at every page with four pairs of eyes."""

import os
import re
from pathlib import Path

from kimpass.web.demo.accounts import DEMO_PASSWORD

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
# A page in the same state is looked at once in a run: four looks take a second.
LOOKED_AT: set[str] = set()
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
        """Sign in as everybody does."""
        self.go("/konto/anmelden/")
        self.page.fill("input[name=login]", login)
        self.page.fill("input[name=password]", DEMO_PASSWORD)
        self.page.press("input[name=password]", "Enter")
        self.page.wait_for_url(lambda url: "/konto/anmelden" not in url)
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
        self.page.get_by_role("button", name=re.compile(re.escape(text))).first.click()
        self.settle()
        self.look()
        return self

    def settle(self):
        """Wait until the page and whatever htmx fetches are there."""
        calm = 0
        for _ in range(200):
            self.page.wait_for_timeout(60)  # a click needs a moment to become a request
            calm = 0 if self.pending else calm + 1
            if calm == 3:
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
        if self.axe_off:
            return
        state = self.page.evaluate(STATE)
        if state in LOOKED_AT:
            return
        LOOKED_AT.add(state)
        for width in (1280, 390):
            self.page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                self.page.emulate_media(color_scheme=scheme)
                self._axe(f"{width} {scheme}")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.page.emulate_media(color_scheme="light")

    def _axe(self, how):
        if not self.page.evaluate("typeof window.axe === 'object'"):
            self.page.evaluate(f"() => {{ {AXE} }}")
        found = self.page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
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
