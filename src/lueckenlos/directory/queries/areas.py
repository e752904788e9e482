"""The Gebiete an offer of a Stelle can be for, and lie in."""

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import gebiete_of, parts_of
from lueckenlos.tenancy.models import Stelle


def parts_of_stelle(stelle: Stelle) -> list[Gebiet]:
    """The parts of the territory of a Stelle: Sozialräume of a town, Gemeinden of a Kreis. Each Gebiet's by name."""
    return [part for parts in parts_of(gebiete_of(stelle)).values() for part in parts]


def gemeinden_of(stelle: Stelle) -> list[Gebiet]:
    """The Gemeinden in which places of the Stelle's offers usually lie."""
    own = list(gebiete_of(stelle))
    towns = [gebiet for gebiet in own if gebiet.ebene == GebietsEbene.GEMEINDE]
    above = [gebiet for gebiet in own if gebiet.ebene != GebietsEbene.GEMEINDE]
    return towns + [part for parts in parts_of(above).values() for part in parts if part.ebene == GebietsEbene.GEMEINDE]
