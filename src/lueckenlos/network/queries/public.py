"""The one door without a login: the secret link of a round. Looks beyond a scope, and opens one."""

from contextlib import AbstractContextManager

from lueckenlos.network.models import Ask
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.doors import behind_address


def asked(token: str) -> AbstractContextManager[Ask | None]:
    """The ask of a secret address with the scope of its Stelle open; None, and no scope, for any other address."""
    return behind_address(
        lambda: Ask.objects.filter(token_hash=token_hash(token)).select_related("round", "organisation")
    )
