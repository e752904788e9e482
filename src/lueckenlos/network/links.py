"""Secret addresses of the yearly round: computed when a mail is written, never stored."""

from base64 import urlsafe_b64encode
from typing import Final

from django.urls import reverse
from django.utils.crypto import salted_hmac

from lueckenlos.network.models import Ask
from lueckenlos.shared.mail import absolute

_SALT: Final = "lueckenlos.network.ask"


def token_of(ask: Ask) -> str:
    """256 bits that need both the row and the key of the installation; the same in mail and reminder."""
    mac = salted_hmac(_SALT, ask.link_nonce, algorithm="sha256")
    return urlsafe_b64encode(mac.digest()).decode().rstrip("=")


def address_of(ask: Ask) -> str:
    return absolute(reverse("network_link:answer", args=[token_of(ask)]))
