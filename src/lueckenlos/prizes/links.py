"""The personal addresses of applicants and jurors: computed when a mail is written, never stored."""

from typing import Final

from django.urls import reverse

from lueckenlos.prizes.models import Application, Juror
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.tokens import sealed, unsealed

_APPLICATION: Final = "lueckenlos.prizes.application"
_JUROR: Final = "lueckenlos.prizes.juror"


def application_token(application: Application) -> str:
    return sealed(_APPLICATION, application.nonce)


def juror_token(juror: Juror) -> str:
    return sealed(_JUROR, juror.nonce)


def application_nonce(token: str) -> str | None:
    return unsealed(_APPLICATION, token)


def juror_nonce(token: str) -> str | None:
    return unsealed(_JUROR, token)


def application_address(application: Application) -> str:
    return absolute(reverse("prize_links:own", args=[application_token(application)]))


def juror_address(juror: Juror) -> str:
    return absolute(reverse("prize_links:jury", args=[juror_token(juror)]))
