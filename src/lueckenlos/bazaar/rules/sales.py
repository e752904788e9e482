"""What a till sent, and what it means when two tills met the same item.

Whatever the order in which they arrive, of n sales and m returns of one item n − m remain: one is paid out, further
ones are double, and where returns are more they are unclear. So two tills never make two payouts.
"""

import hashlib
import json
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.utils.dateparse import parse_datetime

from lueckenlos.bazaar.enums import LineState, ReceiptKind
from lueckenlos.bazaar.rules.items import MOST_CENTS
from lueckenlos.shared.errors import BadInput, Invalid

MOST_RECEIPTS: Final = 200
MOST_LINES: Final = 300
MOST_TILLS: Final = 20
MOST_BYTES: Final = 2 * 1024 * 1024
Code = tuple[int, int]


@dataclass(frozen=True, slots=True)
class SentReceipt:
    """One receipt as the till has it: what was sold, and for how much."""

    uuid: uuid.UUID
    kind: ReceiptKind
    rung_at: datetime
    lines: tuple[tuple[Code, int], ...]
    digest: str

    @property
    def total(self) -> int:
        return sum(cents for _, cents in self.lines)


@dataclass(frozen=True, slots=True)
class Sent:
    """What one till sent at once. ``wrong``: receipts that cannot be taken, by the name the till knows them under."""

    till: int
    receipts: tuple[SentReceipt, ...]
    wrong: tuple[tuple[str, Invalid], ...]


@dataclass
class Tally:
    """Lines of one item that are still about something."""

    sold: list[int] = field(default_factory=list)
    double: list[int] = field(default_factory=list)
    unclear: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The state of the new line, and the older line it meets with what becomes of that."""

    state: LineState
    met: int | None = None
    becomes: LineState | None = None


def outcome(kind: ReceiptKind, tally: Tally) -> Outcome:
    """Pairs a return with the sale it takes back, the double one first; changes ``tally`` by what it used."""
    if kind is ReceiptKind.VERKAUF:
        if tally.unclear:
            return Outcome(LineState.ZURUECK, tally.unclear.pop(), LineState.RUECKNAHME)
        return Outcome(LineState.DOPPELT if tally.sold else LineState.VERKAUFT)
    for waiting in (tally.double, tally.sold):
        if waiting:
            return Outcome(LineState.RUECKNAHME, waiting.pop(), LineState.ZURUECK)
    return Outcome(LineState.UNKLAR)


def remember(tally: Tally, state: LineState, line: int) -> None:
    """The line has been written with this state."""
    lists = {LineState.VERKAUFT: tally.sold, LineState.DOPPELT: tally.double, LineState.UNKLAR: tally.unclear}
    if state in lists:
        lists[state].append(line)


def read_sent(body: bytes, event: str) -> Sent:
    """Raises BadInput for what is no message of a till of this bazaar; a single wrong receipt stops no other."""
    try:
        data = json.loads(body) if len(body) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or not isinstance(rows := data.get("receipts"), list):
        raise BadInput("sync_unreadable")
    if data.get("event") != event:
        raise BadInput("sync_other_bazaar")
    till = data.get("till")
    if type(till) is not int or not 1 <= till <= MOST_TILLS:
        raise BadInput("till_number")
    if len(rows) > MOST_RECEIPTS:
        raise BadInput("sync_unreadable")
    good, wrong = [], []
    for row in rows:
        try:
            good.append(_receipt(row))
        except Invalid as error:
            name = row.get("id") if isinstance(row, dict) else ""
            wrong.append((name if isinstance(name, str) else "", error))
    return Sent(till, tuple(good), tuple(wrong))


def check_known(receipt: SentReceipt, known: Mapping[Code, int]) -> None:
    """Every item is one of this bazaar. Raises Invalid."""
    for code, _ in receipt.lines:
        if code not in known:
            raise Invalid("receipt_item_unknown", item=_name(code))


def _receipt(row: Any) -> SentReceipt:
    if not isinstance(row, dict) or row.get("kind") not in ReceiptKind.values:
        raise Invalid("receipt_wrong")
    try:
        key = uuid.UUID(str(row.get("id"))[:60])
        at = parse_datetime(str(row.get("at"))[:40])
    except ValueError:
        raise Invalid("receipt_wrong") from None
    if at is None or at.tzinfo is None:
        raise Invalid("receipt_wrong")
    lines = _lines(row.get("lines"))
    plain = json.dumps([row["kind"], at.isoformat(), lines])
    digest = hashlib.sha256(plain.encode()).hexdigest()
    return SentReceipt(key, ReceiptKind(row["kind"]), at, lines, digest)


def _lines(rows: Any) -> tuple[tuple[Code, int], ...]:
    if not isinstance(rows, list) or len(rows) > MOST_LINES:
        raise Invalid("receipt_wrong")
    if not rows:
        raise Invalid("receipt_empty")
    found: dict[Code, int] = {}
    for row in rows:
        code, cents = _line(row)
        if code in found:
            raise Invalid("receipt_item_twice", item=_name(code))
        found[code] = cents
    return tuple(found.items())


def _line(row: Any) -> tuple[Code, int]:
    if not isinstance(row, list) or [type(part) for part in row] != [int, int, int]:
        raise Invalid("receipt_wrong")
    number, position, cents = row
    if not (1 <= number <= 9999 and 1 <= position <= 9999):
        raise Invalid("receipt_wrong")
    if not 0 <= cents <= MOST_CENTS:
        raise Invalid("receipt_price_wrong", item=_name((number, position)))
    return (number, position), cents


def _name(code: Code) -> str:
    return f"{code[0]}-{code[1]}"
