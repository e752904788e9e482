"""Where every read of figures starts."""

from django.db.models import Q

from lueckenlos.tenancy.models import Stelle


def visible_to(stelle: Stelle | int) -> Q:
    """Condition on rows with a ``source``: official figures, and those the Stelle has loaded itself."""
    return Q(source__stelle__isnull=True) | Q(source__stelle=stelle)
