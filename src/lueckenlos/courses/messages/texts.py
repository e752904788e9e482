"""Words of the files and documents of Qualifizierung."""

from typing import Final

# columns of the CSV of the yearly record
RECORD: Final = (
    "Jahr",
    "Beginn",
    "Veranstaltung",
    "Art",
    "Schwerpunktthema",
    "Kommune",
    "Art der Organisation",
    "Teilnehmende",
    "Teilnahmestunden",
    "Zertifikate",
)
UNKNOWN_PLACE: Final = "nicht angegeben"
UNKNOWN_THEME: Final = "ohne Schwerpunktthema"
COURSE_CERTIFICATE: Final = "Teilnahmezertifikat"
SERIES_CERTIFICATE: Final = "Zertifikat"
