"""A table together with everything that is needed to judge its rows."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import timezone

from lueckenlos.imports.models import ImportRun
from lueckenlos.imports.offers import stock
from lueckenlos.imports.offers.engine import Engine, Reader
from lueckenlos.imports.offers.fields import TRAEGER
from lueckenlos.imports.offers.keys import Keys
from lueckenlos.imports.offers.match import Matcher, Result, Stored
from lueckenlos.imports.offers.parse.rows import Constants, RowParser, ValueMapping
from lueckenlos.imports.reading import Table, open_table
from lueckenlos.tenancy.models import Stelle
from lueckenlos.vocabulary.matching import match_term

Progress = Callable[[int], None]
SHOWN_TRAEGER: Final = 500


def certain_term(vocabulary: str, text: str) -> str | None:
    """The term a cell means when there is no doubt."""
    return match_term(vocabulary, text).slug


def stored_file(run: ImportRun) -> Path:
    """Where the uploaded file lies."""
    return Path(settings.UPLOAD_DIR) / run.stored_as


def open_run(run: ImportRun) -> Table:
    """The table of the uploaded file. BadInput ``file_…``."""
    return open_table(stored_file(run), sheet=run.sheet or None)


@dataclass(slots=True)
class Plan:
    """How a table is to be read."""

    assigned: Sequence[str]
    chosen: ValueMapping = field(default_factory=dict)
    clear_empty: bool = False
    constants: Constants = field(default_factory=dict)

    @classmethod
    def of(cls, run: ImportRun) -> "Plan":
        return cls(run.mapping, run.value_mapping, run.clear_empty, run.constants)


@dataclass(slots=True)
class Session:
    """One pass over a table."""

    stelle: Stelle
    keys: Keys
    engine: Engine
    traeger: dict[str, int]
    counts: "Counts"

    @property
    def matcher(self) -> Matcher:
        return self.engine.matcher

    def read(self, table: Table) -> Iterator[list[Result]]:
        """All rows as far as they can be understood without the stock."""
        return self.engine.reader.batches(table.rows)

    def batches(self, rows: Iterable[list[Result]], progress: Progress) -> Iterator[list[Result]]:
        """All rows with their outcomes, from batches that a reader has read; counts them on the way."""
        done = 0
        for batch in rows:
            self.engine.judge_all(batch)
            self.counts.add(batch, self.traeger)
            yield batch
            done += len(batch)
            progress(done)


@dataclass(slots=True)
class Counts:
    """How many rows come out how, and which Träger are new."""

    outcomes: Counter[str] = field(default_factory=Counter)
    new_traeger: dict[str, str] = field(default_factory=dict)

    def add(self, batch: Sequence[Result], known: Mapping[str, int]) -> None:
        self.outcomes.update([str(row.outcome) for row in batch])
        for row in batch:
            key = row.traeger_key
            if key and key not in known and key not in self.new_traeger:
                self.new_traeger[key] = str(row.values[TRAEGER])

    def as_json(self) -> dict[str, Any]:
        names = sorted(self.new_traeger.values())
        return {**self.outcomes, "new_traeger": len(names), "traeger_names": names[:SHOWN_TRAEGER]}


def open_session(stelle: Stelle, plan: Plan, *, reader: Reader | None = None) -> Session:
    """Load what is there. Call inside the scope of the Stelle, and for writing inside the transaction."""
    return session_with(stelle, plan, stock.stored_offers(stelle), reader=reader)


def session_with(stelle: Stelle, plan: Plan, offers: Iterator[Stored], *, reader: Reader | None = None) -> Session:
    """A session that knows these offers only: enough to look at a single row."""
    reader = reader or open_reader(stelle, plan)
    keys = reader.keys
    matcher = Matcher(offers, keys, clear=reader.parser.slots if plan.clear_empty else frozenset())
    return Session(stelle, keys, Engine(reader, matcher), stock.traeger_of(stelle), Counts())


def open_reader(stelle: Stelle, plan: Plan, *, today: date | None = None) -> Reader:
    """What understands rows: parsers and the territory of the Stelle."""
    parser = RowParser(
        plan.assigned,
        match=certain_term,
        chosen=plan.chosen,
        today=today or timezone.localdate(),
        constants=plan.constants,
    )
    return Reader(parser, stock.locator_of(stelle), Keys())
