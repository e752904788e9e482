"""Words of the navigation."""

from types import MappingProxyType
from typing import Final

# by the name of the page's address
PAGES: Final = MappingProxyType(
    {
        "desk:stelle_home": "Start",
        "advice:week": "Meine Woche",
        "advice:board": "Kommunen",
        "advice:case_list": "Beratungsfälle",
        "advice:activity_list": "Aktivitäten",
        "advice:shared": "Beratung durch die KGC",
        "chains:picture": "Kettenbild",
        "chains:hints": "Hinweise",
        "chains:transitions": "Übergänge",
        "chains:bestandsaufnahme_list": "Bestandsaufnahmen",
        "indicators:need": "Bedarf",
        "process:overview": "Bausteine",
        "goals:goal_tree": "Ziele und Maßnahmen",
        "boards:gremium_list": "Gremien",
        "participation:overview": "Beteiligung",
        "prizes:call_list": "Gesundheitspreis",
        "adoption:paper_list": "Handlungsempfehlungen",
        "quality:assessment_list": "Qualität",
        "library:example_list": "Wissen",
        "exchange:question_list": "Austausch",
        "news:article_list": "Aktuelles",
        "directory:offer_list": "Angebote",
        "events:event_list": "Veranstaltungen",
        "partners:organisation_list": "Organisationen",
        "network:picture": "Netzwerk",
        "imports:offer_list": "Import",
        "imports:data_list": "Daten",
        "reports:yearly_list": "Jahresberichte",
        "funding:mappe_list": "Förderung",
        "reports:health_list": "Gesundheitsberichte",
        "reports:federal": "Ländervergleich",
        "tenancy:stelle_list": "Stellen",
        "tenancy:member_list": "Mitglieder",
        "tenancy:settings": "Einstellungen",
        "tenancy:audit_list": "Protokoll",
    }
)
GROUPS: Final = MappingProxyType(
    {
        "start": "",
        "advice": "Beratung",
        "chain": "Präventionskette",
        "stock": "Angebote und Partner",
        "process": "Steuerung",
        "knowledge": "Wissen und Austausch",
        "reports": "Berichte und Daten",
        "stelle": "Stelle",
    }
)
