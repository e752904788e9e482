"""Which kind an organisation is, from its name: a proposal that people correct."""

import re
from types import MappingProxyType
from typing import Final

from lueckenlos.courses.enums import OrganisationKind
from lueckenlos.shared.text import fold

_K = OrganisationKind
# the first that is found counts: a Stadtteilschule is a school, a Betriebskrankenkasse no company
_WORDS: Final = MappingProxyType(
    {
        _K.KITA: r"kita|kindertages|kindergarten|krippe|tagespflege",
        _K.SCHULE: r"schul|gymnasi|hort\b|universit|bildungszentrum|volkshochschule|vhs",
        _K.KASSE: r"kasse\b|krankenkasse|\baok|\bbkk|\bikk|\btk\b|barmer|\bdak|knappschaft|versicherung|unfallkasse",
        _K.GESUNDHEIT: r"gesundheitsamt|gesundheitsdienst|praxis|klinik|krankenhaus|hebamme|arzt|apotheke|pflegedienst",
        _K.VERWALTUNG: r"stadt\b|gemeinde|landkreis|\bkreis\b|ministeri|amt\b|burgermeister|verwaltung",
        _K.TRAEGER: r"\be\s?v\b|verein|verband|awo\b|drk\b|caritas|diakonie|malteser|johanniter|stiftung|ggmbh",
    }
)
_FOUND: Final = tuple((kind, re.compile(words)) for kind, words in _WORDS.items())


def kind_of(organisation: str) -> OrganisationKind:
    """``UNBEKANNT`` without an organisation, ``SONSTIGE`` for a name that says nothing."""
    text = " ".join(re.sub(r"[^0-9a-z]+", " ", fold(organisation)).split())
    if not text:
        return _K.UNBEKANNT
    return next((kind for kind, words in _FOUND if words.search(text)), _K.SONSTIGE)
