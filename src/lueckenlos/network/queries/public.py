"""The one door without a login: the secret link of a round. Looks beyond a scope, and opens one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django_scopes import scope

from lueckenlos.network.models import Ask
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.scope import all_tenants


@contextmanager
def asked(token: str) -> Iterator[Ask | None]:
    """The ask of a secret address with the scope of its Stelle open; None, and no scope, for any other address."""
    with all_tenants():
        rows = Ask.objects.select_related("round", "organisation", "stelle")
        ask = rows.filter(token_hash=token_hash(token)).first()
    if ask is None:
        yield None
        return
    with scope(stelle=ask.stelle):
        yield ask
