"""Two tills that come back in the same second, each sending everything twice: every item is paid out once."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from databases import EmptyDatabase

TOOLS = Path(__file__).resolve().parents[2] / "tools"
ITEMS = 25

START = f"""
import sys
sys.path.insert(0, {str(TOOLS)!r})
import django
django.setup()
from django_scopes import scope
from lueckenlos.tenancy.models import Stelle
import bench_bazaar
"""
SETUP = f"""{START}
from lueckenlos.config.tables import bring_up_to_date
from lueckenlos.tenancy.actor import system_actor
bring_up_to_date()
stelle = Stelle.objects.create(slug="wettlauf", name="Wettlauf (erfunden)", art="kommune", land="st")
bench_bazaar.SELLERS, bench_bazaar.ITEMS = 1, {ITEMS}
with scope(stelle=stelle):
    bench_bazaar._fill(bench_bazaar._bazaar(system_actor(stelle)))
"""
SEND = f"""{START}
import uuid
from django.utils import timezone
from lueckenlos.bazaar.actions.sales import take_receipts
from lueckenlos.bazaar.enums import ReceiptKind
from lueckenlos.bazaar.models import Bazaar, Item
from lueckenlos.bazaar.rules.sales import Sent, SentReceipt
from lueckenlos.tenancy.actor import system_actor
till, now = int(sys.argv[1]), timezone.now()
stelle = Stelle.objects.get()
with scope(stelle=stelle):
    bazaar = Bazaar.objects.select_related("event", "stelle").get()
    rows = Item.objects.values_list("seller__number", "position", "price_cents")
    for number, position, cents in list(rows):
        lines = (((number, position), cents),)
        sent = Sent(till, (SentReceipt(uuid.uuid4(), ReceiptKind.VERKAUF, now, lines, str(position)),), ())
        for _ in range(2):
            assert take_receipts(bazaar=bazaar, by=system_actor(stelle), sent=sent, now=now).accepted
"""
TALLY = f"""{START}
import json
from lueckenlos.bazaar.models import Bazaar, Item, ReceiptLine
from lueckenlos.bazaar.queries.money import settlement_of
with scope(stelle=Stelle.objects.get()):
    bazaar = Bazaar.objects.get()
    found = settlement_of(bazaar)
    states = list(ReceiptLine.objects.filter(receipt__bazaar=bazaar).values_list("state", flat=True))
    worth = sum(Item.objects.values_list("price_cents", flat=True))
counts = [states.count("verkauft"), states.count("doppelt")]
print(json.dumps([found.turnover, found.taken, found.surplus, *counts, worth]))
"""


@pytest.fixture
def environment(tmp_path: Path, empty_database: EmptyDatabase) -> Iterator[dict[str, str]]:
    """An empty database of the kind the suite runs on."""
    with empty_database(tmp_path) as made:
        yield {**os.environ, **made, "DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"}


def start(script: str, environment: dict[str, str], *arguments: object) -> "subprocess.Popen[str]":
    command = [sys.executable, "-c", script, *map(str, arguments)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 -- ours


def finish(process: "subprocess.Popen[str]") -> str:
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0
    return output


def test_two_tills_in_the_same_second(environment: dict[str, str]) -> None:
    finish(start(SETUP, environment))
    for process in [start(SEND, environment, till) for till in (1, 2)]:
        finish(process)
    turnover, taken, surplus, sold, double, worth = json.loads(finish(start(TALLY, environment)))
    assert (turnover, taken, surplus) == (worth, 2 * worth, worth)
    assert (sold, double) == (ITEMS, ITEMS)
