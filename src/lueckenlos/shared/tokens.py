"""Secret links: the person holds the token, the database only its hash."""

import hashlib
import secrets


def new_token() -> str:
    """A fresh URL-safe secret with 256 bits."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """SHA-256 in hex (64 characters). Enough without salt: the token itself is random."""
    return hashlib.sha256(token.encode()).hexdigest()
