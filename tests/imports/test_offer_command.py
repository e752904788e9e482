"""``lueckenlos import offers``: the same engine without questions."""

import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from django_scopes import scope
from offer_tables import applied, csv_text, line, written

from factories import Cast, make_offer
from lueckenlos.directory.models import Offer
from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports.enums import RunStatus
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offer_command import import_offers
from lueckenlos.shared.errors import BadInput, Invalid
from lueckenlos.tenancy.models import AuditEntry


def silent(done: int) -> None:
    """Nobody looks."""


def test_a_table_is_imported(hettstedt: Cast, tmp_path: Path) -> None:
    file = written(tmp_path / "angebote.csv", [line(), line(titel="Krabbelgruppe", traeger="Neuer Verein")])
    told: list[int] = []
    result = import_offers(file, stelle_slug="hettstedt", dry_run=False, progress=told.append)
    assert (result.created, result.updated, result.new_traeger, result.exit_code) == (2, 0, 1, 0)
    assert (result.rows, told) == (2, [2])
    assert Offer.objects.count() == 2
    run = ImportRun.objects.get()
    assert (run.pk, run.status, run.file_name, run.rows_total) == (
        result.run_id,
        RunStatus.UEBERNOMMEN,
        "angebote.csv",
        2,
    )
    assert AuditEntry.objects.get(verb="imports.run.apply").actor_name == "System"


