"""What an offer still lacks: for its release, and for its place in the Kettenbild."""

from typing import Final

from lueckenlos.directory.models import Offer

REQUIRED: Final = ("title", "traeger", "summary")
# without these the Kettenbild cannot place the offer or cannot say what is missing around it
CHAIN: Final = (
    "lebensphasen",
    "lebenslagen",
    "handlungsfelder",
    "zielgruppen",
    "angebotsform",
    "zugang",
    "kosten_art",
    "sprachen",
    "rollstuhlgerecht",
    "plaetze",
)


def missing_for_release(offer: Offer) -> list[str]:
    """Names of the fields without which an offer is not released."""
    return [name for name in REQUIRED if not _given(offer, name)]


def missing_for_chain(offer: Offer) -> list[str]:
    """Names of the empty fields that the Kettenbild counts by; they do not hold up a release."""
    return [name for name in CHAIN if not _given(offer, name)]


def labels_of(names: list[str]) -> list[str]:
    """The fields as the form calls them."""
    return [str(Offer._meta.get_field(name).verbose_name) for name in names]  # type: ignore[union-attr] # no relations back


def _given(offer: Offer, name: str) -> bool:
    value = offer.traeger_id if name == "traeger" else getattr(offer, name)
    # a 0 is an answer
    return value not in (None, "", frozenset())
