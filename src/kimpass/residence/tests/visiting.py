"""Use the pages as a browser would: read a form, fill it in, send it."""

import re
from html import unescape

TOKEN = re.compile(r'name="form_token" value="([^"]+)"')


class Visitor:
    """Somebody signed in, who keeps the last page before him."""

    def __init__(self, client):
        self.client = client

    def get(self, address, status=200, **headers):
        answer = self.client.get(address, **headers)
        assert answer.status_code == status, (answer.status_code, words(answer)[:2000])
        return words(answer)

    def fill(self, address):
        """Open a form and return what it carries hidden."""
        page = self.client.get(address).content.decode()
        return {"form_token": TOKEN.search(page).group(1)}

    def post(self, address, data, status=302, **headers):
        answer = self.client.post(address, data, **headers)
        assert answer.status_code == status, (answer.status_code, words(answer)[:3000])
        return answer.headers.get("Location") or answer.headers.get("HX-Redirect") or words(answer)

    def send(self, address, data, status=302, **headers):
        """Open the form, fill it in and send it."""
        return self.post(address, self.fill(address) | data, status, **headers)


def words(answer):
    """Return what the page says, with character references resolved."""
    return unescape(answer.content.decode())
