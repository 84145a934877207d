"""Django's settings. What a centre decides (targets, limits, thresholds) is data with a page, not here."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from fagtid.web import environment

DATA = Path(environment.text("FAGTID_DATA", "data")).resolve()
DEBUG = environment.flag("FAGTID_DEBUG", False)
SECURE = environment.flag("FAGTID_HTTPS", False)  # served to the world behind TLS
SECRET_KEY = environment.secret_key(DATA)
ALLOWED_HOSTS = environment.names("FAGTID_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = environment.names("FAGTID_ORIGINS")

INSTALLED_APPS = [
    "fagtid.web",
    "fagtid.frame",
    "fagtid.people",
    "fagtid.intake",
    "fagtid.ledger",
    "fagtid.planning",
    "fagtid.arenas",
    "fagtid.information",
    "fagtid.questions",
    "fagtid.truths",
    "fagtid.voice",
    "fagtid.forums",
    "fagtid.live",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "template_partials.apps.SimpleAppConfig",
]

MIDDLEWARE = [
    "fagtid.live.middleware.KnockMiddleware",
    "fagtid.web.middleware.ToldRequestMiddleware",
    "fagtid.web.middleware.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "fagtid.people.middleware.AskerMiddleware",
    "fagtid.people.middleware.SignInMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

ROOT_URLCONF = "fagtid.web.urls"
WSGI_APPLICATION = "fagtid.web.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "fagtid.web.menu.menu",
            ],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            ["django.template.loaders.app_directories.Loader"],
                        )
                    ],
                )
            ],
            "builtins": ["template_partials.templatetags.partials", "django.templatetags.i18n"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"


def database() -> dict[str, Any]:
    """PostgreSQL by ``DATABASE_URL``; else SQLite in the data directory, with one writer at a time."""
    found: dict[str, Any] = dict(
        dj_database_url.parse(
            environment.text("DATABASE_URL", f"sqlite:///{DATA / 'fagtid.sqlite3'}"),
            conn_max_age=60,
            conn_health_checks=True,
        )
    )
    if found["ENGINE"] == "django.db.backends.sqlite3":
        found["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000; "
            "PRAGMA secure_delete=ON;",
        }
    return found


DATABASES = {"default": database()}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
    "near": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
}
TASKS = {
    "default": {
        "BACKEND": "django_tasks_db.backend.DatabaseBackend",
        "QUEUES": ["default", "planning"],
        "OPTIONS": {},
    }
}

LANGUAGE_CODE = "nb"
LANGUAGES = [("nb", _("Norwegian (bokmål)")), ("en", _("English"))]
LANGUAGE_COOKIE_NAME = "language"
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
SEARCH_ROOT = DATA / "search"  # an index for each centre: a cache, built again where it is gone
MEDIA_ROOT = DATA / "files"  # uploads wait here until they are read; never served
DATA_UPLOAD_MAX_MEMORY_SIZE = 5_000_000
UPLOAD_DAYS = environment.whole("FAGTID_UPLOAD_DAYS", 14, least=1)  # what is never applied is kept so long
WATCH = environment.text("FAGTID_WATCH")  # a folder whose files are brought in
MOST_UPLOADED_BYTES = environment.whole("FAGTID_MOST_UPLOADED_MB", 500, least=1) * 1_000_000

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in {
        "UserAttributeSimilarityValidator": {"user_attributes": ["email"]},
        "MinimumLengthValidator": {"min_length": 10},
        "CommonPasswordValidator": {},
        "NumericPasswordValidator": {},
    }.items()
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "web:start"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is verified by the invitation that was sent to it
ACCOUNT_CHANGE_EMAIL = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_SESSION_REMEMBER = None
ACCOUNT_RATE_LIMITS = {  # a whole centre comes to work behind one address
    "login": "300/m/ip",
    "login_failed": "60/m/ip,10/300s/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = environment.whole("FAGTID_PROXIES", 1 if SECURE else 0)
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_ADAPTER = "fagtid.people.signing_in.AccountAdapter"
SOCIALACCOUNT_ADAPTER = "fagtid.people.signing_in.SocialAccountAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # decided in the adapter: only for people who are here
OIDC_SERVER = environment.text("FAGTID_OIDC_SERVER")
OIDC_ADDRESS_CLAIM = environment.text("FAGTID_OIDC_ADDRESS_CLAIM", "email")
OIDC_TRUST_ADDRESSES = environment.flag("FAGTID_OIDC_TRUST_ADDRESSES", False)
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = {
    "openid_connect": {
        "APPS": [],
        "OAUTH_PKCE_ENABLED": True,
        "SCOPE": environment.text("FAGTID_OIDC_SCOPE", "openid profile email").split(),
    }
}
if OIDC_SERVER:
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": "centre",
            "name": environment.text("FAGTID_OIDC_NAME", "OpenID Connect"),
            "client_id": environment.text("FAGTID_OIDC_CLIENT_ID"),
            "secret": environment.text("FAGTID_OIDC_SECRET"),
            "settings": {"server_url": OIDC_SERVER},
        }
    )
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEBUG
MFA_FORMS = {
    "add_webauthn": "fagtid.people.passkeys.AddPasskeyForm",
    "edit_webauthn": "fagtid.people.passkeys.EditPasskeyForm",
}
MFA_TOTP_ISSUER = "Fagtid"
MFA_TOTP_TOLERANCE = 1  # half a minute: telephones do not all have the same time
USERSESSIONS_TRACK_ACTIVITY = False

SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_FAILURE_VIEW = "fagtid.web.faults.form_too_old"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = environment.flag("FAGTID_HSTS_PRELOAD", False)  # binds the whole domain, for years
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # preload is the owner of the domain's to choose
SECURE_REDIRECT_EXEMPT = [r"^(health|ready|metrics)/$"]  # asked for on the machine itself, without TLS
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
PERMISSIONS_POLICY = (
    "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), "
    "publickey-credentials-get=(self), publickey-credentials-create=(self)"
)
METRICS_TOKEN = environment.text("FAGTID_METRICS_TOKEN")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF, *environment.origins(OIDC_SERVER), *environment.names("FAGTID_OIDC_ORIGINS")],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}

EMAIL_HOST = environment.text("FAGTID_SMTP_HOST")
EMAIL_PORT = environment.whole("FAGTID_SMTP_PORT", 587)
EMAIL_HOST_USER = environment.text("FAGTID_SMTP_USER")
EMAIL_HOST_PASSWORD = environment.text("FAGTID_SMTP_PASSWORD")
EMAIL_USE_TLS = environment.flag("FAGTID_SMTP_TLS", True)
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = environment.text("FAGTID_MAIL_FROM", "fagtid@localhost")
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if EMAIL_HOST else 'console'}.EmailBackend"

IMAP_HOST = environment.text("FAGTID_IMAP_HOST")  # the mailbox clients write to
IMAP_TLS = environment.flag("FAGTID_IMAP_TLS", True)
IMAP_PORT = environment.whole("FAGTID_IMAP_PORT", 993 if IMAP_TLS else 143)
IMAP_USER = environment.text("FAGTID_IMAP_USER")
IMAP_PASSWORD = environment.text("FAGTID_IMAP_PASSWORD")
IMAP_FOLDER = environment.text("FAGTID_IMAP_FOLDER", "INBOX")
IMAP_ADDRESS = environment.text("FAGTID_IMAP_ADDRESS", IMAP_USER if "@" in IMAP_USER else "")
RECEIVE_ADDRESSES = environment.names("FAGTID_RECEIVE_ADDRESSES")  # what fagtid receive-mail takes mail for

LOG_FORMAT = environment.one_of("FAGTID_LOG_FORMAT", ("plain", "json"))
LOG_LEVEL = environment.text("FAGTID_LOG_LEVEL", "INFO" if LOG_FORMAT == "json" else "WARNING").upper()
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "fagtid.web.logs.PlainLines"},
        "json": {"()": "fagtid.web.logs.JsonLines"},
    },
    "handlers": {"standard": {"class": "logging.StreamHandler", "formatter": LOG_FORMAT}},
    "root": {"handlers": ["standard"], "level": "WARNING"},
    "loggers": {
        "fagtid": {"level": LOG_LEVEL},
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        "django.request": {"level": "CRITICAL"},  # its messages hold addresses; ours tell the same without
        "django.server": {"handlers": [], "level": "WARNING", "propagate": True},
    },
}
