"""Publications with their editions and files, Praxisbeispiele, and the words both are found by."""

from lueckenlos.library.models.example import Consent, Example, PublishedExample
from lueckenlos.library.models.order import Order
from lueckenlos.library.models.publication import DownloadCount, Edition, Publication, PublicationFile
from lueckenlos.library.models.search import SearchText

__all__ = [
    "Consent",
    "DownloadCount",
    "Edition",
    "Example",
    "Order",
    "Publication",
    "PublicationFile",
    "PublishedExample",
    "SearchText",
]
