"""The public door: a certificate by its code, without any name. Looks beyond a scope."""

from lueckenlos.courses.models import Certificate
from lueckenlos.tenancy.scope import all_tenants


def certificate_by_code(code: str) -> Certificate | None:
    """Valid or withdrawn, with its Stelle. One query."""
    with all_tenants():
        return Certificate.objects.filter(code=code).select_related("stelle").first()
