"""Days, times, prices and free places in German words, as citizens read them; always German time."""

from datetime import datetime
from typing import Final

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

# from here on nobody needs to hurry
_MANY: Final = 10


def day_in_words(moment: datetime) -> str:
    """„Samstag, 13. März 2027“"""
    return date_format(timezone.localtime(moment), "l, j. F Y")


def clock(moment: datetime) -> str:
    """„10:00“"""
    return date_format(timezone.localtime(moment), "H:i")


def moment_in_words(moment: datetime) -> str:
    """„Samstag, 13. März 2027, 10:00 Uhr“"""
    return _("%(day)s, %(time)s Uhr") % {"day": day_in_words(moment), "time": clock(moment)}


def span_in_words(start: datetime, end: datetime) -> str:
    """„Samstag, 13. März 2027, 10:00 bis 13:00 Uhr“; over several days both in full."""
    if timezone.localdate(start) == timezone.localdate(end):
        return _("%(start)s bis %(end)s Uhr") % {
            "start": f"{day_in_words(start)}, {clock(start)}",
            "end": clock(end),
        }
    return _("%(start)s bis %(end)s") % {"start": moment_in_words(start), "end": moment_in_words(end)}


def euro(cents: int) -> str:
    """„10 Euro“, „12,50 Euro“, „kostenlos“"""
    if not cents:
        return _("kostenlos")
    amount = f"{cents // 100}" if cents % 100 == 0 else f"{cents // 100},{cents % 100:02d}"
    return _("%(amount)s Euro") % {"amount": amount}


def free_in_words(free: int) -> str:
    """„Plätze frei“. No number: it would tell whether a registration just sent was new, and so who is registered."""
    if free <= 0:
        return _("Warteliste")
    return _("Plätze frei") if free >= _MANY else _("wenige Plätze frei")
