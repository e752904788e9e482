"""Publications and Praxisbeispiele of the demo, made by the ordinary actions; their PDF are typeset here."""

from datetime import date
from typing import Any, Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.library.actions import examples, files, publications
from lueckenlos.library.actions.orders import set_stock
from lueckenlos.library.checking import check_file
from lueckenlos.library.enums import ConsentAnswer, ExampleStep
from lueckenlos.library.indexing import index_text
from lueckenlos.library.models import Edition, Example
from lueckenlos.quality.registry import criteria_set
from lueckenlos.shared.typesetting import pdf
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle

Stellen = dict[str, Stelle]
_SETS: Final = ("lebensphasen", "uebergaenge", "handlungsfelder", "zielgruppen", "lebenswelten")
_CRITERIA: Final = "good-practice-2021"


def write_down(stellen: Stellen, today: date) -> None:
    data = content.toml("wissen.toml")
    for entry in data["veroeffentlichung"]:
        _publish(entry, stellen[entry["stelle"]], today)
    for entry in data["praxisbeispiel"]:
        _tell(entry, stellen)


def _publish(entry: dict[str, Any], stelle: Stelle, today: date) -> None:
    by = system_actor(stelle)
    facts = {name: entry[name] for name in ("title", "subtitle", "art", "summary")}
    facts |= {name: frozenset(entry[name]) for name in ("lebensphasen", "handlungsfelder")}
    with scope(stelle=stelle):
        first, *later = entry["auflagen"]
        publication = publications.create_publication(facts=facts, edition=_edition(first, today), by=by)
        rows = [Edition.objects.get(publication=publication)]
        rows += [
            publications.create_edition(publication=publication, values=_edition(one, today), by=by) for one in later
        ]
        for row, told in zip(rows, entry["auflagen"], strict=True):
            for language in told["sprachen"]:
                _add_file(row, entry, language, by)
            if told["veroeffentlicht"]:
                publications.publish_edition(edition=row, by=by)
        index_text.call(publication.pk, stelle.pk)
        if "exemplare" in entry:
            newest = Edition.objects.filter(publication=publication).order_by("-number")[0]
            set_stock(edition=newest, stock=entry["exemplare"], seen=None, by=by)


def _edition(told: dict[str, Any], today: date) -> dict[str, Any]:
    values: dict[str, Any] = {name: told[name] for name in ("label", "authors", "place", "note") if name in told}
    return {**values, "year": today.year - told["vor_jahren"]}


def _add_file(edition: Edition, entry: dict[str, Any], language: str, by: Actor) -> None:
    paper = {
        "title": entry["title"],
        "kind": entry["subtitle"],
        "body": edition.stelle.name,
        "state": "",
        "facts": [],
        "reasons": [],
        "blocks": [{"heading": one["heading"], "lines": [one["text"]]} for one in entry["kapitel"]],
        "cite": "",
        "foot": f"{edition.stelle.name} · {edition.name}",
    }
    # the look of papers that Stellen exchange; what lies on the shelf comes from many houses
    made = pdf("adoption", "empfehlung", paper, day=date(edition.year, 1, 1))
    upload = SimpleUploadedFile(f"{entry['datei']}-{language}.pdf", made)
    row = files.add_file(edition=edition, upload=upload, sprache=language, accessible=True, by=by)
    # the worker of the demo has not been started yet
    check_file.call(row.pk, by.stelle.pk)


def _tell(entry: dict[str, Any], stellen: Stellen) -> None:
    stelle, commune = stellen[entry["stelle"]], stellen.get(entry.get("kommune", ""))
    by = system_actor(stelle)
    texts = ("title", "where", "provider", "period", "summary", "aims", "background", "approach", "effects", "lessons")
    values = {name: entry[name] for name in (*texts, "contact", "gaps") if name in entry}
    values |= {name: frozenset(entry.get(name, ())) for name in _SETS}
    with scope(stelle=stelle):
        row = examples.create_example(values={**values, "criteria": _criteria(entry), "commune": commune}, by=by)
        for step in entry["schritte"][:2]:
            row = examples.take_step(example=row, step=ExampleStep(step), note="", by=by)
    if commune and commune != stelle and len(entry["schritte"]) > 2:
        _agree(row, commune)
    with scope(stelle=stelle):
        for step in entry["schritte"][2:]:
            examples.take_step(example=row, step=ExampleStep(step), note=entry.get("nachweis", ""), by=by)


def _agree(row: Example, commune: Stelle) -> None:
    with scope(stelle=commune):
        examples.answer(example=row, given=ConsentAnswer.ZUGESTIMMT, note="", by=system_actor(commune))


def _criteria(entry: dict[str, Any]) -> list[dict[str, str]]:
    known = criteria_set(_CRITERIA)
    return [
        {"key": f"{_CRITERIA}:{slug}", "title": known.by_slug[slug].name if known else slug, "evidence": evidence}
        for slug, evidence in entry.get("kriterien", {}).items()
    ]
