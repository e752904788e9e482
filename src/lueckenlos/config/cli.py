"""The command ``lueckenlos``: what the people who run an installation need.

Exit codes: 0 done, 1 done with rejected rows or warnings, 2 refused (the sentence on stderr says why).
"""

import argparse
import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import django

from lueckenlos.shared.collector import without_collector

Command = Callable[[argparse.Namespace], int]


def main(arguments: Sequence[str] | None = None) -> int:
    """Parse and run; the German sentence of an error goes to stderr."""
    options = build_parser().parse_args(arguments)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lueckenlos.config.settings")
    if port := getattr(options, "port", None):
        os.environ["PORT"] = str(port)
    with without_collector():
        django.setup()
    # the system takes back all memory at once: looking for circles before took half a second after a large import
    atexit.register(gc.freeze)
    from django.db import DatabaseError  # noqa: PLC0415 -- app ready

    from lueckenlos.shared.errors import DomainError  # noqa: PLC0415 -- app ready
    from lueckenlos.web.sentences import sentence  # noqa: PLC0415 -- app ready

    try:
        return int(options.run(options))
    except DomainError as error:
        print(sentence(error), file=sys.stderr)
    except DatabaseError as error:
        from lueckenlos.config import check  # noqa: PLC0415 -- imports all jobs, which most commands do not need

        if (explained := check.explained(error)) is None:
            raise
        print(sentence(explained), file=sys.stderr)
    return 2


def build_parser() -> argparse.ArgumentParser:
    """All subcommands with their German help."""
    parser = argparse.ArgumentParser(prog="lueckenlos", description="Präventionsketten bauen, führen und zeigen.")
    commands = parser.add_subparsers(title="Befehle", required=True, metavar="BEFEHL")

    serve = _add(commands, "serve", "Startet den Server mit eigenem Auftragsläufer.", _serve)
    serve.add_argument("--port", type=_port, help="Port (sonst Umgebungsvariable PORT oder 8000)")
    serve.add_argument("--host", default="127.0.0.1", help="Adresse, an der gelauscht wird")
    serve.add_argument("--workers", type=int, default=1, help="Zahl der Prozesse")

    _add(commands, "worker", "Arbeitet Aufträge ab, bis er beendet wird.", _worker)
    _add(commands, "nightly", "Nächtlicher Lauf: Erinnerungen, Fristen, Aufräumen.", _nightly)
    _add(commands, "migrate", "Legt die Datenbank an oder bringt sie auf den neuen Stand.", _migrate)
    _add(commands, "check", "Prüft Einstellungen, Datenbank und Inhalte.", _check)
    _add(commands, "demo", "Legt die Vorführdaten an, wenn sie noch fehlen.", _demo)
    bounces = _add(commands, "bounces", "Liest zurückgekommene Mails des Newsletters (mbox oder Maildir).", _bounces)
    bounces.add_argument("mailbox", type=Path, metavar="POSTFACH")
    _import_commands(commands)
    _stelle_commands(commands)
    _backup_commands(commands)
    return parser


def _import_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    imports = commands.add_parser("import", help="Liest Dateien ein.", description="Liest Dateien ein.")
    kinds = imports.add_subparsers(title="Was", required=True, metavar="WAS")
    offers = _add(kinds, "offers", "Angebote aus CSV, XLSX, ODS, JSON oder GeoJSON.", _import_offers)
    offers.add_argument("file", type=Path, metavar="DATEI")
    offers.add_argument("--stelle", required=True, help="Kurzname der Stelle")
    offers.add_argument("--dry-run", action="store_true", help="nur prüfen, nichts ändern")
    offers.add_argument("--release", action="store_true", help="neue Angebote gleich freigeben")
    for_all = "gilt für alle Zeilen, die selbst nichts dazu sagen, etwa angebotsform=betreuung; mehrfach möglich"
    offers.add_argument("--fest", action="append", default=[], metavar="NAME=WERT", help=for_all)
    column = "so ist eine Spalte zu lesen, etwa facility=titel; ohne Ziel bleibt sie weg; mehrfach möglich"
    offers.add_argument("--spalte", action="append", default=[], metavar="ÜBERSCHRIFT=NAME", help=column)
    for name, title in (
        ("areas", "Gebiete, Gebietsänderungen, Umrisse, Sozialräume."),
        ("population", "Bevölkerung nach Alter und Gebiet."),
        ("indicator", "Indikatorwerte."),
    ):
        kind = _add(kinds, name, title, _import_official)
        kind.set_defaults(target=name)
        kind.add_argument("file", type=Path, metavar="DATEI")
        kind.add_argument("--stelle", help="Kurzname der Stelle; ohne sie gelten die Zahlen als amtlich für alle")
        kind.add_argument("--option", action="append", default=[], metavar="NAME=WERT", help="etwa gemeinde=01001000")
        kind.add_argument("--dry-run", action="store_true", help="nur prüfen, nichts ändern")


