"""The same hour on another day, over the change of clocks."""

from datetime import UTC, datetime, timedelta

from django.utils import timezone

from lueckenlos.shared.errors import Invalid


def shifted(moment: datetime, shift: timedelta) -> datetime:
    """The same clock time on another day; Invalid in the hour that the change of clocks skips."""
    local = timezone.localtime(moment).replace(tzinfo=None) + shift
    found = timezone.make_aware(local)
    if timezone.localtime(found.astimezone(UTC)).replace(tzinfo=None) != local:
        raise Invalid("copy_clock", day=local)
    return found
