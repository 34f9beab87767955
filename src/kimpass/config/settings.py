"""One file of settings; the environment decides, `config/env.py` lists what it may say."""

from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from kimpass.config.env import environment

ENV = environment()
PACKAGE = Path(__file__).resolve().parent.parent
DATA_DIR = ENV.data_dir
DEMO = ENV.demo

# --- Basics -----------------------------------------------------------------------------
DEBUG = ENV.debug
SECRET_KEY = ENV.secret_key
ALLOWED_HOSTS = ENV.allowed_hosts
ROOT_URLCONF = "kimpass.config.urls"
WSGI_APPLICATION = "kimpass.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "accounts.User"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "template_partials",
    "django_htmx",
    "csp",
    "axes",
    "kimpass.accounts",  # before allauth: our templates stand in front of its own
    "allauth",
    "allauth.account",
    "kimpass.audit",
    "kimpass.ui",
    "kimpass.vault",
    "kimpass.organisation",
    "kimpass.network",
    "kimpass.steering",
    "kimpass.people",
    "kimpass.casework",
    "kimpass.residence",
    "kimpass.controlling",
    "kimpass.api",
    "kimpass.public",
    "kimpass.web",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "kimpass.web.middleware.NoStore",
    "kimpass.audit.middleware.ReadLog",
    "kimpass.organisation.middleware.TenantTransaction",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "kimpass.web.context.page",
            ],
            "builtins": ["django.templatetags.i18n", "kimpass.ui.templatetags.ui", "kimpass.vault.templatetags.vault"],
        },
    }
]
FORM_RENDERER = "kimpass.ui.forms.KernRenderer"

# --- Database -----------------------------------------------------------------------------
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
        "PRAGMA secure_delete=ON; PRAGMA cache_size=-16000;"
    ),
}
DATABASES = {"default": dj_database_url.parse(ENV.database_url)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = SQLITE_OPTIONS
    DATABASES["default"]["CONN_MAX_AGE"] = None
else:
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": 8}
    if ENV.database_role:
        # Said when a connection opens: Django's own "assume_role" asks the pool for one while the pool waits for it.
        DATABASES["default"]["OPTIONS"]["options"] = f"-c role={ENV.database_role}"
    DATABASES["default"]["CONN_MAX_AGE"] = 0

# --- Sign-in ------------------------------------------------------------------------------
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:today"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "kimpass.accounts.adapter.ClosedAccountAdapter"
ACCOUNT_FORMS = {"login": "kimpass.accounts.forms.LoginForm"}
ACCOUNT_SESSION_REMEMBER = False  # shared computers: closing the browser ends the session
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_RATE_LIMITS = False  # axes counts, in the database, on both engines
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 6
AXES_COOLOFF_TIME = 0.25  # hours
AXES_RESET_ON_SUCCESS = True
AXES_HTTP_RESPONSE_CODE = 429
AXES_LOCKOUT_TEMPLATE = "account/locked.html"
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False
AXES_ENABLE_ADMIN = False
CSRF_FAILURE_VIEW = "kimpass.web.errors.forged"
SESSION_COOKIE_AGE = 60 * 60 * 10
SESSION_COOKIE_NAME = "kimpass_session"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.https
CSRF_TRUSTED_ORIGINS = ENV.trusted_origins
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
# Sign-in, second factor and sign-out keep what they write even when they refuse (pitfalls: failed logins); a page
# for receivers without an account binds the tenant itself and counts wrong codes.
OUTSIDE_TENANT = ("/konto/", "/static/", "/gesund", "/antwort/", "/kalender/", "/vor-ort/")

# --- Browser --------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "font-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if ENV.https else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.https else None
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- Words ------------------------------------------------------------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("Deutsch")), ("en", _("Englisch"))]
LOCALE_PATHS = [PACKAGE / "locale"]
LANGUAGE_COOKIE_NAME = "kimpass_language"
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
USE_I18N = True
USE_THOUSAND_SEPARATOR = False

# --- Files --------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns at every start where there is none
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Encrypted files of cases lie outside the web root; the key that opens them lies outside the database (R18).
DOCUMENTS_DIR = ENV.documents_dir
MASTER_KEY, PREVIOUS_MASTER_KEYS = ENV.master_key, ENV.previous_master_keys
UPLOAD_MAX_BYTES = ENV.upload_max_mb * 1_000_000
UPLOAD_READ_BYTES = max(100_000_000, 2 * UPLOAD_MAX_BYTES)  # beyond this not even an explanation in the form
CASE_QUOTA_BYTES = ENV.case_quota_mb * 1_000_000
FILE_UPLOAD_HANDLERS = ["kimpass.vault.uploads.MemoryOnly"]  # nothing unencrypted in a temporary folder
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# --- Log --------------------------------------------------------------------------------------------
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": ENV.log_level},
    "loggers": {"axes": {"level": "ERROR"}},
}
SILENCED_SYSTEM_CHECKS = ["axes.W003"]

# --- Mail -----------------------------------------------------------------------------------------
# Without a server no message leaves, and pages say so.
EMAIL_HOST, EMAIL_PORT = ENV.mail.host, ENV.mail.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENV.mail.user, ENV.mail.password
EMAIL_USE_TLS, EMAIL_USE_SSL = ENV.mail.starttls, ENV.mail.tls
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENV.mail_from