def test_a_trial_changes_nothing(hettstedt: Cast, tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", [line(), line(titel="B", alter_von_monate="99")])
    result = import_offers(file, stelle_slug="hettstedt", dry_run=True, progress=silent)
    assert (dict(result.counts), result.exit_code) == ({"neu": 1, "abgelehnt": 1}, 1)
    assert (Offer.objects.count(), ImportRun.objects.count()) == (0, 0)


def test_every_line_left_out_is_named(hettstedt: Cast, tmp_path: Path) -> None:
    applied(hettstedt["koordination"], [line()])
    rows = [
        line(titel="Stilgruppe"),
        line(titel="Alt", alter_von_monate="99"),
        line(titel="Gut"),
        line(titel="Gut"),
        line(titel="Fremd", ags="15087130"),
    ]
    file = written(tmp_path / "a.csv", rows)
    result = import_offers(file, stelle_slug="hettstedt", dry_run=False, progress=silent)
    assert [(one.line, one.title, one.reasons) for one in result.left_out] == [
        (2, "Stilgruppe", ("Möglicherweise schon vorhanden.",)),
        (3, "Alt", ("Alter von: Ein Alter von „99 M. – 1“ ist nicht möglich.",)),
        (5, "Gut", ("Zeile 4 der Datei beschreibt dasselbe Angebot.",)),
        (6, "Fremd", ("Eisleben, Lutherstadt (15087130) gehört nicht zum Gebiet von Hettstedt.",)),
    ]
    assert result.exit_code == 1


def test_new_offers_can_be_released(hettstedt: Cast, tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", [line()])
    import_offers(file, stelle_slug="hettstedt", dry_run=False, progress=silent, release=True)
    assert Offer.objects.get().status == "freigegeben"


def test_it_can_be_taken_back(hettstedt: Cast, tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", [line()])
    import_offers(file, stelle_slug="hettstedt", dry_run=False, progress=silent)
    run = ImportRun.objects.get()
    assert ImportRow.objects.get(run=run).raw == []
    actions.start_undo(run=run, by=hettstedt["koordination"])
    assert Offer.objects.count() == 0


def test_the_same_file_again(hettstedt: Cast, tmp_path: Path) -> None:
    file = written(tmp_path / "a.csv", [line()])
    import_offers(file, stelle_slug="hettstedt", dry_run=False, progress=silent)
    again = import_offers(file, stelle_slug="hettstedt", dry_run=False, progress=silent)
    assert dict(again.counts) == {"unveraendert": 1}
    assert again.earlier == ImportRun.objects.order_by("pk")[0].applied_at


def test_values_edited_by_hand_make_an_exit_code(hettstedt: Cast, tmp_path: Path) -> None:
    with scope(stelle=hettstedt.hettstedt):
        make_offer(hettstedt.hettstedt, "Stillgruppe", external_id="1", plaetze=5, manual_fields=["plaetze"])
    file = tmp_path / "a.csv"
    rows = [{"titel": "Stillgruppe", "externe_kennung": "1", "plaetze": "9"}]
    file.write_text(csv_text(rows, ["titel", "externe_kennung", "plaetze"]))
    result = import_offers(file, stelle_slug="hettstedt", dry_run=False, progress=silent)
    assert (result.kept, result.exit_code, Offer.objects.get().plaetze) == (1, 1, 5)


@pytest.mark.parametrize(
    ("text", "slug", "code"),
    [
        ("titel;ort\n", "hettstedt", "import_no_rows"),
        ("titel;ort\na;b\n", "nirgends", "import_no_stelle"),
        ("", "hettstedt", "file_empty"),
        ("ort;ort\n1;2\n3;4\n", "hettstedt", "mapping_no_title"),
    ],
)
def test_what_cannot_be_imported(cast: Cast, tmp_path: Path, text: str, slug: str, code: str) -> None:
    file = tmp_path / "a.csv"
    file.write_text(text)
    with pytest.raises((BadInput, Invalid)) as refused:
        import_offers(file, stelle_slug=slug, dry_run=False, progress=silent)
    assert refused.value.code == code


TWICE = """
    import json, sys
    from pathlib import Path
    import django
    django.setup()
    from lueckenlos.config.tables import bring_up_to_date
    from django.db import connection
    from django_scopes import scope, scopes_disabled
    from lueckenlos.directory.models import Offer, OfferPlace, SearchDocument, SearchWord
    from lueckenlos.imports.models import ImportRow, ImportRun
    from lueckenlos.imports.offer_command import import_offers
    from lueckenlos.imports.offers import beside
    from lueckenlos.shared.errors import BadInput
    from lueckenlos.tenancy.models import Stelle
    bring_up_to_date()
    def seen(large, file):
        beside.LARGE = large
        stelle = Stelle.objects.create(slug=f"s{large}", name="X", art="kommune")
        try:
            result = import_offers(Path(file), stelle_slug=stelle.slug, dry_run=False, progress=lambda done: None)
        except BadInput as error:
            return [error.code, dict(error.values), Offer._base_manager.filter(stelle=stelle).count()]
        leave = {"id", "stelle_id", "public_id", "created_at", "changed_at", "traeger_id"}
        with scope(stelle=stelle):
            ordered = Offer.objects.order_by("pk")
            offers = [{k: str(v) for k, v in row.items() if k not in leave} for row in ordered.values()]
            documents = SearchDocument.objects.filter(offer__stelle=stelle).order_by("pk")
            words = list(documents.values_list("title_words", "body_words"))
            ledger = ImportRow.objects.filter(run__stelle=stelle)
            rows = list(ledger.values_list("line", "outcome", "label", "raw", "problems", "candidates"))
            traeger = list(ordered.values_list("traeger__name", flat=True))
        left = [(one.line, one.title, one.reasons) for one in result.left_out]
        return [dict(result.counts), left, offers, words, rows, traeger]
    forked = []
    fork = beside.os.fork
    beside.os.fork = lambda: forked.append(1) or fork()
    here, there = seen(10**12, sys.argv[1]), seen(0, sys.argv[1])
    print(json.dumps([here == there, len(forked), len(here[2]), len(here[3]), SearchWord.objects.count() > 50]))
    print(json.dumps([seen(10**11, sys.argv[2]), seen(1, sys.argv[2])]))
"""


def test_a_second_process_comes_to_the_same(tmp_path: Path) -> None:
    good, bad = tmp_path / "gut.csv", tmp_path / "schlecht.csv"
    names = ("Krabbelgruppe", "Elterncafé", "Hebammensprechstunde", "Hausaufgabenhilfe")
    rows = [line(titel=f"{names[n % 4]} {n // 4}", traeger=f"Verein {n % 7}", ags="") for n in range(4500)]
    rows[10]["alter_von_monate"] = "999"
    rows[20] = dict(rows[19])
    written(good, rows)
    bad.write_text(csv_text(rows) + '"nie geschlossen;' + "x" * 200_000, encoding="utf-8")
    environment = {**os.environ, "DATA_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "lueckenlos.config.settings"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "-c", textwrap.dedent(TWICE), str(good), str(bad)]
    output = subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout  # noqa: S603 -- our own code
    same, errors = (json.loads(text) for text in output.splitlines())
    assert same == [True, 1, 4498, 4498, True]
    assert errors == [["file_quote", {"line": 4502}, 0]] * 2
