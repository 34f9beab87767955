"""A real server on a database of invented people, and a real browser."""

import os
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from kimpass.kernel.rowsecurity import RUNTIME_ROLE
from kimtools import chromium
from tests.journeys.walker import Walker

ROOT = Path(__file__).parents[2]
SERVER = """
import sys, waitress
from django.core.wsgi import get_wsgi_application
server = waitress.create_server(get_wsgi_application(), host="127.0.0.1", port=0, threads=4)
print(server.effective_port, flush=True)
server.run()
"""


@pytest.fixture(scope="session")
def base(tmp_path_factory):
    """The address of a server of its own, over a freshly seeded database."""
    if running := os.environ.get("JOURNEYS_BASE"):
        yield running  # while writing a journey: a demonstration that runs already
        return
    folder = tmp_path_factory.mktemp("journeys")
    database = os.environ.get("KIMPASS_TEST_DATABASE", "")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("KIMPASS_")} | {
        "DJANGO_SETTINGS_MODULE": "kimpass.config.settings",
        "KIMPASS_DATA_DIR": str(folder),
        "KIMPASS_DEMO": "1",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tools'}",
    }
    if database:
        environment["KIMPASS_DATABASE_URL"] = database
    for command in (["migrate", "-v0"], ["seed_demo", "-v0"]):
        subprocess.run([sys.executable, "-m", "django", *command], env=environment, cwd=folder, check=True)
    if database:
        environment["KIMPASS_DATABASE_ROLE"] = RUNTIME_ROLE  # as in production: row-level security holds
    with (folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER], env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=log, text=True
        )
    try:
        address = f"http://127.0.0.1:{int(server.stdout.readline())}"
        wait_for(f"{address}/gesund")
        yield address
    finally:
        server.terminate()
        server.wait(timeout=10)
        server.stdout.close()


def wait_for(address, seconds=20):
    """Wait until the server answers."""
    until = time.monotonic() + seconds
    while True:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


@pytest.fixture(scope="session")
def browser():
    """The system's Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(**chromium.launch_options())
        yield opened
        opened.close()


@pytest.fixture
def walk(browser, base):
    """Sign somebody in and return her walker; whatever was wrong on the way fails at the end."""
    walkers = []

    def start(login=None, **context):
        walker = Walker(browser.new_context(locale="de-DE", **context), base)
        walkers.append(walker)
        if login:
            walker.sign_in(login)
        return walker

    yield start
    for walker in walkers:
        walker.close()
    for walker in walkers:
        assert walker.violations == []
        assert walker.foreign == []
        assert walker.errors == []
