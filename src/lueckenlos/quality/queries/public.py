"""Behind a secret link: one assessor, and the scope of their Stelle."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django_scopes import scope

from lueckenlos.quality.models import Assessor
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.scope import all_tenants


@contextmanager
def behind(token: str, moment: datetime) -> Iterator[Assessor | None]:
    """The person of a secret address with the scope of the Stelle open; None, and no scope, for any other address."""
    with all_tenants():
        rows = Assessor.objects.select_related("stelle", "assessment")
        assessor = rows.filter(token_hash=token_hash(token)).first()
    if assessor is None or not assessor.open_at(moment):
        yield None
        return
    with scope(stelle=assessor.stelle):
        yield assessor
