"""Jahresberichte and the Gesundheitsbericht of the demo, by the ordinary actions."""

from datetime import date
from typing import Any

from django_scopes import scope

from lueckenlos.advice.actions import create_activity
from lueckenlos.advice.queries import find_gebiet
from lueckenlos.config.demo import content
from lueckenlos.reports.actions import (
    create_health_report,
    freeze_health_report,
    freeze_report,
    publish_health_report,
    release_figures,
    save_report_texts,
    show_health_chapter,
    write_health_chapter,
)
from lueckenlos.reports.queries import get_health_chapter_or_404
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft, Stelle


def report_on_the_years(stellen: dict[str, Stelle], today: date) -> None:
    """Last year's is frozen and released, with one entry that came too late; this year's is being written."""
    data = content.toml("jahresbericht.toml")
    kgc, year = stellen[data["stelle"]], today.year - 1
    member = Mitgliedschaft.objects.select_related("user").get(stelle=kgc, role=Role.LEITUNG)
    by = Actor(user=member.user, name=member.user.name, stelle=kgc, role=Role.LEITUNG)
    frozen_on = min(today, date.fromisoformat(f"{today.year}-{data['eingefroren']}"))
    with scope(stelle=kgc):
        for entry in data["aktivitaet"]:
            _activity(entry, year, today, by)
        save_report_texts(year=year, values=data["texte"], seen=0, today=today, by=by)
        freeze_report(year=year, reason="", today=frozen_on, by=by)
        release_figures(year=year, today=frozen_on, by=by)
        for entry in data["nachgetragen"]:
            _activity(entry, year, today, by)
        save_report_texts(year=today.year, values=data["texte_dieses_jahr"], seen=0, today=today, by=by)


def report_on_health(stellen: dict[str, Stelle], today: date) -> None:
    """One commune: a version is published, and the draft has gone on since."""
    data = content.toml("gesundheitsbericht.toml")
    stelle = stellen[data["stelle"]]
    member = Mitgliedschaft.objects.select_related("user").get(stelle=stelle, role=Role.LEITUNG)
    by = Actor(user=member.user, name=member.user.name, stelle=stelle, role=Role.LEITUNG)
    with scope(stelle=stelle):
        facts = {"title": data["titel"], "year": today.year, "funding": data["foerderhinweis"]}
        report = create_health_report(values=facts, today=today, by=by)
        for key in data["weggelassen"]:
            show_health_chapter(report=report, key=key, shown=False, by=by)
        for key, text in data["texte"].items():
            chapter = get_health_chapter_or_404(by, report.pk, key)
            write_health_chapter(chapter=chapter, text=text, seen=chapter.version, by=by)
        freeze_health_report(report=report, reason="", today=today, by=by)
        publish_health_report(report=report, by=by)
        for key, text in data["seitdem"].items():
            chapter = get_health_chapter_or_404(by, report.pk, key)
            write_health_chapter(chapter=chapter, text=text, seen=chapter.version, by=by)


def _activity(entry: dict[str, Any], year: int, today: date, by: Actor) -> None:
    values = {
        "day": date.fromisoformat(f"{year}-{entry['tag']}"),
        "gebiet": find_gebiet(by.stelle, entry["kommune"]),
        "title": entry["titel"],
        "kind": entry["art"],
        "channel": entry["kanal"],
        "minutes": entry["minuten"],
        "reached": entry["erreicht"],
        "themes": frozenset(entry["themen"]),
    }
    create_activity(values=values, people=[], today=today, by=by)
