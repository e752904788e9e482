"""How an offer's state, age and times look on a page: ``{% load directory %}``."""

from types import MappingProxyType
from typing import Final

from django import template
from django.utils.safestring import SafeString

from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.messages import words
from lueckenlos.directory.models import Offer, OfferTime
from lueckenlos.directory.rules.times import in_words
from lueckenlos.web.templatetags.kern import badge

register = template.Library()
KINDS: Final = MappingProxyType(
    {
        OfferStatus.ENTWURF: "neutral",
        OfferStatus.EINGEREICHT: "info",
        OfferStatus.FREIGEGEBEN: "success",
        OfferStatus.ZUR_PRUEFUNG: "warning",
        OfferStatus.VERALTET: "warning",
        OfferStatus.ABGELEHNT: "danger",
        OfferStatus.ARCHIVIERT: "neutral",
    }
)


@register.simple_tag
def offer_status(offer: Offer) -> SafeString:
    """The state as a badge."""
    status = OfferStatus(offer.status)
    return badge(str(status.label), KINDS[status])


@register.filter
def age_words(offer: Offer) -> str:
    """„3 bis unter 6 Jahre“, or nothing."""
    return words.age(offer.age_from_months, offer.age_to_months)


@register.filter
def time_words(time: OfferTime) -> str:
    """„dienstags, 9:00–11:30 Uhr, nicht in den Ferien“"""
    return in_words(time)
