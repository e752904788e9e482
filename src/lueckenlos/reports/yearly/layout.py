"""Which tables a Jahresbericht has, in its order."""

from dataclasses import dataclass
from typing import Final

from lueckenlos.advice.enums import CaseState
from lueckenlos.goals.enums import GoalState
from lueckenlos.reports.documents.tables import Column
from lueckenlos.vocabulary.registry import vocabulary

WORK: Final = (Column("Aktivitäten"), Column("Stunden", "minuten"), Column("erreichte Personen"))


@dataclass(frozen=True, slots=True)
class Layout:
    """``words`` is the vocabulary of the lines; ``every`` shows lines without any number, too."""

    key: str
    chapter: str
    columns: tuple[Column, ...]
    words: str = ""
    adds_up: bool = True
    every: bool = False

    def labels(self) -> dict[str, str]:
        """Of lines known beforehand, in their order."""
        if self.key == "faelle":
            return {one.value: str(one.label) for one in CaseState}
        if self.key == "zielstand":
            return {one.value: str(one.label) for one in GoalState}
        return {term.slug: term.label for term in vocabulary(self.words).terms} if self.words else {}


LAYOUT: Final = (
    Layout("art", "beratung", WORK, "beratungsart"),
    Layout("kanal", "beratung", WORK, "beratungskanal"),
    Layout("thema", "beratung", WORK, "thema", adds_up=False),
    Layout("faelle", "beratung", (Column("Fälle"),)),
    Layout("kommune", "kommunen", WORK),
    Layout("status", "kommunen", (Column("Kommunen"),), "partnerstatus"),
    Layout(
        "baustein",
        "kommunen",
        (Column("in Arbeit", apart=True), Column("steht", apart=True), Column("ruht", apart=True)),
        "prozessphase",
        adds_up=False,
        every=True,
    ),
    Layout("veranstaltung", "veranstaltungen", (Column("Veranstaltungen"),), "veranstaltungsart"),
    Layout(
        "qualifizierung",
        "veranstaltungen",
        (Column("Qualifizierungen"), Column("Teilnehmende"), Column("Stunden", "minuten"), Column("Zertifikate")),
        "thema",
    ),
    Layout("veroeffentlichung", "wissen", (Column("Veröffentlichungen"),), "dokumenttyp"),
    Layout("abruf", "wissen", (Column("Abrufe"),)),
    Layout("praxisbeispiel", "wissen", (Column("Praxisbeispiele"),)),
    Layout("zielstand", "ziele", (Column("Ziele"),)),
    Layout("ziel", "ziele", WORK),
)
