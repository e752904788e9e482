"""Secret addresses of this package: computed when shown, never stored."""

from base64 import urlsafe_b64encode
from typing import Final

from django.utils.crypto import salted_hmac

from lueckenlos.conferences.models import Invitation, TallyStand
from lueckenlos.events.links import token_of as registration_token
from lueckenlos.events.models import Event, Registration
from lueckenlos.shared.mail import absolute

# where config/urls mounts the pages without login
BASE: Final = "/konferenz/"
_SALT: Final = "lueckenlos.conferences."


def token_of(row: Invitation | TallyStand) -> str:
    """256 bits that need both the row and the key of the installation."""
    mac = salted_hmac(f"{_SALT}{row._meta.model_name}", row.link_nonce, algorithm="sha256")
    return urlsafe_b64encode(mac.digest()).decode().rstrip("=")


def invitation_address(invitation: Invitation) -> str:
    return absolute(f"{BASE}einladung/{token_of(invitation)}/")


def tally_path(stand: TallyStand) -> str:
    return f"{BASE}strichliste/{token_of(stand)}/"


def own_path(registration: Registration) -> str:
    """The page of somebody who registered: wishes, seat, photos, papers."""
    return f"{BASE}{registration_token(registration)}/"


def feedback_path(event: Event) -> str:
    """Without any secret: it hangs on a poster."""
    return f"{BASE}rueckmeldung/{event.public_id}/"
