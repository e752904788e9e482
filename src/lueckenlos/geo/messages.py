"""German sentences about keys of territory and points."""

from collections.abc import Mapping
from typing import Final

SENTENCES: Final[Mapping[str, str]] = {
    "ags_shape": "Der Gemeindeschlüssel (AGS) hat acht Ziffern, etwa 15087220.",
    "ars_shape": "Der Regionalschlüssel (ARS) hat 2, 3, 5, 9 oder 12 Ziffern.",
    "point_unreadable": "Schreiben Sie Breite und Länge in Grad, etwa 51.64, 11.51.",
    "point_outside": "Dieser Punkt liegt nicht in Deutschland. "
    "Schreiben Sie Breite und Länge in Grad, etwa 51.64, 11.51.",
}
