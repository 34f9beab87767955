"""Somebody at a browser: goes, types, presses, and looks at every page with four pairs of eyes."""

import re
from pathlib import Path

from kimpass.web.demo.accounts import DEMO_PASSWORD

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
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
        self.axe_off = False
        context.add_init_script(NOTE_VIOLATIONS)
        self.page = context.new_page()
        self.page.on("request", self._request)
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("response", self._response)

    def _request(self, request):
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
        self.page.wait_for_load_state("networkidle")

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
        self.page.get_by_label(text, exact=True).first.check(force=True)
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
        self.violations += self.page.evaluate("window.cspReports || []")
        if self.axe_off:
            return
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
        self.violations += self.page.evaluate("window.cspReports || []")
        self.context.close()
