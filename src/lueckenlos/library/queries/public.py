"""The public door: editions and examples that are published, of every Stelle."""

import math
from collections.abc import Mapping, Sequence

from django.db.models import Exists, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from lueckenlos.adoption.enums import GapKind
from lueckenlos.geo.likeness import most_alike
from lueckenlos.library.enums import READABLE, EditionState
from lueckenlos.library.models import Edition, Publication, PublicationFile, PublishedExample
from lueckenlos.library.models.example import CHAPTERS
from lueckenlos.library.queries.shared import standing_consents
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants

_NEAREST_OF = 500
_FITTING = 4


def public_publications() -> QuerySet[Publication]:
    """The newest first, without their texts."""
    with all_tenants():
        rows = Publication.objects.filter(current__gt=0)
    return rows.order_by("-year", "-pk")


def get_publication_or_404(key: str) -> Publication:
    """Also one whose editions are all withdrawn: whoever quoted it shall learn so."""
    with all_tenants():
        rows = Publication.objects.filter(public_id=key, issued__gt=0).select_related("stelle")
        once_public = Edition.objects.exclude(state=EditionState.ENTWURF).values("publication")
    return get_object_or_404(rows.filter(pk__in=once_public))


def public_editions(publication: Publication) -> list[Edition]:
    """The newest first, withdrawn ones too, with the files readers get. Two queries."""
    with all_tenants():
        files = PublicationFile.objects.filter(state__in=READABLE).defer("text", "cover")
        rows = Edition.objects.filter(publication=publication).exclude(state=EditionState.ENTWURF)
    return list(rows.prefetch_related(Prefetch("files", files)))


def edition_in_force(publication: Publication) -> Edition | None:
    """None where all are withdrawn."""
    with all_tenants():
        rows = Edition.objects.filter(publication=publication, number=publication.current)
    return rows.filter(state=EditionState.VEROEFFENTLICHT).defer("cover").first()


def related_to(publication: Publication) -> list[Publication]:
    with all_tenants():
        rows = publication.related.filter(current__gt=0)
    return list(rows.order_by("-year", "-pk"))


def get_file_or_404(key: str, file_key: str) -> PublicationFile:
    """A file of an edition that is out; an older edition's stays at its address."""
    with all_tenants():
        rows = PublicationFile.objects.filter(edition__state=EditionState.VEROEFFENTLICHT, state__in=READABLE)
    rows = rows.select_related("edition").defer("text")
    found = rows.filter(edition__publication__public_id=key, public_id=file_key).first()
    if found is None:
        raise Http404
    return found


def covers_of(publications: Sequence[Publication]) -> dict[int, str]:
    """Publication → key of the file whose first page is shown. One query."""
    numbers = {one.pk: one.current for one in publications}
    with all_tenants():
        rows = PublicationFile.objects.filter(edition__publication__in=list(numbers), state__in=READABLE)
    fields = ("edition__publication", "edition__number", "public_id")
    found: dict[int, str] = {}
    with_cover = Q(cover__isnull=False) | Q(edition__cover__isnull=False)
    for key, number, file_key in rows.filter(with_cover).order_by("pk").values_list(*fields):
        if numbers[key] == number:
            found.setdefault(key, file_key)
    return found


def in_order(keys: Sequence[int]) -> list[Publication]:
    """One query."""
    found = public_publications().select_related("stelle").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def publishing_stellen() -> list[Stelle]:
    """Whose publications there are to read."""
    return list(Stelle.objects.filter(pk__in=public_publications().order_by().values("stelle")).order_by("name"))


def public_examples() -> QuerySet[PublishedExample]:
    """The newest first. One whose commune has taken its consent back is gone at once."""
    with all_tenants():
        rows = PublishedExample.objects.all()
    agreed = Q(needs_consent=False) | Exists(standing_consents())
    return rows.filter(agreed).order_by("-published_on", "-pk")


def get_example_or_404(key: str) -> PublishedExample:
    return get_object_or_404(public_examples().select_related("stelle"), public_id=key)


def examples_in_order(keys: Sequence[int]) -> list[PublishedExample]:
    found = public_examples().select_related("stelle").defer(*CHAPTERS).in_bulk(keys)
    return [found[key] for key in keys if key in found]


def answering(rows: QuerySet[PublishedExample], gap: str) -> QuerySet[PublishedExample]:
    """By kind of gap; an unknown one asks for nothing."""
    return rows.filter(gaps__contains=f",{gap},") if gap in GapKind.values else rows


def showing(rows: QuerySet[PublishedExample], criterion: str) -> QuerySet[PublishedExample]:
    """Those with evidence for a criterion, by its key without the edition; an empty one asks for nothing."""
    return rows.filter(criterion_keys__contains=f":{criterion},") if criterion else rows


def fitting(gap: str, phases: Sequence[str], transitions: Sequence[str], commune: Stelle) -> list[PublishedExample]:
    """Examples for a hint, those of communes most like this one first. At most seven queries.

    One that names the Übergang fits; so does one for this kind of gap in one of these Lebensphasen, or in none. Alike
    in size, density and deprivation comes first; then, of communes of which less is known, similar size.
    """
    kind = Q(gaps__contains=f",{gap},") if gap else Q(pk=None)
    here = Q(("lebensphasen__any", phases)) | Q(lebensphasen=frozenset()) if phases else Q()
    wanted = kind & here
    if transitions:
        wanted |= Q(("uebergaenge__any", transitions))
    found = list(public_examples().filter(wanted).values_list("pk", "population", "example__commune")[:_NEAREST_OF])
    own = dict(commune.gebiete.values_list("pk", "population"))
    people = sum(number or 0 for number in own.values())
    by_size = [key for key, size, _ in sorted(found, key=lambda row: size_distance(row[1], people))]
    alike = most_alike(list(own), _areas_of({key: stelle for key, _, stelle in found if stelle}))
    return examples_in_order(list(dict.fromkeys([*alike, *by_size]))[:_FITTING])


def _areas_of(stellen: Mapping[int, int]) -> dict[int, list[int]]:
    """Example → the Gebiete of its commune. One query."""
    pairs = Stelle.gebiete.through.objects.filter(stelle__in=set(stellen.values())).order_by("pk")
    areas: dict[int, list[int]] = {}
    for stelle, gebiet in pairs.values_list("stelle", "gebiet"):
        areas.setdefault(stelle, []).append(gebiet)
    return {key: areas[stelle] for key, stelle in stellen.items() if stelle in areas}


def size_distance(one: int, other: int) -> float:
    """How many times as large, as a logarithm; last comes a commune whose size nobody knows."""
    return abs(math.log(one / other)) if one > 0 and other > 0 else math.inf
