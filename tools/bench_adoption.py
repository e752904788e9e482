"""Papers that travel at their largest: 200 communes with 100 papers of five versions each, for ``bench.py``."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bench_tools import leader, page

COMMUNES, PAPERS, VERSIONS, BLOCKS, TAKEN = 200, 100, 5, 20, 50
SLUG = "bench-empfehlung"
SENTENCE = "Die Kommune benennt eine Stelle, die Familien vor Ort berät und Angebote miteinander verbindet. "


def run() -> list[str]:
    """Medians of processor time in the process, as lines to print. The database must be migrated."""
    source, own = _fill()
    browser = leader(f"{SLUG}-0", f"{SLUG}-kgc")
    papers, kgc = f"/arbeit/{SLUG}-0/empfehlungen/", f"/arbeit/{SLUG}-kgc/empfehlungen/"
    sizes = f"{COMMUNES} Kommunen × {PAPERS} × {VERSIONS} Fassungen zu {BLOCKS} Absätzen"
    pages = (
        ("Liste, eigene", papers),
        ("Liste, entdecken", f"{papers}?ansicht=entdecken"),
        ("Liste, gefiltert", f"{papers}?ansicht=entdecken&text=lotsendienst+7&luecke=leer&lebensphase=kita-alter"),
        ("Lesen, eigene", f"{papers}{own}/"),
        ("Lesen, fremde", f"{papers}{source}/"),
        ("Unterschied zur Quelle", f"{papers}{own}/abgleich/"),
        ("Bearbeiten", f"{papers}{own}/bearbeiten/"),
        ("Umsetzungsstand", f"{kgc}{source}/umsetzungsstand/"),
    )
    return [f"\nEmpfehlungen: {sizes}", *(page(browser, label, address) for label, address in pages)]


def _fill() -> tuple[str, str]:
    """Keys of a paper of the KGC and of what the first commune made of it."""
    from lueckenlos.adoption.models import Adoption, Paper, PaperVersion
    from lueckenlos.tenancy.models import Stelle
    from lueckenlos.tenancy.scope import all_tenants

    kgc = Stelle.objects.create(slug=f"{SLUG}-kgc", name="KGC (erfunden)", art="land", land="xx")
    towns = [
        Stelle.objects.create(slug=f"{SLUG}-{place}", name=f"Stadt {place} (erfunden)", art="kommune", parent=kgc)
        for place in range(COMMUNES)
    ]
    with all_tenants():
        for stelle in (kgc, *towns):
            papers = Paper.objects.bulk_create(_papers(stelle))
            # a gigabyte of texts that no page opens would say nothing more: only the source's versions are long
            PaperVersion.objects.bulk_create(_versions(papers, BLOCKS if stelle == kgc else 1), batch_size=500)
        sources = list(Paper.objects.filter(stelle=kgc).order_by("pk")[:TAKEN])
        for town in towns:
            own = list(Paper.objects.filter(stelle=town).order_by("pk")[:TAKEN])
            Adoption.objects.bulk_create(
                Adoption(
                    stelle=town,
                    paper=paper,
                    source_key=source.public_id,
                    source_name=kgc.name,
                    base_number=1,
                    base=_text(source.title, 1),
                )
                for paper, source in zip(own, sources, strict=True)
            )
        first = Adoption.objects.filter(stelle=towns[0]).select_related("paper").order_by("pk").first()
    assert first is not None
    return first.source_key, first.paper.public_id


def _papers(stelle: Any) -> Iterator[Any]:
    from lueckenlos.adoption.models import Paper
    from lueckenlos.shared.text import sort_key

    for place in range(PAPERS):
        title = f"Lotsendienst {place} für Familien (erfunden)"
        text = _text(title, VERSIONS + place % 2)
        yield Paper(
            stelle=stelle,
            source_body=stelle.name,
            visibility="netzwerk" if place % 2 else "land",
            lebensphasen=frozenset({"kita-alter"} if place % 3 else {"hohes-alter"}),
            gaps=",leer,bruch," if place % 2 else ",zugang,",
            issued=VERSIONS,
            current=VERSIONS,
            current_title=title,
            title_key=sort_key(title),
            current_key=sort_key(title),
            published_at=_now() - timedelta(hours=place),
            **text,
        )


def _versions(papers: list[Any], blocks: int) -> Iterator[Any]:
    from lueckenlos.adoption.models import PaperVersion

    for paper in papers:
        for number in range(1, VERSIONS + 1):
            yield PaperVersion(
                stelle=paper.stelle,
                paper=paper,
                number=number,
                visibility=paper.visibility,
                source_body=paper.source_body,
                published_at=_now(),
                **_text(paper.title, number, blocks),
            )


def _text(title: str, number: int, blocks: int = BLOCKS) -> dict[str, Any]:
    """Twenty paragraphs of eighty words; every version words every second one anew."""
    rows = [
        {
            "key": f"{place:08x}",
            "heading": f"Absatz {place}",
            "text": SENTENCE * 4 + (f"Das gilt seit Fassung {number}. " if place % 2 else "") + SENTENCE * 3,
        }
        for place in range(blocks)
    ]
    return {"title": title, "addressee": "Kommunen", "reasons": SENTENCE, "blocks": rows}


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()
