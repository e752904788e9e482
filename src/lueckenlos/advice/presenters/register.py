"""The register of the Partnerprozess, for reading and as a table of words for a file."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lueckenlos.advice import messages
from lueckenlos.advice.enums import STATUS_KINDS
from lueckenlos.advice.models import Commune, RegisterEntry
from lueckenlos.shared.formats import day
from lueckenlos.vocabulary.registry import vocabulary


@dataclass(frozen=True, slots=True)
class PartnerLine:
    """``history``: each status with its first day; ``ended``: the agreement has."""

    row: Commune
    status: str
    kind: str
    history: list[tuple[str, date]]
    ended: bool


def register_lines(partners: Iterable[Commune], today: date) -> list[PartnerLine]:
    labels = _labels()
    return [
        PartnerLine(
            one,
            labels.get(one.status, messages.NO_STATUS),
            STATUS_KINDS.get(one.status, "neutral"),
            [(labels.get(step.status, messages.NO_STATUS), step.since) for step in one.history.all()],
            ended=bool(one.agreement_until and one.agreement_until < today),
        )
        for one in partners
    ]


def register_rows(partners: Iterable[Commune], entries: Iterable[RegisterEntry]) -> Iterator[list[str]]:
    """One table, as the federal register would take it: communes first, then the others."""
    labels, themes = _labels(), vocabulary("thema")
    yield list(messages.REGISTER_HEADER)
    for one in partners:
        above, gebiet = one.gebiet.parent, one.gebiet
        yield [
            *(messages.PARTNER_COMMUNE, gebiet.name, gebiet.ags or gebiet.ars, above.name if above else ""),
            labels.get(one.status, messages.NO_STATUS),
            ", ".join(themes.label_of(slug) for slug in sorted(one.themes)),
            *(_day(one.joined_on), _day(one.agreement_on), _day(one.agreement_until)),
            "; ".join(f"{day(step.since)} {labels.get(step.status, messages.NO_STATUS)}" for step in one.history.all()),
            *("", "", messages.YES if one.public_since else ""),
        ]
    for entry in entries:
        parties = "; ".join(entry.parties.splitlines())
        known = (_day(entry.since), _day(entry.until), "", parties, entry.address)
        yield [entry.get_kind_display(), entry.name, *("",) * 5, *known, messages.YES if entry.public else ""]


def _labels() -> Mapping[str, str]:
    return {term.slug: term.label for term in vocabulary("partnerstatus").terms}


def _day(value: date | None) -> str:
    return day(value) if value else ""
