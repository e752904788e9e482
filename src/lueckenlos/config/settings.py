"""All settings; every one that differs between installations is an environment variable."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.management.utils import get_random_secret_key

from lueckenlos import __version__
from lueckenlos.shared import env

PACKAGE = Path(__file__).resolve().parent.parent

# ---------------------------------------------------------------- where things lie
DATA_DIR = env.folder("DATA_DIR", Path.cwd() / "data")
UPLOAD_DIR = DATA_DIR / "uploads"
MAIL_DIR = DATA_DIR / "mail"


def _database(address: str) -> dict[str, object]:
    """Embedded SQLite for an empty address, otherwise postgresql://user:password@host:port/name."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "lueckenlos.sqlite3",
            # opening the file and its settings costs as much as a page's other queries
            "CONN_MAX_AGE": 60,
            # a new file keeps the first page size it is told: twice the usual one halves the calls of a large import
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "init_command": "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                "PRAGMA busy_timeout=5000; PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY;",
            },
        }
    parts = urlsplit(address)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise env.SettingError(
            "DATABASE_URL",
            "erwartet postgresql://benutzer:kennwort@rechner:5432/datenbank oder bleibt leer (SQLite).",
        )
    try:
        port = parts.port or 5432
    except ValueError as error:
        raise env.SettingError("DATABASE_URL", "nennt einen Port, der keine Zahl ist.") from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": port,
        "CONN_MAX_AGE": 60,
    }


DATABASES = {"default": _database(env.text("DATABASE_URL", ""))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"


def _secret_key() -> str:
    """From SECRET_KEY, else drawn once and kept beside the data, readable by the owner alone."""
    given = env.text("SECRET_KEY", "")
    if given:
        return given
    file = DATA_DIR / "secret.key"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(get_random_secret_key(), encoding="utf-8")
    return file.read_text(encoding="utf-8")


SECRET_KEY = _secret_key()
# of check sums compared years later; empty: SECRET_KEY, as it was until somebody changes it
LASTING_KEY = env.text("LASTING_KEY", "")
DEBUG = env.flag("DEBUG", default=False)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["127.0.0.1", "localhost", "[::1]"])
BASE_URL = env.text("BASE_URL", "http://127.0.0.1:" + str(env.number("PORT", 8000, at_least=1, at_most=65535)))
HTTPS = BASE_URL.startswith("https://")

# ---------------------------------------------------------------- parts
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "lueckenlos.web",
    "django.forms",  # after web, whose widget templates come first
    "lueckenlos.accounts",
    "lueckenlos.geo",
    "lueckenlos.vocabulary",
    "lueckenlos.tenancy",
    "lueckenlos.partners",
    "lueckenlos.directory",
    "lueckenlos.indicators",
    "lueckenlos.events",
    "lueckenlos.adoption",
    "lueckenlos.library",
    "lueckenlos.network",
    "lueckenlos.news",
    "lueckenlos.exchange",
    "lueckenlos.halls",
    "lueckenlos.bazaar",
    "lueckenlos.courses",
    "lueckenlos.conferences",
    "lueckenlos.chains",
    "lueckenlos.process",
    "lueckenlos.goals",
    "lueckenlos.boards",
    "lueckenlos.quality",
    "lueckenlos.participation",
    "lueckenlos.prizes",
    "lueckenlos.advice",
    "lueckenlos.imports",
    "lueckenlos.reports",
    "lueckenlos.funding",
    "lueckenlos.desk",
    "lueckenlos.portal",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "lueckenlos.accounts.middleware.PrivatePagesMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "lueckenlos.tenancy.middleware.StelleMiddleware",
    "lueckenlos.web.middleware.ErrorSentenceMiddleware",
]
ROOT_URLCONF = "lueckenlos.config.urls"
WSGI_APPLICATION = "lueckenlos.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "lueckenlos.web.context.page",
                "lueckenlos.desk.context.navigation",
            ],
            "builtins": [
                "lueckenlos.web.templatetags.kern",
                "lueckenlos.web.templatetags.german",
                "lueckenlos.vocabulary.templatetags.terms",
                "lueckenlos.tenancy.templatetags.work",
            ],
        },
    }
]
FORM_RENDERER = "lueckenlos.web.forms.KernRenderer"
CSRF_FAILURE_VIEW = "lueckenlos.web.views.csrf_failure"

# ---------------------------------------------------------------- who runs this installation
# shown in Impressum, Datenschutz and Barrierefreiheit; what is empty is marked there as not yet entered
OPERATOR = {
    "name": env.text("OPERATOR_NAME", ""),
    "address": env.text("OPERATOR_ADDRESS", ""),  # lines separated by |
    "representative": env.text("OPERATOR_REPRESENTATIVE", ""),
    "email": env.text("OPERATOR_EMAIL", ""),
    "phone": env.text("OPERATOR_PHONE", ""),
    "privacy_officer": env.text("OPERATOR_PRIVACY_OFFICER", ""),
    "privacy_authority": env.text("OPERATOR_PRIVACY_AUTHORITY", ""),
    "enforcement_body": env.text("OPERATOR_ENFORCEMENT_BODY", ""),  # Durchsetzungsstelle under BITV law
}

# Förderhinweise beyond those of the content: a TOML file in the form of content/funding/foerderhinweise.toml
FOERDERHINWEISE = env.text("FOERDERHINWEISE", "")

# ---------------------------------------------------------------- people
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "accounts:login"
LOGIN_REDIRECT_URL = "desk:home"
LOGOUT_REDIRECT_URL = "portal:start"
PASSWORD_RESET_TIMEOUT = 60 * 60 * 24
SESSION_COOKIE_AGE = 60 * 60 * 12
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_NAME = "lueckenlos_sitzung"
CSRF_TRUSTED_ORIGINS = [BASE_URL]

# ---------------------------------------------------------------- language and time
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch")]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

# ---------------------------------------------------------------- files
# A version in the address lets browsers keep files for ever; manifest storage breaks on third-party ES modules.
STATIC_URL = f"/static/{__version__}/"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG


def WHITENOISE_IMMUTABLE_FILE_TEST(path: str, url: str) -> bool:  # noqa: N802 -- WhiteNoise names it
    """Every static address carries the version."""
    return not DEBUG


MAX_UPLOAD_BYTES = env.number("MAX_UPLOAD_MB", 200, at_least=1, at_most=2_000) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000

# ---------------------------------------------------------------- safety
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
# how many proxies of ours stand before the server: tells which part of X-Forwarded-For can be believed
PROXY_COUNT = env.number("PROXY_COUNT", 0, at_least=0, at_most=5)
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
    }
}

# ---------------------------------------------------------------- mail and jobs
_MAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend" if _MAIL_HOST else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = MAIL_DIR
EMAIL_HOST = _MAIL_HOST or "localhost"
EMAIL_PORT = env.number("EMAIL_PORT", 587, at_least=1, at_most=65535)
EMAIL_HOST_USER = env.text("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = env.text("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = env.flag("EMAIL_TLS", default=bool(_MAIL_HOST))
DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", "lueckenlos@localhost")
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": env.text("LOG_LEVEL", "WARNING")},
}
