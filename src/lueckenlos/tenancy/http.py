"""What the middleware has put on the request."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from lueckenlos.accounts.models import User
from lueckenlos.tenancy.actor import Actor


class WorkRequest(HttpRequest):
    """A request inside ``/arbeit/<stelle>/``: signed in, member of the Stelle, its scope open."""

    user: User
    actor: Actor
    htmx: HtmxDetails
