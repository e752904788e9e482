"""The personal address of a registration: computed when a mail is written, never stored."""

from base64 import urlsafe_b64encode
from typing import Final

from django.utils.crypto import salted_hmac

from lueckenlos.events.models import Registration
from lueckenlos.shared.mail import absolute

# where config/urls mounts the page of a registration
PATH: Final = "/anmeldung/{token}/"
_SALT: Final = "lueckenlos.events.registration"


def token_of(registration: Registration) -> str:
    """The secret of its link: 256 bits that need both the row and the key of the installation."""
    mac = salted_hmac(_SALT, registration.link_nonce, algorithm="sha256")
    return urlsafe_b64encode(mac.digest()).decode().rstrip("=")


def address_of(registration: Registration) -> str:
    return absolute(PATH.format(token=token_of(registration)))
