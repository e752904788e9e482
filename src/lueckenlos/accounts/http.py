"""What a view behind the login can rely on."""

from django.http import HttpRequest

from lueckenlos.accounts.models import User


class SignedInRequest(HttpRequest):
    """A request of a person who has signed in."""

    user: User
