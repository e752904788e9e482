"""What people change about themselves.

These take no Actor and leave no line in a Stelle's audit trail: a person belongs to themself, not to a Stelle.
"""

from django.db import transaction

from lueckenlos.accounts.models import User, normal_email
from lueckenlos.shared.errors import Invalid


@transaction.atomic
def update_name(*, user: User, name: str) -> User:
    """Past lines of the audit trail keep the name of their day."""
    user.name = name
    user.save(update_fields=["name"])
    return user


@transaction.atomic
def create_person(*, email: str, name: str, password: str) -> User:
    """A person who has shown that the mailbox is theirs; the caller has checked the secret link."""
    if User.objects.filter(email=normal_email(email)).exists():
        raise Invalid("account_exists")
    return User.objects.create_user(email, name, password)
