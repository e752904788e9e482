"""Words of one family across word classes: beraten and Beratung, rauchen and Raucher."""

from typing import Final

from lueckenlos.german.dictionary import dictionary
from lueckenlos.german.roots import readings

_SHORTEST: Final = 6


def relatives(token: str) -> list[str]:
    """Roots of the nouns made from a verb, and of the verb a noun in -ung was made from."""
    lower = token.lower()
    if len(lower) < _SHORTEST:
        return []
    if lower.endswith(("ung", "ungen")):
        return readings(lower.removesuffix("en").removesuffix("ung") + "en")
    if lower.endswith("en") and dictionary().other(lower):
        return readings(lower[:-2] + "ung") + readings(lower[:-2] + "er")
    return []
