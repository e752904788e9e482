"""Words of the navigation."""

from types import MappingProxyType
from typing import Final

# by the name of the page's address
PAGES: Final = MappingProxyType(
    {
        "desk:stelle_home": "Start",
        "chains:picture": "Kettenbild",
        "chains:hints": "Hinweise",
        "chains:transitions": "Übergänge",
        "chains:bestandsaufnahme_list": "Bestandsaufnahmen",
        "indicators:need": "Bedarf",
        "process:overview": "Bausteine",
        "goals:goal_tree": "Ziele und Maßnahmen",
        "boards:gremium_list": "Gremien",
        "participation:overview": "Beteiligung",
        "adoption:paper_list": "Handlungsempfehlungen",
        "quality:assessment_list": "Qualität",
        "directory:offer_list": "Angebote",
        "events:event_list": "Veranstaltungen",
        "partners:organisation_list": "Organisationen",
        "network:picture": "Netzwerk",
        "imports:offer_list": "Import",
        "imports:data_list": "Daten",
        "tenancy:stelle_list": "Stellen",
        "tenancy:member_list": "Mitglieder",
        "tenancy:settings": "Einstellungen",
        "tenancy:audit_list": "Protokoll",
    }
)
GROUPS: Final = MappingProxyType(
    {"start": "", "chain": "Präventionskette", "process": "Steuerung", "stock": "Bestand", "stelle": "Stelle"}
)
