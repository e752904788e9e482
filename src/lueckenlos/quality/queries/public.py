"""Behind a secret link: one assessor, and the scope of their Stelle."""

from contextlib import AbstractContextManager
from datetime import datetime

from lueckenlos.quality.models import Assessor
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.doors import behind_address


def behind(token: str, moment: datetime) -> AbstractContextManager[Assessor | None]:
    """The person of a secret address with the scope of the Stelle open; None, and no scope, for any other address."""
    return behind_address(
        lambda: Assessor.objects.filter(token_hash=token_hash(token)).select_related("assessment"),
        is_open=lambda assessor: assessor.open_at(moment),
    )
