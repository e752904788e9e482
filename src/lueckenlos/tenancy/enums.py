"""Kinds of Stellen, roles and what a role may do: the whole permission map on one screen."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices


class StelleArt(TextChoices):
    BUND = "bund", "Bund"
    LAND = "land", "Koordinierungsstelle (KGC)"
    KREIS = "kreis", "Landkreis"
    KOMMUNE = "kommune", "Kommune"


class Role(TextChoices):
    LEITUNG = "leitung", "Leitung"
    KOORDINATION = "koordination", "Koordination"
    MITARBEIT = "mitarbeit", "Mitarbeit"
    BERATUNG = "beratung", "Beratung"
    LESEN = "lesen", "Lesen"
    STEUERUNGSGRUPPE = "steuerungsgruppe", "Steuerungsgruppe"
    TRAEGER = "traeger", "Träger"


class Visibility(TextChoices):
    """Who sees a record beyond the Stelle that owns it."""

    OEFFENTLICH = "oeffentlich", "öffentlich"
    NETZWERK = "netzwerk", "alle angemeldeten Stellen"
    LAND = "land", "Landkreis und KGC des Landes"
    STELLE = "stelle", "nur die eigene Stelle"
    VERTRAULICH = "vertraulich", "nur benannte Personen"


class Permission(StrEnum):
    VIEW = "view"  # everything of the Stelle that is not confidential
    VIEW_DECISIONS = "view_decisions"  # Kettenbild, decisions, papers
    COMMENT = "comment"  # on agendas and papers
    EDIT_OWN = "edit_own"  # entries of the own organisation only
    EDIT = "edit"
    RELEASE = "release"
    IMPORT = "import"
    DECIDE = "decide"
    MANAGE = "manage"  # members, settings of the Stelle, audit trail


# which roles a Stelle of each kind can give; Träger and Steuerungsgruppe belong to a commune's chain
ROLES: Final = MappingProxyType(
    {
        StelleArt.BUND: (Role.LEITUNG, Role.KOORDINATION, Role.LESEN),
        StelleArt.LAND: (Role.LEITUNG, Role.KOORDINATION, Role.MITARBEIT, Role.BERATUNG, Role.LESEN),
        StelleArt.KREIS: tuple(role for role in Role if role is not Role.BERATUNG),
        StelleArt.KOMMUNE: tuple(role for role in Role if role is not Role.BERATUNG),
    }
)
# below which kinds a Stelle of each kind may stand: the tree is at most four deep, and queries rely on it
PARENTS: Final = MappingProxyType(
    {
        StelleArt.BUND: frozenset[StelleArt](),
        StelleArt.LAND: frozenset({StelleArt.BUND}),
        StelleArt.KREIS: frozenset({StelleArt.LAND}),
        StelleArt.KOMMUNE: frozenset({StelleArt.LAND, StelleArt.KREIS}),
    }
)

_READ: Final = frozenset({Permission.VIEW, Permission.VIEW_DECISIONS})
_COORDINATE: Final = _READ | {
    Permission.COMMENT,
    Permission.EDIT,
    Permission.RELEASE,
    Permission.IMPORT,
    Permission.DECIDE,
}

PERMISSIONS: Final = MappingProxyType(
    {
        Role.LEITUNG: _COORDINATE | {Permission.MANAGE},
        Role.KOORDINATION: _COORDINATE,
        Role.MITARBEIT: _READ | {Permission.COMMENT, Permission.EDIT},
        Role.BERATUNG: _READ | {Permission.EDIT},
        Role.LESEN: _READ,
        Role.STEUERUNGSGRUPPE: frozenset({Permission.VIEW_DECISIONS, Permission.COMMENT}),
        Role.TRAEGER: frozenset({Permission.EDIT_OWN}),
    }
)
