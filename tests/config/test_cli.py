"""The command line: what it offers, what it says when something is wrong, and how it ends."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from commands import Answer, lueckenlos

pytestmark = pytest.mark.long

ROWS = """titel;kurzbeschreibung;traeger;plz;ort;ags
Stillgruppe;Offenes Treffen;Familienverein Kupferberg (erfunden);06333;Hettstedt;15087220
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A DATA_DIR with an empty, migrated database and one Stelle."""
    folder = tmp_path_factory.mktemp("data")
    assert lueckenlos(folder, "migrate") == Answer(0, "Die Datenbank ist auf dem neuen Stand.\n", "")
    made = lueckenlos(folder, "stelle", "hettstedt", "Stadt Hettstedt", "--leitung", "l@example.org")
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith("Stelle „Stadt Hettstedt“ angelegt: /arbeit/hettstedt/\n")
    assert re.search(r"^http://127\.0\.0\.1:8000/einladung/\S{20,}$", made.out, re.MULTILINE)
    return folder


def test_a_new_database_has_pages_of_8_kb(installed: Path) -> None:
    # SQLite keeps the size with which the file was made, so it has to come before everything else
    with closing(sqlite3.connect(installed / "lueckenlos.sqlite3")) as database:
        settings = [database.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_size", "journal_mode")]
    assert settings == [8192, "wal"]


# ---------------------------------------------------------------- help
def test_help_lists_the_commands(tmp_path: Path) -> None:
    answer = lueckenlos(tmp_path, "--help")
    assert (answer.code, answer.err) == (0, "")
    listed = re.findall(r"^    ([a-z]+) ", answer.out, re.MULTILINE)
    wanted = "serve worker nightly migrate check demo bounces backup restore import stelle".split()
    assert sorted(listed) == sorted(wanted)


def test_help_needs_no_data(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    assert lueckenlos(folder, "--help", PORT="acht").code == 0
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("arguments", [(), ("fliegen",), ("serve", "--port", "70000"), ("import", "offers")])
def test_wrong_words_are_refused(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    answer = lueckenlos(tmp_path, *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert "Traceback" not in answer.err


# ---------------------------------------------------------------- settings
@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("PORT", "acht", "„acht“ ist keine ganze Zahl von 1 bis 65535. Bitte eine solche setzen."),
        ("DEBUG", "vielleicht", "„vielleicht“ ist weder ja noch nein. Bitte 1 oder 0 setzen."),
        ("MAX_UPLOAD_MB", "0", "„0“ ist keine ganze Zahl von 1 bis 2000. Bitte eine solche setzen."),
        ("PROXY_COUNT", "viele", "„viele“ ist keine ganze Zahl von 0 bis 5. Bitte eine solche setzen."),
        ("EMAIL_PORT", "x", "„x“ ist keine ganze Zahl von 1 bis 65535. Bitte eine solche setzen."),
        (
            "DATABASE_URL",
            "mysql://a@b/c",
            "erwartet postgresql://benutzer:kennwort@rechner:5432/datenbank oder bleibt leer (SQLite).",
        ),
    ],
)
def test_wrong_setting_is_one_sentence(tmp_path: Path, name: str, value: str, sentence: str) -> None:
    assert lueckenlos(tmp_path, "check", **{name: value}) == Answer(1, "", f"Einstellung {name}: {sentence}\n")


# ---------------------------------------------------------------- check
def test_check_of_a_sound_installation(installed: Path) -> None:
    answer = lueckenlos(installed, "check")
    assert (answer.code, answer.err) == (0, "")
    assert answer.out.splitlines()[-2] == "Datenbank: sqlite, Migrationen vollständig."


@pytest.mark.parametrize("arguments", [("check",), ("nightly",), ("stelle", "neustadt", "Neustadt")])
def test_before_the_database_is_there(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    answer = lueckenlos(tmp_path, *arguments)
    assert answer.code == 2
    assert answer.err == "Die Datenbank ist nicht auf dem neuen Stand. Bitte „lueckenlos migrate“ aufrufen.\n"


def test_database_that_does_not_answer(tmp_path: Path) -> None:
    answer = lueckenlos(tmp_path, "migrate", DATABASE_URL="postgresql://anna@127.0.0.1:1/kette")
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("Die Datenbank antwortet nicht (")
    one_line(answer.err)


def test_nightly_run_twice(installed: Path) -> None:
    for _ in range(2):
        answer = lueckenlos(installed, "nightly")
        assert (answer.code, answer.err) == (0, "")
        assert "Hochgeladene Dateien entfernt: 0" in answer.out


# ---------------------------------------------------------------- stelle
def test_stelle_with_a_slug_that_is_taken(installed: Path) -> None:
    answer = lueckenlos(installed, "stelle", "hettstedt", "Noch einmal")
    assert (answer.code, answer.out) == (2, "")
    one_line(answer.err)


def test_stelle_below_one_that_does_not_exist(installed: Path) -> None:
    answer = lueckenlos(installed, "stelle", "neustadt", "Neustadt", "--parent", "nirgends")
    assert (answer.code, answer.out) == (2, "")
    one_line(answer.err)


# ---------------------------------------------------------------- import
def test_dry_run_changes_nothing(installed: Path, tmp_path: Path) -> None:
    file = table(tmp_path, ROWS.replace(";ags", "").replace(";15087220", ""))
    for _ in range(2):
        answer = lueckenlos(installed, "import", "offers", str(file), "--stelle", "hettstedt", "--dry-run")
        assert (answer.code, answer.err) == (0, "")
        assert answer.out.startswith("Probelauf, nichts wurde geändert.\n")
        assert re.search(r"^  neu +1$", answer.out, re.MULTILINE)


def test_rejected_row_is_named_and_counted(installed: Path, tmp_path: Path) -> None:
    file = table(tmp_path, ROWS + ";Ohne Titel;Familienverein Kupferberg (erfunden);06333;Hettstedt;\n")
    answer = lueckenlos(installed, "import", "offers", str(file), "--stelle", "hettstedt", "--dry-run")
    assert (answer.code, answer.err) == (1, "")
    assert "Zeile 3 „“: Der Titel fehlt.\n" in answer.out


def test_file_that_is_not_there(installed: Path) -> None:
    answer = lueckenlos(installed, "import", "offers", "fehlt.csv", "--stelle", "hettstedt", "--dry-run")
    assert answer == Answer(2, "", "Die Datei „fehlt.csv“ gibt es nicht. Bitte den Pfad prüfen.\n")


def test_stelle_that_does_not_exist(installed: Path, tmp_path: Path) -> None:
    answer = lueckenlos(installed, "import", "offers", str(table(tmp_path, ROWS)), "--stelle", "nirgends")
    assert (answer.code, answer.out) == (2, "")
    one_line(answer.err)


def test_option_without_a_value(installed: Path, tmp_path: Path) -> None:
    file = str(table(tmp_path, ROWS))
    answer = lueckenlos(installed, "import", "offers", file, "--stelle", "hettstedt", "--fest", "angebotsform")
    assert (answer.code, answer.out) == (2, "")
    one_line(answer.err)


def table(folder: Path, text: str) -> Path:
    file = folder / "angebote.csv"
    file.write_text(text, encoding="utf-8")
    return file


def one_line(text: str) -> None:
    """For people, not for programmers."""
    assert text.count("\n") == 1
    assert text.endswith(".\n")
    assert "Traceback" not in text
