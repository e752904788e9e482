"""German sentences of signing in."""

from datetime import timedelta
from math import ceil

SENTENCES = {
    "account_exists": "Zu dieser E-Mail-Adresse gibt es schon ein Konto. Bitte melden Sie sich damit an.",
}
LOGIN_FAILED = "E-Mail-Adresse oder Passwort stimmt nicht. Bitte prüfen Sie beides."


def wait(time: timedelta) -> str:
    """Why a try was not even looked at."""
    minutes = max(1, ceil(time.total_seconds() / 60))
    span = "eine Minute" if minutes == 1 else f"{minutes} Minuten"
    return f"Zu viele Versuche. Bitte warten Sie {span} und versuchen Sie es dann noch einmal."
