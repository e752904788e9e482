"""What the worker does about events by the clock; it calls this once a minute."""

import logging
from datetime import datetime

from django.db import OperationalError
from django_scopes import scope

from lueckenlos.events.actions.tidy import expire, remind
from lueckenlos.events.queries.shared import stellen_to_remind, stellen_with_due
from lueckenlos.tenancy.actor import system_actor

log = logging.getLogger(__name__)


def expire_due(now: datetime) -> int:
    """Lapse what is due in all Stellen and offer the places to those who wait; returns how many lapsed."""
    lapsed = 0
    for stelle in stellen_with_due(now):
        try:
            with scope(stelle=stelle):
                lapsed += expire(now=now, by=system_actor(stelle))
        except OperationalError:
            # a long import holds the only writer of SQLite: the next minute tries again
            log.warning("terms of %s could not be looked at", stelle.slug)
    return lapsed


def remind_due(now: datetime) -> int:
    """Queue the reminders that are due in all Stellen; returns how many."""
    reminded = 0
    for stelle in stellen_to_remind(now):
        try:
            with scope(stelle=stelle):
                reminded += remind(now=now, by=system_actor(stelle))
        except OperationalError:
            log.warning("reminders of %s could not be queued", stelle.slug)
    return reminded
