"""Where the Sozialräume of the demo lie and where its offers take place; all of it invented."""

from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.config.demo.grid import add_cells
from lueckenlos.directory.models import OfferPlace
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.tenancy.models import Stelle


def put_on_the_map(stellen: dict[str, Stelle]) -> None:
    """Outlines, middles and cells of the Sozialräume, and coordinates by address."""
    data = content.toml("orte.toml")
    parts: list[Gebiet] = []
    for entry in data["sozialraum"]:
        lat, lon = entry["mitte"]
        gebiet = Gebiet.objects.get(ars=entry["ars"])
        gebiet.lat, gebiet.lon = lat, lon
        gebiet.save(update_fields=["lat", "lon"])
        _outline(gebiet, entry["umriss"], data["quelle"])
        parts.append(gebiet)
    add_cells(stellen["hettstedt"].gebiete.get(), parts)
    with scope(stelle=stellen["hettstedt"]):
        for strasse, hausnummer, lat, lon in data["hettstedt"]["orte"]:
            places = OfferPlace.objects.filter(offer__stelle=stellen["hettstedt"])
            places.filter(strasse=strasse, hausnummer=hausnummer).update(lat=lat, lon=lon)


def _outline(gebiet: Gebiet, ring: list[list[float]], source: str) -> None:
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    Boundary.objects.create(
        gebiet=gebiet,
        geometry={"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
        min_lat=min(lats),
        max_lat=max(lats),
        min_lon=min(lons),
        max_lon=max(lons),
        source=source,
    )
