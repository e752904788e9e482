"""Empfehlungen of the demo: written, taken over, renewed and discussed by the ordinary actions."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from django.utils import timezone
from django_scopes import scope

from lueckenlos.adoption.actions.adoptions import say_state, take_over
from lueckenlos.adoption.actions.papers import create_paper, publish, save_paper
from lueckenlos.adoption.actions.rounds import answer, comment, open_comment_round
from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.models import Paper, PaperVersion
from lueckenlos.adoption.queries.feeds import feeding
from lueckenlos.adoption.text import Block, Content, Parts
from lueckenlos.config.demo import content
from lueckenlos.directory.actions.offers import create_offer
from lueckenlos.directory.blueprints import content_of_blocks
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

Stellen = dict[str, Stelle]
_TERMS: Final = ("lebensphasen", "handlungsfelder")


def spread_papers(stellen: Stellen, today: date) -> None:
    """Each paper: first version, those who take it over, next version; drafts with a round of comments."""
    for entry in content.toml("empfehlungen.toml")["empfehlung"]:
        paper = _write(entry, stellen[entry["stelle"]])
        for number, version in enumerate(entry["fassungen"], 1):
            _issue(paper, entry, version, number)
            if number == 1:
                for row in entry.get("uebernahme", ()):
                    _take_over(row, paper, stellen)
        if "runde" in entry:
            _discuss(entry["runde"], paper, stellen, today)


def _write(entry: dict[str, Any], stelle: Stelle) -> Paper:
    facts = {"kind": entry["kind"], "gaps": entry["gaps"]} | {name: frozenset(entry[name]) for name in _TERMS}
    with scope(stelle=stelle):
        return create_paper(content=_content(entry, 1), facts=facts, by=system_actor(stelle))


def _content(entry: dict[str, Any], number: int) -> Content:
    rows = (row for row in entry["absaetze"] if f"fassung{number}" in row)
    blocks = tuple(Block(row["key"], row["heading"], row[f"fassung{number}"], row.get("about", "")) for row in rows)
    return Content(entry["title"], entry["addressee"], entry["reasons"], blocks)


def _issue(paper: Paper, entry: dict[str, Any], version: dict[str, Any], number: int) -> None:
    by = system_actor(paper.stelle)
    moment = timezone.now() - timedelta(days=version["vor_tagen"])
    with scope(stelle=paper.stelle):
        paper.refresh_from_db()
        text = _content(entry, number)
        save_paper(paper=paper, content=text, facts={}, seen=paper.version, by=by)
        paper.refresh_from_db()
        made = publish(paper=paper, visibility=entry["visibility"], note=version["note"], seen=paper.version, by=by)
        # the demo begins in the past
        PaperVersion.objects.filter(pk=made.pk).update(published_at=moment)
        Paper.objects.filter(pk=paper.pk).update(published_at=moment)


def _take_over(row: dict[str, Any], source: Paper, stellen: Stellen) -> None:
    by = system_actor(stellen[row["stelle"]])
    with scope(stelle=source.stelle):
        source.refresh_from_db()
        version = PaperVersion.objects.get(paper=source, number=source.current)
    with scope(stelle=by.stelle):
        shown, note = row["name_shown"], row.get("note", "")
        adoption = take_over(version=version, source=source, note=note, name_shown=shown, by=by)
        say_state(adoption=adoption, values={"state": row["state"]}, seen=adoption.version, by=by)
        if own := row.get("anpassen"):
            paper = adoption.paper
            text = replace(paper.content, blocks=_adapted(paper.content.blocks, own))
            save_paper(paper=paper, content=text, facts={}, seen=paper.version, by=by)
        if title := row.get("angebot"):
            template = feeding(by, PaperKind.ANGEBOTSVORLAGE, adoption.paper.public_id)
            values = content_of_blocks(template.blocks) if template else {}
            create_offer(by=by, content={**values, "title": title}, template=template)


def _adapted(blocks: Parts, own: dict[str, str]) -> Parts:
    return tuple(replace(block, text=own.get(block.key, block.text)) for block in blocks)


def _discuss(entry: dict[str, Any], paper: Paper, stellen: Stellen, today: date) -> None:
    by = system_actor(paper.stelle)
    invited = [stellen[slug].pk for slug in entry["eingeladen"]]
    with scope(stelle=paper.stelle):
        until = today + timedelta(days=entry["tage"])
        found = open_comment_round(paper=paper, intro=entry["intro"], until=until, invited=invited, by=by)
    for row in entry["rueckmeldungen"]:
        stelle = stellen[row["stelle"]]
        with scope(stelle=stelle):
            said = comment(found=found, part=row["part"], text=row["text"], by=system_actor(stelle))
        if "antwort" in row:
            with scope(stelle=paper.stelle):
                answer(found=found, comment_key=said.public_id, text=row["antwort"], by=by)
