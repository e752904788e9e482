"""Sentences that belong to no single package."""

from types import MappingProxyType
from typing import Final

UNKNOWN: Final = "Das ist so nicht möglich. Bitte prüfen Sie Ihre Eingabe oder fragen Sie Ihre Ansprechperson."

# by status, above the sentence of the refusal
HEADLINES: Final = MappingProxyType(
    {403: "Das dürfen Sie hier nicht", 409: "Das geht so nicht", 400: "Das ließ sich nicht lesen"}
)
