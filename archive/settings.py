"""All settings. What differs between archives comes from the environment.

The README has the table of the variables read here.
"""

from __future__ import annotations

import contextlib
import secrets
import tempfile
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from archive.postgres import server

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent

# Everything that this archive keeps on disk: database, index, log, static files, key.
ARCHIVE_HOME = Path(env.str("ARCHIVE_HOME", str(BASE_DIR / "var"))).expanduser().absolute()
ARCHIVE_INDEX = ARCHIVE_HOME / "index"
# Seconds that a process goes on searching before it asks again whether the record changed.
ARCHIVE_INDEX_INTERVAL = env.float("ARCHIVE_INDEX_INTERVAL", 1.0)

# The web server.

HOST = env.str("HOST", "127.0.0.1")
PORT = env.int("PORT", 8000)
WORKERS = env.int("WORKERS", 2)
THREADS = env.int("THREADS", 4)


def _kept_secret_key() -> str:
    """Return the key kept in the archive's home, made there on first use."""
    kept = ARCHIVE_HOME / "secret_key"
    if not kept.exists():
        ARCHIVE_HOME.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=ARCHIVE_HOME) as new:  # readable to us alone
            new.write(secrets.token_urlsafe(50))
            new.flush()
            with contextlib.suppress(FileExistsError):  # another process was first
                kept.hardlink_to(new.name)
    return kept.read_text()


# Safety.

DEBUG = env.bool("DEBUG", False)
SECRET_KEY = env.str("SECRET_KEY", "") or _kept_secret_key()
ALLOWED_HOSTS: list[str] = env.list(
    "ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]", HOST]
)
CSRF_TRUSTED_ORIGINS: list[str] = env.list("CSRF_TRUSTED_ORIGINS", default=[])

# Set where a proxy in front speaks HTTPS and says so in X-Forwarded-Proto.
SECURE = env.bool("SECURE", False)
SECURE_SSL_REDIRECT = SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

# Everything is served by the archive itself, and nothing is inline.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
    "base-uri": ["'none'"],
}

# What it is made of.

INSTALLED_APPS = [
    "archive",
    "statements.apps.StatementsConfig",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django_filters",
    "pghistory",
    "pgtrigger",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.middleware.ContentSecurityPolicyMiddleware",
    # Safe against BREACH: a form's token is masked afresh in each answer, and an answer is padded.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["statements.templatetags.dates"],
        },
    },
    {
        # For long lists alone: `{% jinja "….jinja" %}` (see `statements.templatetags.jinja`).
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "statements.templatetags.jinja.environment"},
    },
]

# The record.

DATABASE_URL = env.str("DATABASE_URL", "")
# Off only in tests: the archive's own server then trades safety for speed.
DATABASE_DURABLE = env.bool("DATABASE_DURABLE", True)


def _database() -> dict[str, Any]:
    """Return the settings of the server that DATABASE_URL names, or of the archive's own."""
    chosen: dict[str, Any] = {
        "ENGINE": "archive.postgres",
        "NAME": server.NAME,
        "USER": server.USER,
    }
    if DATABASE_URL:
        chosen = dict(env.db_url("DATABASE_URL"))
        if chosen["ENGINE"] != "django.db.backends.postgresql":
            raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://")
    pool = {"min_size": 1, "max_size": max(THREADS, 4), "timeout": 10}
    return {**chosen, "OPTIONS": {**chosen.get("OPTIONS", {}), "pool": pool}}


DATABASES = {"default": _database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Reading changes nothing, so who reads need not be known.
PGHISTORY_MIDDLEWARE_METHODS = ("POST", "PUT", "PATCH", "DELETE")

# What readers may add without a name, all together: at most so many in so many seconds.

CARD_LIMITS = [(20, 60), (500, 24 * 60 * 60)]
REPORT_LIMITS = [(20, 60)]
# How many reports may wait for a curator before no more are taken.
REPORTS_WAITING = 1_000

# Files that come with the archive, fingerprinted and compressed by `collectstatic`.

STATIC_URL = "/static/"
STATIC_ROOT = ARCHIVE_HOME / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Words, dates and the log.

# The official languages of the United Nations. An address without a language is English.
LANGUAGE_CODE = "en-gb"
LANGUAGES = [
    ("en-gb", "English"),
    ("fr", "Français"),
    ("ar", "العربية"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("zh-hans", "中文"),
]
# Those whose catalogue is complete: a reader is offered no page that is half in English.
LANGUAGES_OFFERED = ["en-gb", "fr"]
LOCALE_PATHS = [BASE_DIR / "statements" / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING").upper()},
}
