"""Secret links: the person holds the token, the database only its hash."""

import hashlib
import secrets

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.utils.crypto import salted_hmac


def new_token() -> str:
    """A fresh URL-safe secret with 256 bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """SHA-256 in hex (64 characters). Enough without salt: the token itself is random."""
    return hashlib.sha256(token.encode()).hexdigest()


def lasting_hash(salt: str, value: str) -> str:
    """A keyed check sum (64 hex digits) that is compared years later, when nobody keeps the value itself any more.

    Its key outlives SECRET_KEY: whoever changes that sets LASTING_KEY to the old one.
    """
    return salted_hmac(salt, value, secret=settings.LASTING_KEY or None, algorithm="sha256").hexdigest()


def sealed(salt: str, nonce: str) -> str:
    """A personal address's secret: the row's random nonce, signed with the key of the installation.

    It is computed when a mail is written and never stored: a copy of the database alone opens nothing.
    """
    return Signer(salt=salt, sep=".").sign(nonce)


def unsealed(salt: str, token: str) -> str | None:
    """The nonce; None for a token of another salt or one nobody has given out."""
    try:
        return Signer(salt=salt, sep=".").unsign(token)
    except BadSignature:
        return None
