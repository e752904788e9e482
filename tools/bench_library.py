"""5,000 publications, a fifth with long texts, and 5,000 Praxisbeispiele, for ``bench.py``."""

from datetime import date
from random import Random
from typing import Any

from bench_tools import leader, milliseconds, page

PUBLICATIONS, EXAMPLES, LONG = 5_000, 5_000, 1_000
SLUG = "bench-wissen"
THINGS = (
    "Hebamme",
    "Kita",
    "Bewegung",
    "Ernährung",
    "Lotsendienst",
    "Elterncafé",
    "Sprache",
    "Wohnen",
    "Sucht",
    "Spiel",
)
PLACES = ("Quartier", "Schule", "Klinik", "Betrieb", "Familienzentrum", "Stadtteil")


def run() -> list[str]:
    """Medians of processor time in the process, as lines to print. The database must be migrated."""
    from django.test import Client

    from lueckenlos.library.models import Publication, PublishedExample
    from lueckenlos.tenancy.models import Stelle
    from lueckenlos.tenancy.scope import all_tenants

    stelle = Stelle.objects.create(slug=SLUG, name="Bibliothek (erfunden)", art="kommune", land="xx")
    random = Random(5)  # noqa: S311 -- the same library at every run
    with all_tenants():
        _publications(stelle, random)
        _examples(stelle, random)
        book, case = Publication.objects.order_by("pk")[0], PublishedExample.objects.order_by("pk")[0]
    browser, reader = leader(SLUG), Client()
    pages = [
        (reader, "Veröffentlichungen", "/veroeffentlichungen/"),
        (reader, "gesucht (jede sechste)", "/veroeffentlichungen/?q=Klinik"),
        (reader, "gesucht (im Volltext, 200)", "/veroeffentlichungen/?q=Musterwort"),
        (reader, "gesucht mit Tippfehler und Filter", "/veroeffentlichungen/?q=Ernärung&alter=kita-alter"),
        (reader, "Veröffentlichung", f"/veroeffentlichungen/{book.public_id}/"),
        (reader, "Praxisbeispiele", "/praxisbeispiele/"),
        (reader, "gesucht, mit Filter", "/praxisbeispiele/?q=Lotsendienst&uebergang=kita-grundschule&luecke=leer"),
        (reader, "Praxisbeispiel", f"/praxisbeispiele/{case.public_id}/"),
        (browser, "Arbeitsbereich, Veröffentlichungen", f"/arbeit/{SLUG}/veroeffentlichungen/"),
        (browser, "Arbeitsbereich, Praxisbeispiele", f"/arbeit/{SLUG}/praxisbeispiele/?text=kita"),
    ]
    sizes = f"{PUBLICATIONS} Veröffentlichungen ({LONG} mit Volltext), {EXAMPLES} Praxisbeispiele"
    return [f"\nWissen: {sizes}", *(page(*one) for one in pages), _from_hint(stelle), _analysed()]


def _title(random: Random, number: int) -> str:
    return f"{random.choice(THINGS)} im {random.choice(PLACES)} {number} (erfunden)"


def _terms(random: Random) -> dict[str, Any]:
    from lueckenlos.vocabulary.registry import vocabulary

    names = {"lebensphasen": "lebensphase", "handlungsfelder": "handlungsfeld"}
    return {
        name: frozenset(random.sample([term.slug for term in vocabulary(slug).terms], 2))
        for name, slug in names.items()
    }


def _publications(stelle: Any, random: Random) -> None:
    from lueckenlos.library.indexing import words_of
    from lueckenlos.library.models import Edition, Publication, SearchText

    rows = []
    for number in range(PUBLICATIONS):
        facts = {"art": "broschuere", "issued": 1, "current": 1, "year": 1990 + number % 36, **_terms(random)}
        facts |= {"sprachen": frozenset({"de"}), "summary": "Was hilft, und wie es gelingt. " * 5}
        rows.append(Publication(stelle=stelle, title=_title(random, number), **facts))
    Publication.objects.bulk_create(rows)
    Edition.objects.bulk_create(
        Edition(stelle=stelle, publication=row, number=1, year=row.year, state="veroeffentlicht") for row in rows
    )
    made = (_word(random) for _ in range(20_000))
    vocabulary = [*made]
    for number, row in enumerate(rows):
        text = " ".join(random.choices(vocabulary, k=6_000)) if number < LONG else ""
        if number < LONG and number % 5 == 0:
            text += " Musterwort"
        found = words_of(row.title, (row.summary, text))
        SearchText.objects.create(publication=row, **found)


def _word(random: Random) -> str:
    return "".join(random.choice("abdefgiklmnoprstu") for _ in range(random.randint(5, 11)))


def _examples(stelle: Any, random: Random) -> None:
    from lueckenlos.library.indexing import words_of
    from lueckenlos.library.models import Example, PublishedExample, SearchText

    texts = dict.fromkeys(("approach", "lessons", "aims"), "Wir haben viel gelernt und würden es wieder tun. " * 30)
    rows = []
    for number in range(EXAMPLES):
        facts = {"where": "Musterstadt", "summary": "Kurz gesagt. " * 10, "gaps": ",leer,zugang,", **_terms(random)}
        facts |= {"uebergaenge": frozenset({random.choice(("kita-grundschule", "familie-kita"))})}
        rows.append(Example(stelle=stelle, commune=stelle, title=_title(random, number), **facts, **texts))
    for row in rows:
        row.title_key, row.state = row.title.lower(), "veroeffentlicht"
    Example.objects.bulk_create(rows)
    out = []
    for row in rows:
        one = PublishedExample(stelle=stelle, example=row, public_id=row.public_id, agreed_version=1)
        one.take(row)
        one.needs_consent, one.published_on = False, date(2026, 1, 1)
        one.population = random.randint(3_000, 500_000)
        out.append(one)
    PublishedExample.objects.bulk_create(out)
    found = ({"example": one, **words_of(one.title, (one.summary, one.approach))} for one in out)
    SearchText.objects.bulk_create(SearchText(**words) for words in found)


def _from_hint(stelle: Any) -> str:
    from lueckenlos.library.queries.public import fitting

    took = milliseconds(lambda: fitting("leer", ["kita-alter"], ["kita-grundschule"], stelle))
    return f"vom Hinweis zu ähnlichen Kommunen: {took:,.0f} ms"


def _analysed() -> str:
    from lueckenlos.library.indexing import words_of

    random = Random(6)  # noqa: S311 -- as above
    text = " ".join(_word(random) for _ in range(75_000))
    took = milliseconds(lambda: words_of("Titel", [text]), 3)
    return f"Volltext von {len(text) // 1000} KB zerlegen: {took:,.0f} ms"
