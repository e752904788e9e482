"""The stock of offers."""

from lueckenlos.directory.models.links import OfferLink, OfferProposal
from lueckenlos.directory.models.offer import Offer, OfferArea, OfferPlace, OfferTime
from lueckenlos.directory.models.origin import OfferOrigin
from lueckenlos.directory.models.search import SearchDocument, SearchWord

__all__ = [
    "Offer",
    "OfferArea",
    "OfferLink",
    "OfferOrigin",
    "OfferPlace",
    "OfferProposal",
    "OfferTime",
    "SearchDocument",
    "SearchWord",
]
