"""Readers of settings: a wrong value ends the start with a sentence that says what to set."""

from pathlib import Path

import pytest

from lueckenlos.config import settings
from lueckenlos.shared import env

NAME = "SOME_SETTING"


def refusal(reader: object, *arguments: object, **options: object) -> str:
    with pytest.raises(env.SettingError) as caught:
        reader(*arguments, **options)  # type: ignore[operator] # a function
    return str(caught.value)


def test_text_may_be_missing_only_where_there_is_a_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert env.text(NAME, "so") == "so"
    assert refusal(env.text, NAME) == "Einstellung SOME_SETTING: fehlt. Bitte die Umgebungsvariable setzen."
    monkeypatch.setenv(NAME, "  anders ")
    assert env.text(NAME) == "anders"


@pytest.mark.parametrize("value", ["1", "true", "Ja", "yes", "ON"])
def test_flag_yes(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(NAME, value)
    assert env.flag(NAME, default=False) is True


@pytest.mark.parametrize("value", ["0", "false", "Nein", "no", "off"])
def test_flag_no(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(NAME, value)
    assert env.flag(NAME, default=True) is False


def test_flag_neither(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "vielleicht")
    assert refusal(env.flag, NAME, default=True) == (
        "Einstellung SOME_SETTING: „vielleicht“ ist weder ja noch nein. Bitte 1 oder 0 setzen."
    )


@pytest.mark.parametrize("value", ["acht", "-1", "0", "11", "8.5", "²"])
def test_number_outside(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv(NAME, value)
    assert refusal(env.number, NAME, 5, at_least=1, at_most=10) == (
        f"Einstellung SOME_SETTING: „{value}“ ist keine ganze Zahl von 1 bis 10. Bitte eine solche setzen."
    )


@pytest.mark.parametrize(("value", "number"), [("", 5), ("1", 1), (" 10 ", 10)])
def test_number_inside(monkeypatch: pytest.MonkeyPatch, value: str, number: int) -> None:
    monkeypatch.setenv(NAME, value)
    assert env.number(NAME, 5, at_least=1, at_most=10) == number


def test_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(NAME, raising=False)
    assert env.words(NAME, ["a"]) == ["a"]
    monkeypatch.setenv(NAME, " eins, zwei ,,")
    assert env.words(NAME, ["a"]) == ["eins", "zwei"]


def test_folder_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(NAME, str(tmp_path / "neu" / "darin"))
    assert env.folder(NAME, tmp_path).is_dir()


def test_folder_is_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "datei"
    file.touch()
    monkeypatch.setenv(NAME, str(file))
    assert refusal(env.folder, NAME, tmp_path) == (
        f"Einstellung SOME_SETTING: „{file}“ ist eine Datei. Bitte einen Ordner nennen."
    )
    monkeypatch.setenv(NAME, str(file / "darunter"))
    assert refusal(env.folder, NAME, tmp_path).startswith(
        f"Einstellung SOME_SETTING: Der Ordner „{file / 'darunter'}“ lässt sich nicht anlegen ("
    )


def test_database_is_embedded_without_an_address() -> None:
    assert settings._database("")["ENGINE"] == "django.db.backends.sqlite3"


def test_database_address() -> None:
    found = settings._database("postgresql://anna:ge%20heim@db.example:6432/kette")
    assert {name: found[name] for name in ("NAME", "USER", "PASSWORD", "HOST", "PORT")} == {
        "NAME": "kette",
        "USER": "anna",
        "PASSWORD": "ge heim",
        "HOST": "db.example",
        "PORT": 6432,
    }


@pytest.mark.parametrize("address", ["mysql://a@b/c", "postgresql://a@b/", "kette", "postgresql:///"])
def test_database_address_of_another_kind(address: str) -> None:
    assert refusal(settings._database, address) == (
        "Einstellung DATABASE_URL: erwartet postgresql://benutzer:kennwort@rechner:5432/datenbank "
        "oder bleibt leer (SQLite)."
    )


def test_database_port_is_no_number() -> None:
    assert refusal(settings._database, "postgresql://a@b:acht/c") == (
        "Einstellung DATABASE_URL: nennt einen Port, der keine Zahl ist."
    )
