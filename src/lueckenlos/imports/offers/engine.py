"""The one way of a row through the import: preview, application and the command line all come through here."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lueckenlos.imports.enums import RowOutcome
from lueckenlos.imports.offers.keys import Keys
from lueckenlos.imports.offers.locate import Locator
from lueckenlos.imports.offers.match import NOTES, Matcher, Result, identify
from lueckenlos.imports.offers.parse.rows import RowParser
from lueckenlos.imports.reading import Row

BATCH: Final = 2_000


@dataclass(slots=True)
class Reader:
    """Understands rows: parses them, finds their places and what they can be recognised by. Needs no stock."""

    parser: RowParser
    locator: Locator
    keys: Keys

    def batches(self, rows: Iterable[Row], *, size: int = BATCH) -> Iterator[list[Result]]:
        """Every row, in order, some thousand at a time."""
        source = iter(rows)
        while chunk := list(islice(source, size)):
            yield self.read(chunk)

    def read(self, rows: Iterable[Row]) -> list[Result]:
        """A few rows."""
        parse, keys = self.parser.parse, self.keys
        results = [Result(line, cells, *parse(cells)) for line, cells in rows]
        self.locator.locate(results)
        for result in results:
            if result.problems and any(problem.code not in NOTES for _, problem in result.problems):
                result.outcome = RowOutcome.ABGELEHNT
            else:
                identify(result, keys)
        return results


@dataclass(slots=True)
class Engine:
    """Reads rows and judges them against the stock of offers."""

    reader: Reader
    matcher: Matcher

    def judge(self, rows: Iterable[Row]) -> list[Result]:
        """The results of a few rows."""
        results = self.reader.read(rows)
        self.judge_all(results)
        return results

    def judge_all(self, results: Iterable[Result]) -> None:
        """Set the outcome of rows that were read and not rejected."""
        judge = self.matcher.judge
        for result in results:
            if not result.outcome:
                judge(result)