def _stelle_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    stelle = _add(commands, "stelle", "Legt eine Stelle an und lädt ihre erste Leitung ein.", _stelle)
    stelle.add_argument("slug", help="Kurzname in der Adresse, etwa hettstedt")
    stelle.add_argument("name", help="Name der Stelle")
    stelle.add_argument("--art", choices=["bund", "land", "kreis", "kommune"], default="kommune")
    stelle.add_argument("--parent", help="Kurzname der übergeordneten Stelle")
    stelle.add_argument("--land", default="", help="Kürzel des Landes, etwa st")
    stelle.add_argument("--gebiet", action="append", default=[], help="AGS oder ARS, mehrfach möglich")
    stelle.add_argument("--leitung", help="E-Mail-Adresse der ersten Leitung")


def _backup_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    backup = _add(commands, "backup", "Sichert Datenbank, hochgeladene Dateien und Schlüssel in eine Datei.", _backup)
    backup.add_argument("file", type=Path, metavar="DATEI")
    restore = _add(commands, "restore", "Spielt eine Sicherung zurück.", _restore)
    restore.add_argument("file", type=Path, metavar="DATEI")
    restore.add_argument("--ersetzen", action="store_true", help="vorhandene Daten überschreiben")


def _add(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, title: str, run: Command
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=title, description=title)
    parser.set_defaults(run=run)
    return parser


def _port(value: str) -> int:
    if not value.isdecimal() or not 1 <= int(value) <= 65535:
        message = f"„{value}“ ist kein Port von 1 bis 65535"
        raise argparse.ArgumentTypeError(message)
    return int(value)


# Each command imports what it needs when it runs: models exist only after django.setup().


def _serve(options: argparse.Namespace) -> int:
    from lueckenlos.config import serve  # noqa: PLC0415 -- app ready

    return serve.run(host=options.host, port=options.port, workers=options.workers)


def _worker(options: argparse.Namespace) -> int:
    from lueckenlos.config import jobs  # noqa: PLC0415 -- app ready

    return jobs.work_until_stopped()


def _nightly(options: argparse.Namespace) -> int:
    from lueckenlos.config import nightly  # noqa: PLC0415 -- app ready

    return nightly.run()


def _migrate(options: argparse.Namespace) -> int:
    from lueckenlos.config.tables import bring_up_to_date  # noqa: PLC0415 -- app ready

    bring_up_to_date()
    print("Die Datenbank ist auf dem neuen Stand.")
    return 0


def _check(options: argparse.Namespace) -> int:
    from lueckenlos.config import check  # noqa: PLC0415 -- app ready

    return check.run()


def _demo(options: argparse.Namespace) -> int:
    from lueckenlos.config import demo  # noqa: PLC0415 -- app ready

    return demo.run()


def _bounces(options: argparse.Namespace) -> int:
    from lueckenlos.news.returned import take_in  # noqa: PLC0415 -- app ready

    read, aside = take_in(options.mailbox)
    print(f"Gelesen: {read} Mails. Neu unzustellbar: {aside} Adressen.")
    return 0


def _import_offers(options: argparse.Namespace) -> int:
    from lueckenlos.config import import_offers  # noqa: PLC0415 -- app ready

    return import_offers.run(
        options.file,
        stelle=options.stelle,
        dry_run=options.dry_run,
        release=options.release,
        constants=options.fest,
        columns=options.spalte,
    )


def _import_official(options: argparse.Namespace) -> int:
    from lueckenlos.config import import_official  # noqa: PLC0415 -- app ready

    return import_official.run(
        options.target, options.file, stelle=options.stelle, options=options.option, dry_run=options.dry_run
    )


def _stelle(options: argparse.Namespace) -> int:
    from lueckenlos.config import stelle  # noqa: PLC0415 -- app ready

    return stelle.run(options)


def _backup(options: argparse.Namespace) -> int:
    from lueckenlos.config import backup  # noqa: PLC0415 -- app ready

    return backup.backup(options.file)


def _restore(options: argparse.Namespace) -> int:
    from lueckenlos.config import backup  # noqa: PLC0415 -- app ready

    return backup.restore(options.file, replace=options.ersetzen)


if __name__ == "__main__":
    sys.exit(main())
