"""Settings of the tests: quick passwords, plain static files, and the database the environment names."""

import os
import tempfile
from pathlib import Path

if "KIMPASS_DATA_DIR" not in os.environ:
    os.environ["KIMPASS_DATA_DIR"] = tempfile.mkdtemp(prefix="kimpass-test-")
os.environ.setdefault("KIMPASS_SECRET_KEY", "only-for-tests")

import dj_database_url

from kimpass.config.settings import *  # noqa: F403
from kimpass.config.settings import DATABASES, SQLITE_OPTIONS

TEST_DATABASE = os.environ.get("KIMPASS_TEST_DATABASE", "")
if TEST_DATABASE:
    DATABASES["default"] = dj_database_url.parse(TEST_DATABASE)
else:
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": ":memory:",
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_OPTIONS["init_command"]},
        "TEST": {"NAME": str(Path(os.environ["KIMPASS_DATA_DIR"]) / "test.sqlite3")},
    }
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
DEMO = True
AXES_ENABLED = False
# Every test's client would list all static files anew; asked for one by one they cost nothing.
WHITENOISE_AUTOREFRESH = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
