"""The door of the work area: what the own Stelle writes."""

from collections.abc import Mapping

from django.db.models import Count, Prefetch, QuerySet, Sum
from django.shortcuts import get_object_or_404

from lueckenlos.library.models import DownloadCount, Edition, Example, Publication, PublicationFile
from lueckenlos.library.models.example import CHAPTERS
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor


def own_publications(actor: Actor, text: str = "") -> QuerySet[Publication]:
    """Last changed first."""
    rows = Publication.objects.filter(stelle=actor.stelle).annotate(number_of_editions=Count("editions"))
    if wanted := sort_key(text):
        rows = rows.filter(title_key__contains=wanted)
    return rows.order_by("-changed_at", "-pk")


def get_publication_or_404(actor: Actor, pk: int) -> Publication:
    return get_object_or_404(Publication.objects.filter(stelle=actor.stelle), pk=pk)


def editions_of(publication: Publication) -> list[Edition]:
    """The newest first, with their files but without texts. Two queries."""
    files = Prefetch("files", PublicationFile.objects.defer("text", "cover"))
    return list(Edition.objects.filter(publication=publication).prefetch_related(files))


def get_edition_or_404(actor: Actor, pk: int) -> Edition:
    return get_object_or_404(Edition.objects.filter(stelle=actor.stelle).select_related("publication"), pk=pk)


def get_file_or_404(actor: Actor, pk: int) -> PublicationFile:
    rows = PublicationFile.objects.filter(stelle=actor.stelle).select_related("edition__publication")
    return get_object_or_404(rows.defer("text", "cover"), pk=pk)


def downloads_of(publication: Publication) -> Mapping[int, int]:
    """By file, over all months. One query."""
    rows = DownloadCount.objects.filter(file__edition__publication=publication)
    return dict(rows.order_by().values_list("file").annotate(total=Sum("number")))


def relatable(actor: Actor, publication: Publication | None) -> QuerySet[Publication]:
    """Others of the Stelle, by title."""
    rows = Publication.objects.filter(stelle=actor.stelle).order_by("title_key", "pk")
    return rows.exclude(pk=publication.pk) if publication else rows


def own_examples(actor: Actor, text: str = "") -> QuerySet[Example]:
    rows = Example.objects.filter(stelle=actor.stelle).select_related("commune").defer(*CHAPTERS)
    if wanted := sort_key(text):
        rows = rows.filter(title_key__contains=wanted)
    return rows.order_by("-changed_at", "-pk")


def get_own_example_or_404(actor: Actor, key: str) -> Example:
    return get_object_or_404(Example.objects.filter(stelle=actor.stelle).select_related("commune"), public_id=key)
