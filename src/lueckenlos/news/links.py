"""The personal addresses of readers: computed when a mail is written, never stored.

A token is the row's random nonce with a signature by the key of the installation: a copy of the database alone opens
nothing, and nothing is guessed.
"""

from typing import Final

from django.urls import reverse

from lueckenlos.news.models import Reader, SignUp, Subscription
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.tokens import sealed, unsealed

_SALT: Final = "lueckenlos.news."
ORDER, READER, SUBSCRIPTION = "order", "reader", "subscription"


def token_of(kind: str, nonce: str) -> str:
    return sealed(_SALT + kind, nonce)


def nonce_of(kind: str, token: str) -> str | None:
    """None for a token of another kind or one nobody has given out."""
    return unsealed(_SALT + kind, token)


def confirm_address(order: SignUp) -> str:
    return absolute(reverse("newsletter:confirm", args=[token_of(ORDER, order.nonce)]))


def lists_address(reader: Reader) -> str:
    return absolute(reverse("newsletter:lists", args=[token_of(READER, reader.nonce)]))


def unsubscribe_address(subscription: Subscription) -> str:
    return absolute(reverse("newsletter:unsubscribe", args=[token_of(SUBSCRIPTION, subscription.nonce)]))
